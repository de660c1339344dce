"""Begin what begins by itself in one municipality: the checklist of whoever turned 18 or has another guardian."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from weerzien.access.system import system_wide
from weerzien.exchange.lock import wait_for_turn
from weerzien.jobs.clock import what_time_is_it
from weerzien.kernel.ids import OrganisationId
from weerzien.plans.checklist.beginning import begin_due

PURPOSE: Final = "de checklist voor 18 jaar laten beginnen op de dag dat die begint"


def run(municipality_id: UUID) -> int:
    """Begin them in one transaction and return how many tasks that gave; done again, it gives none twice."""
    here, now = OrganisationId(municipality_id), what_time_is_it()
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        wait_for_turn(here)
        return begin_due(municipality_id=here, today=now.date(), now=now)
