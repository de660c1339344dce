"""The families that are due: those the rulebook may see differently today than when it last looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from weerzien.audit.actions import record_by_system
from weerzien.dossiers.holding import hold_free_families
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.looking import looked_at
from weerzien.early_signals.models import Evaluation
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.storing import store
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.rulebook.fingerprint import rulebook_fingerprint


@dataclass(frozen=True, slots=True)
class Due:
    """Families to look at again: since another rulebook looked at them, or since their day has come."""

    by_law: tuple[DossierId, ...]
    by_time: tuple[DossierId, ...]

    def batches(self, at_once: int) -> Iterator[tuple[Cause, tuple[DossierId, ...]]]:
        """Give so many families at a time that are due for the same cause, with that cause."""
        for cause, ids in ((Cause.LAW, self.by_law), (Cause.TIME, self.by_time)):
            for first in range(0, len(ids), at_once):
                yield cause, ids[first : first + at_once]


def due_families(*, on: date) -> Due:
    """Return the open families that are due on a day, of those the context reaches; two queries."""
    ids = open_family_ids()
    known = {
        pk: (evaluated_on, again_on, rulebook)
        for pk, evaluated_on, again_on, rulebook in Evaluation.objects.filter(dossier_id__in=ids)
        .order_by()
        .values_list("dossier_id", "evaluated_on", "again_on", "rulebook")
    }
    by_law, by_time = [], []
    for pk in ids:
        evaluated_on, again_on, rulebook = known.get(pk, (date.min, on, rulebook_fingerprint()))
        if rulebook != rulebook_fingerprint():
            by_law.append(pk)
        elif evaluated_on > on or (again_on is not None and again_on <= on):
            by_time.append(pk)
    return Due(tuple(by_law), tuple(by_time))


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
        store(looked_at(held, on=on), on=on, now=now, cause=cause)
        record_by_system(
            "early-signals.reevaluated-at-night", municipality_id=municipality_id, dossier_ids=held, at=now
        )
    return len(held)
