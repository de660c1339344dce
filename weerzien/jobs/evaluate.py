"""Evaluate the families of one municipality that are due, begin their checklists, and remind who is responsible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from weerzien.access.system import system_wide
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.night import due_families, reevaluate_due
from weerzien.exchange.lock import wait_for_turn
from weerzien.jobs import begin, remind
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.collecting import without_collecting
from weerzien.kernel.ids import OrganisationId

PURPOSE: Final = "dagen en signalen 's nachts opnieuw bekijken"
AT_ONCE: Final = 500


class Interrupted(Exception):
    """Raised where the worker has to stop; what is left is still due, and another worker goes on with it."""


def run(municipality_id: UUID, *, should_stop: Callable[[], bool], at_once: int = AT_ONCE) -> int:
    """Evaluate in batches, each a transaction of its own, until nothing is due; return how many families that were.

    A batch is done or not done: whoever begins again goes on with what is still due. It takes turns with imports of
    the same municipality, which write the same outcomes. Then checklists begin that begin that day, and
    who is responsible is reminded, nobody twice.
    """
    here, now = OrganisationId(municipality_id), what_time_is_it()
    total = 0
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        due = due_families(on=now.date(), settings=settings_of(here))
    for cause, some in due.batches(at_once):
        if should_stop():
            raise Interrupted
        with without_collecting(), system_wide(here, purpose=PURPOSE, today=now.date()):
            wait_for_turn(here)
            total += reevaluate_due(some, municipality_id=here, on=now.date(), now=now, cause=cause)
    begin.run(municipality_id)
    remind.run(municipality_id)
    return total
