"""Who is responsible for many families at once, and taking that back while it is fresh."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.context import current_context
from weerzien.access.queries import may_be_responsible
from weerzien.access.questions import asked
from weerzien.audit.actions import record_each
from weerzien.dossiers.door import NotYours, hold_dossiers
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import Responsibility
from weerzien.dossiers.models.fact import Source
from weerzien.kernel.ids import AccountId, DossierId
from weerzien.kernel.refusals import Refused

ASSIGNABLE: Final = """
select d.id from dossiers_dossier d
where d.id = any(%(ids)s) and d.closed_on is null
  and d.id in (select dossiers_with_ability('assign-responsibility'))
"""
TAKEN_BACK: Final = "Ongedaan gemaakt."
FIELDS: Final = ("organisation", "account")
GROUND_LENGTH: Final = 80


class NobodyAtWork(Refused):
    """Deze collega werkt vandaag niet met gezinnen in uw gemeente. Kies iemand uit de lijst."""


class NoGround(Refused):
    """Schrijf in een paar woorden waarom deze gezinnen een andere verantwoordelijke krijgen, hooguit 80 tekens."""


@dataclass(frozen=True, slots=True)
class Together:
    """What became of families that were chosen together: for which it was done, for which it was so, and the rest."""

    done: tuple[UUID, ...]
    already: tuple[UUID, ...] = ()
    refused: tuple[UUID, ...] = ()


def assign_many(
    *,
    actor: Actor,
    dossier_ids: Collection[UUID],
    account_id: AccountId | None,
    ground: str,
    batch_id: UUID,
    today: date,
    at: datetime,
) -> Together:
    """Make the own organisation, and where given a colleague, responsible for families from today on.

    As many statements for many as for one. Families that may not be assigned are left out. Raises NotYours,
    NobodyAtWork where that colleague does not work with families, and NoGround.
    """
    if not may(actor, Ability.ASSIGN_RESPONSIBILITY):
        raise NotYours
    if not 0 < len(ground) <= GROUND_LENGTH:
        raise NoGround
    if account_id is not None and account_id not in may_be_responsible(actor.organisation_id, today=today).people:
        raise NobodyAtWork
    allowed = {pk for (pk,) in asked(ASSIGNABLE, {"ids": list(dossier_ids)})}
    hold_dossiers(allowed)
    rows = Responsibility.objects.filter(dossier_id__in=allowed, period__contains=today, superseded_by=None)
    present = {row.dossier_id: row for row in rows.order_by("dossier_id")}
    assigned = {"organisation_id": actor.organisation_id, "account_id": account_id, "ground": ground}
    already = {
        pk
        for pk, row in present.items()
        if (row.organisation_id, row.account_id) == (actor.organisation_id, account_id)
    }
    changed = sorted(present.keys() - already)
    changes = [
        change for pk in changed for change in _from_today(present[pk], assigned, today, place=place_of(batch_id))
    ]
    supersede_many(Responsibility, changes=changes, actor=actor, source=Source.HAND, at=at, because=ground)
    record_each(actor, "dossiers.responsibility-assigned", dossier_ids=changed, fields=FIELDS, at=at)
    look_again(changed)
    left_out = set(dossier_ids) - set(changed) - already
    return Together(tuple(changed), tuple(sorted(already)), tuple(sorted(left_out)))


def look_again(dossier_ids: Collection[UUID]) -> None:
    """Let the unit of work evaluate these families: a rule counts how often their contact person changed."""
    current_context().opened.update(DossierId(pk) for pk in dossier_ids)


def _from_today(
    present: Responsibility, assigned: Mapping[str, object], today: date, *, place: str
) -> list[Change[Responsibility]]:
    """Return the changes by which somebody is responsible from today on; what was said of today itself is replaced."""
    until = present.period.upper
    new = {**assigned, "period": (today, until)}
    if present.period.lower == today:
        return [Change(present, new, place)]
    ended = Change(present, {"period": (present.period.lower, today)})
    return [ended, Change(None, {**new, "dossier_id": present.dossier_id}, place)]


def take_back_assignments(*, actor: Actor, batch_id: UUID, within: timedelta, at: datetime) -> Together:
    """Undo what somebody assigned together, as it was before; what another changed since stays as that one made it.

    `within` is how long ago it may have been; what is older is as if it were not there.
    """
    written = Responsibility.objects.filter(
        source_place=place_of(batch_id), recorded_by_id=actor.account_id, recorded_at__gte=at - within
    ).order_by("dossier_id")
    rows = list(written)
    hold_dossiers([row.dossier_id for row in rows])
    still = [row for row in written.all() if row.superseded_by_id is None]
    changes = _as_before(still)
    supersede_many(Responsibility, changes=changes, actor=actor, source=Source.HAND, at=at, because=TAKEN_BACK)
    undone = tuple(row.dossier_id for row in still)
    record_each(actor, "dossiers.responsibility-restored", dossier_ids=undone, fields=FIELDS, at=at)
    look_again(undone)
    return Together(undone, refused=tuple(row.dossier_id for row in rows if row.dossier_id not in undone))


def _as_before(rows: Sequence[Responsibility]) -> list[Change[Responsibility]]:
    """Return the changes that put back what stood before these rows: replaced that day, or ended the day before.

    What was ended becomes one period again.
    """
    ids = [row.id for row in rows]
    replaced = {
        row.superseded_by_id: row for row in Responsibility.objects.filter(superseded_by_id__in=ids).order_by("id")
    }
    current = Responsibility.objects.filter(
        dossier_id__in=[row.dossier_id for row in rows], superseded_by=None
    ).order_by("id")
    ended = {(row.dossier_id, row.period.upper): row for row in current}
    changes = []
    for row in rows:
        before = replaced.get(row.id)
        if before is not None:
            values = {name: getattr(before, name) for name in ("organisation_id", "account_id", "ground")}
            changes.append(Change(row, values))
        else:
            last = ended[row.dossier_id, row.period.lower]
            changes.append(Change(last, {"period": (last.period.lower, row.period.upper)}, also=(row.id,)))
    return changes


def place_of(batch_id: UUID) -> str:
    """Return how a responsibility says with which others it was assigned."""
    return f"reeks {batch_id}"
