"""The families that are due: those the rulebook may see differently today than when it last looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from weerzien.access.questions import IdSlot, Question
from weerzien.audit.actions import record_by_system
from weerzien.dossiers.holding import hold_free_families
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.looking import looked_at
from weerzien.early_signals.models import Evaluation
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.storing import store
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.rulebook.fingerprint import rulebook_fingerprint
from weerzien.rulebook.settings import Settings

KNOWN = Question(
    lambda: (
        Evaluation.objects.filter(dossier_id__in=[IdSlot("ids")])
        .order_by()
        .values_list("dossier_id", "evaluated_on", "again_on", "rulebook", "settings")
    )
)


@dataclass(frozen=True, slots=True)
class Due:
    """Families to look at again, by why: another rulebook, what their municipality set, or the day that has come."""

    by_law: tuple[DossierId, ...]
    by_setting: tuple[DossierId, ...]
    by_time: tuple[DossierId, ...]

    def batches(self, at_once: int) -> Iterator[tuple[Cause, tuple[DossierId, ...]]]:
        """Give so many families at a time that are due for the same cause, with that cause."""
        for cause, ids in (
            (Cause.LAW, self.by_law),
            (Cause.SETTING, self.by_setting),
            (Cause.TIME, self.by_time),
        ):
            for first in range(0, len(ids), at_once):
                yield cause, ids[first : first + at_once]


def due_families(*, on: date, settings: Settings) -> Due:
    """Return the open families that are due on a day, of those the context reaches; two queries.

    `settings` are those of the municipality: other ones than a family was looked at with, or one that has begun since.
    """
    ids = open_family_ids()
    known = {
        pk: (evaluated_on, again_on, rulebook, looked_with)
        for pk, evaluated_on, again_on, rulebook, looked_with in KNOWN.tuples(ids=ids)
    }
    now = settings.fingerprint
    by_law, by_setting, by_time = [], [], []
    for pk in ids:
        evaluated_on, again_on, rulebook, looked_with = known.get(pk, (date.min, on, rulebook_fingerprint(), now))
        if rulebook != rulebook_fingerprint():
            by_law.append(pk)
        elif looked_with != now or (pk in known and settings.begun_between(evaluated_on, on)):
            by_setting.append(pk)
        elif evaluated_on > on or (again_on is not None and again_on <= on):
            by_time.append(pk)
    return Due(tuple(by_law), tuple(by_setting), tuple(by_time))


def reevaluate_due(
    dossier_ids: tuple[DossierId, ...],
    *,
    municipality_id: OrganisationId,
    on: date,
    now: datetime,
    cause: Cause,
) -> int:
    """Evaluate these due families of a municipality, and return how many nobody else held.

    Must run inside `system_wide` for that municipality. A family that somebody is changing is left to them: leaving
    their unit of work evaluates it. The number of queries does not depend on how many.
    """
    held = hold_free_families(dossier_ids)
    if held:
        looked = looked_at(held, on=on, settings=dict.fromkeys(held, settings_of(municipality_id)))
        store(looked, on=on, now=now, cause=cause)
        record_by_system(
            "early-signals.reevaluated-at-night", municipality_id=municipality_id, dossier_ids=held, at=now
        )
    return len(held)
