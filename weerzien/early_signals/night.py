"""The families that are due: those the rulebook may see differently today than when it last looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weerzien.audit.actions import record_by_system
from weerzien.dossiers.holding import hold_free_families
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.models import Evaluation
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.storing import store
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.rulebook.fingerprint import rulebook_fingerprint
from weerzien.rulebook.next_look import look
from weerzien.rulebook.settings import Settings


@dataclass(frozen=True, slots=True)
class Due:
    """Families to look at again, by why: another rulebook, what their municipality set, or the day that has come."""

    by_law: tuple[DossierId, ...]
    by_setting: tuple[DossierId, ...]
    by_time: tuple[DossierId, ...]


def due_families(*, on: date, settings: Settings) -> Due:
    """Return the open families that are due on a day, of those the context reaches; two queries.

    `settings` are those of the municipality: other ones than a family was looked at with, or one that has begun since.
    """
    known = {
        pk: (evaluated_on, again_on, rulebook, looked_with)
        for pk, evaluated_on, again_on, rulebook, looked_with in Evaluation.objects.order_by().values_list(
            "dossier_id", "evaluated_on", "again_on", "rulebook", "settings"
        )
    }
    now = settings.fingerprint
    by_law, by_setting, by_time = [], [], []
    for pk in open_family_ids():
        evaluated_on, again_on, rulebook, looked_with = known.get(pk, (date.min, on, rulebook_fingerprint(), now))
        if rulebook != rulebook_fingerprint():
            by_law.append(pk)
        elif looked_with != now or (pk in known and settings.begun_between(evaluated_on, on)):
            by_setting.append(pk)
        elif evaluated_on > on or (again_on is not None and again_on <= on):
            by_time.append(pk)
    return Due(tuple(by_law), tuple(by_setting), tuple(by_time))


def reevaluate_due(*, municipality_id: OrganisationId, on: date, now: datetime, most: int) -> int:
    """Evaluate at most so many due families of a municipality; return how many, none where nothing is left to do.

    Must run inside `system_wide` for that municipality. A family that somebody is changing is left to them: leaving
    their unit of work evaluates it.
    """
    settings = settings_of(municipality_id)
    due = due_families(on=on, settings=settings)
    cause, held = first_free(due, most=most)
    if not held:
        return 0
    looked = {pk: look(case, on=on, settings=settings) for pk, case in read_cases(held).items()}
    store(looked, on=on, now=now, cause=cause)
    record_by_system("early-signals.reevaluated-at-night", municipality_id=municipality_id, dossier_ids=held, at=now)
    return len(held)


def first_free(due: Due, *, most: int) -> tuple[Cause, list[DossierId]]:
    """Lock at most so many families that are due for one and the same reason; return that reason and them."""
    for cause, waiting in ((Cause.LAW, due.by_law), (Cause.SETTING, due.by_setting), (Cause.TIME, due.by_time)):
        held = hold_free_families(waiting, most=most) if waiting else []
        if held:
            return cause, held
    return Cause.TIME, []
