"""Store the reminders of one municipality, of days and handovers; the mail about them leaves in the morning."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from weerzien.access.system import system_wide
from weerzien.early_signals.reminding import make_reminders
from weerzien.exchange.lock import wait_for_turn
from weerzien.handovers.nudging import make_nudges
from weerzien.jobs.clock import what_time_is_it
from weerzien.kernel.ids import OrganisationId
from weerzien.plans.reminding import make_task_reminders

PURPOSE: Final = "wie verantwoordelijk is herinneren aan dagen die naderen"


def run(municipality_id: UUID) -> int:
    """Make them in one transaction and return how many there were."""
    here, now = OrganisationId(municipality_id), what_time_is_it()
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        wait_for_turn(here)
        of_days = make_reminders(municipality_id=here, today=now.date(), now=now)
        of_tasks = make_task_reminders(municipality_id=here, today=now.date(), now=now)
        return of_days + of_tasks + make_nudges(municipality_id=here, today=now.date(), now=now)
