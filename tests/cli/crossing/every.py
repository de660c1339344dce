"""Every scenario that crosses rules, by name."""

from __future__ import annotations

from collections.abc import Mapping

from tests.cli.crossing.deciding import DECIDING
from tests.cli.crossing.filing import FILING
from tests.cli.crossing.growing_up import GROWING_UP
from tests.cli.crossing.guardianship import GUARDIANSHIP
from tests.cli.crossing.integrating import INTEGRATING
from tests.cli.crossing.living import LIVING
from tests.cli.crossing.shape import Scenario
from tests.cli.crossing.silence import SILENT

EVERY = (*GROWING_UP, *GUARDIANSHIP, *FILING, *DECIDING, *LIVING, *INTEGRATING, *SILENT)
SCENARIOS: Mapping[str, Scenario] = {scenario.name: scenario for scenario in EVERY}
