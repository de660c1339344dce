"""Remind whose turn it is in a handover, and tell the team leads where that does not help: nobody twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from weerzien.access.queries import placed_with
from weerzien.access.questions import asked
from weerzien.access.roles import Role
from weerzien.dossiers.queries.families import responsible_people
from weerzien.early_signals.mails import count_for_mail
from weerzien.handovers.models import Handover, Nudge
from weerzien.handovers.nudges import Due, due
from weerzien.handovers.receivers import TAKERS
from weerzien.handovers.responsible import Because
from weerzien.handovers.rules import OPEN, Side, State
from weerzien.kernel.ids import AccountId, OrganisationId

LEADS: Final = (Role.TEAMLEIDER,)
IN_A_GAP: Final = """
select one.id from unnest(%(ids)s::uuid[]) asked (id) join handovers_handover one on one.id = asked.id
cross join lateral responsible_on(one.dossier_id, one.subject_id, one.theme, %(today)s) said
where said.because = %(gap)s
"""


@dataclass(frozen=True, slots=True)
class Office:
    """Who works where today: people of an organisation by role."""

    people: Mapping[tuple[UUID, Role], Sequence[UUID]]

    def with_role(self, organisation_id: UUID, roles: Iterable[Role]) -> set[UUID]:
        """Return who has one of these roles at an organisation."""
        return {pk for role in roles for pk in self.people.get((organisation_id, role), ())}


def make_nudges(*, municipality_id: OrganisationId, today: date, now: datetime) -> int:
    """Store what is due for the handovers of a municipality, count it for the mail, and return how much that was.

    Must run inside `system_wide` for that municipality, one at a time. The number of queries does not depend on how
    many handovers there are.
    """
    rows = list(Handover.objects.filter(state__in=sorted(OPEN)).order_by("id"))
    if not rows:
        return 0
    gaps = {pk for (pk,) in asked(IN_A_GAP, {"ids": [row.id for row in rows], "today": today, "gap": Because.GAP})}
    office = office_today(today)
    responsible = responsible_people([row.dossier_id for row in rows], today=today)
    wanted = {
        (row.id, one.reason.value, one.day, account_id): (row, one)
        for row in rows
        for one in due(State(row.state), days_of(row, today if row.id in gaps else None), on=today)
        for account_id in hearing(row, one, office, above=above(row, office, responsible, municipality_id))
    }
    kept = Nudge.objects.filter(handover_id__in=[row.id for row in rows]).order_by("id")
    told = set(kept.values_list("handover_id", "reason", "day", "account_id"))
    fresh = {key: found for key, found in wanted.items() if key not in told and not was_told_of_gap(key, told)}
    Nudge.objects.bulk_create(
        Nudge(
            handover_id=row.id,
            dossier_id=row.dossier_id,
            account_id=account_id,
            reason=one.reason,
            day=one.day,
            is_escalation=one.to is None,
            made_at=now,
        )
        for (_, _, _, account_id), (row, one) in fresh.items()
    )
    counts = Counter(AccountId(key[-1]) for key in fresh)
    count_for_mail(counts, municipality_id=municipality_id, today=today)
    return len(fresh)


def was_told_of_gap(key: tuple[UUID, str, date, UUID], told: set[tuple[Any, ...]]) -> bool:
    """Return whether somebody heard before that nobody accepted: a gap has no first day here, only today."""
    handover_id, reason, _, account_id = key
    return reason == "nobody_accepted" and any(
        (one[0], one[1], one[3]) == (handover_id, reason, account_id) for one in told
    )


def days_of(row: Handover, gap_on: date | None) -> dict[str, date | None]:
    """Return the days from which turns are counted."""
    return {
        "proposed_on": row.proposed_at.date(),
        "answer_by": row.answer_by,
        "accepted_on": row.accepted_on,
        "contact_planned_on": row.contact_planned_on,
        "contact_on": row.contact_on,
        "gap_on": gap_on,
    }


def office_today(today: date) -> Office:
    """Return who works where today in the roles that hear of handovers; one query."""
    people: dict[tuple[UUID, Role], list[UUID]] = defaultdict(list)
    for one in placed_with({*TAKERS, Role.TEAMLEIDER, Role.GEZINSREGISSEUR}, today=today):
        people[one.organisation_id, one.role].append(one.account_id)
    return Office(people)


def above(row: Handover, office: Office, responsible: Mapping[UUID, AccountId], municipality_id: UUID) -> set[UUID]:
    """Return the team leads of both sides, with the coordinator of the family, or all of them where none is named.

    A proposal is its sender's: those of its receiver do not know of it.
    """
    leads = office.with_role(row.from_organisation_id, LEADS)
    if row.state != State.PROPOSED:
        leads |= office.with_role(row.to_organisation_id, LEADS)
    named = responsible.get(row.dossier_id)
    return leads | ({named} if named else office.with_role(municipality_id, [Role.GEZINSREGISSEUR]))


def hearing(row: Handover, one: Due, office: Office, *, above: set[UUID]) -> set[UUID]:
    """Return who hears of something that is due; where the one person meant is gone, their team leads do."""
    if one.to is None:
        return above
    is_sender = one.to is Side.SENDER
    here = row.from_organisation_id if is_sender else row.to_organisation_id
    meant = row.from_account_id if is_sender else row.answered_by_id or row.to_account_id
    takers = office.with_role(here, TAKERS)
    if meant is None:
        return takers
    return {meant} if meant in takers else office.with_role(here, LEADS)
