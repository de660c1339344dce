"""What people write down and correct of guardianship."""

from __future__ import annotations

from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.guardianship.queries import GUARDIANSHIPS
from weerzien.guardianship.rules import check_guardianship

GUARDIANSHIP = fact_kind("voogdij", name="guardianship.guardianship", table=GUARDIANSHIPS, check=check_guardianship)
KINDS: tuple[FactKind, ...] = (GUARDIANSHIP,)
