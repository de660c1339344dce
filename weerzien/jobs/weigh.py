"""Count for the previews of one municipality which families a setting would change, soon after somebody asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from weerzien.access.system import system_wide
from weerzien.early_signals.local.weighing import weigh_some
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.evaluate import Interrupted
from weerzien.kernel.ids import OrganisationId

PURPOSE: Final = "uitrekenen welke gezinnen een instelling van een regel verandert"
AT_ONCE: Final = 100


def run(municipality_id: UUID, *, should_stop: Callable[[], bool], at_once: int = AT_ONCE) -> None:
    """Count in batches, each a transaction of its own, so that a page can show how far it is."""
    here, now = OrganisationId(municipality_id), what_time_is_it()
    while True:
        if should_stop():
            raise Interrupted
        with system_wide(here, purpose=PURPOSE, today=now.date()):
            if not weigh_some(municipality_id=here, on=now.date(), now=now, most=at_once):
                return
