"""Begin checklists by themselves, at the transfer of guardianship or at 18: at night for every youngster at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from weerzien.access.involved import InRole, involved_in_role
from weerzien.access.queries import placed_with
from weerzien.access.questions import asked_for_many
from weerzien.access.roles import Role
from weerzien.audit.actions import record_by_system
from weerzien.dossiers.queries.current import current_rows
from weerzien.dossiers.queries.families import open_family_ids, responsible_people
from weerzien.dossiers.queries.tables import MEMBERSHIPS, PERSONALIA
from weerzien.dossiers.queries.youngsters import families_reaching
from weerzien.early_signals.queries.rule_days import days_of_rules
from weerzien.early_signals.shields import withheld_from
from weerzien.guardianship.queries import GUARDIANSHIPS, families_transferred
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.plans.checklist.items import Item, Owner, items_on
from weerzien.plans.checklist.queries import MAJORITY, Youngster, came_alone, chosen_items, heading, youngster_of
from weerzien.plans.models import Task
from weerzien.plans.rules import OriginKind, State, reminder_of

READ: Final = (MEMBERSHIPS, PERSONALIA, GUARDIANSHIPS)
GUIDES: Final = (Role.CONTRACTPARTNER, Role.VWN_BEGELEIDER)
"""Who guides a youngster to 18, the first of these first."""
WORKERS: Final = tuple(role for role in Role if role is not Role.GEZINSLID)
PAPERS: Final = (("V10", ""), ("V07", "checklist"))
"""The rules that say by which day papers are in order; the first that says so counts."""
BEGUN: Final = "select dossier_id, origin_id from items_begun(%(families)s, %(words)s)"
FELL_AWAY: Final = "Vanzelf ingetrokken: de overdracht of de geboortedatum waarmee de checklist begon, is gewijzigd."
"""What is said of an item that was taken back by itself; once the list begins again it is a task again."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """A youngster whose checklist has begun, and of which family."""

    dossier_id: DossierId
    youngster: Youngster
    start: date

    @property
    def ground(self) -> str:
        """Why whoever gets an item does it, in words."""
        return f"Zo staat het in de checklist van de gemeente; die begint vanzelf: {self.youngster.why_start}."


@dataclass(frozen=True, slots=True)
class Hands:
    """Who may see to items: by family the coordinator, and whoever guides; `withheld` is what is kept from whom."""

    municipality_id: OrganisationId
    coordinators: Mapping[UUID, UUID]
    guides: tuple[InRole, ...]
    withheld: frozenset[tuple[UUID, UUID | None]]

    def of(self, owner: Owner, one: Beginning) -> tuple[UUID, UUID | None]:
        """Return the organisation and the person who see to an item; nobody by name where nobody is known."""
        person_id = one.youngster.person_id
        if owner is Owner.GUIDE:
            ours = [
                guide
                for guide in self.guides
                if guide.dossier_id == one.dossier_id
                and guide.person_id in (None, person_id)
                and self.may_know(guide.account_id, one)
            ]
            if ours:
                first = min(ours, key=lambda guide: (GUIDES.index(guide.role), str(guide.account_id)))
                return first.organisation_id, first.account_id
        coordinator = self.coordinators.get(one.dossier_id)
        known = coordinator is not None and self.may_know(coordinator, one)
        return self.municipality_id, coordinator if known else None

    def may_know(self, account_id: UUID, one: Beginning) -> bool:
        """Return whether neither the family nor the youngster is withheld from somebody."""
        return self.withheld.isdisjoint({(account_id, one.dossier_id), (account_id, one.youngster.person_id)})


def begin_due(*, municipality_id: OrganisationId, today: date, now: datetime) -> int:
    """Make a task of each item of whoever's checklist has begun, and return how many were made.

    Must run inside `system_wide` for that municipality, one at a time. What was a task once does not begin again, and
    a list of which every day has passed is left to people. As many statements for many as for one.
    """
    items = used_items(municipality_id, today)
    begun = beginnings(longest=longest_of(items), today=today) if items else ()
    tasks = begin(begun, items, municipality_id=municipality_id, today=today, at=now)
    if tasks:
        families = {task.dossier_id for task in tasks}
        record_by_system("plans.checklist-begun", municipality_id=municipality_id, dossier_ids=families, at=now)
    return len(tasks)


def begin(
    begun: Sequence[Beginning], items: Sequence[Item], *, municipality_id: OrganisationId, today: date, at: datetime
) -> list[Task]:
    """Make a task of each item that was none before, for youngsters of one municipality, and return these tasks.

    Must run where all of these families may be read. As many statements for many as for one, and one where nothing
    is to be done.
    """
    ids = sorted({one.dossier_id for one in begun})
    known = set(asked_for_many(BEGUN, {"families": ids, "words": FELL_AWAY})) if ids else set()
    fresh = [
        (one, item)
        for one in begun
        for item in items
        if (one.dossier_id, item.origin_for(one.youngster.person_id)) not in known
    ]
    if not fresh:
        return []
    families = sorted({one.dossier_id for one, _ in fresh})
    days = days_of_rules(families, {rule for rule, _ in PAPERS})
    hands = hands_today(families, municipality_id=municipality_id, today=today)
    tasks = [task_of(item, one, hands, days, today=today, at=at) for one, item in fresh]
    # Somebody may give the same item at this moment: theirs counts.
    Task.objects.bulk_create(tasks, ignore_conflicts=True)
    return tasks


def used_items(municipality_id: OrganisationId, today: date) -> list[Item]:
    """Return what stands on the list of a municipality today; one query."""
    return [item for item in items_on(chosen_items(municipality_id), today) if item.is_used]


def longest_of(items: Iterable[Item]) -> int:
    """Return how many weeks the longest of these items takes."""
    return max((item.weeks for item in items), default=0)


def beginnings(*, longest: int, today: date) -> tuple[Beginning, ...]:
    """Return whose checklist has begun and has days left, of the open families; `longest` is in weeks."""
    since, families_here = first_day(longest, today), open_family_ids()
    reached = families_reaching(MAJORITY, among=families_here, since=since, until=today)
    ids = sorted(reached | families_transferred(families_here, since=since, until=today))
    rows = current_rows(READ, ids, naming=heading) if ids else ()
    families = {row.subject_id: DossierId(row.dossier_id) for row in rows if row.table is MEMBERSHIPS}
    found = (youngster_of(person_id, "", said) for person_id, said in came_alone(rows).items())
    return tuple(
        Beginning(families[one.person_id], one, one.start)
        for one in found
        if one.start is not None and since <= one.start <= today
    )


def first_day(longest: int, today: date) -> date:
    """Return the earliest day on which a list that takes so many weeks may have begun, to have days left."""
    return today - timedelta(weeks=longest)


def hands_today(dossier_ids: Collection[DossierId], *, municipality_id: OrganisationId, today: date) -> Hands:
    """Return who may see to items of these families; four queries."""
    here = {one.account_id for one in placed_with(WORKERS, today=today) if one.organisation_id == municipality_id}
    named = responsible_people(dossier_ids, today=today)
    guides = tuple(involved_in_role(dossier_ids, GUIDES, today=today))
    coordinators = {pk: account_id for pk, account_id in named.items() if account_id in here}
    return Hands(municipality_id, coordinators, guides, withheld_from([*coordinators.values(), *each(guides)]))


def each(guides: Iterable[InRole]) -> list[UUID]:
    """Return who guides."""
    return [guide.account_id for guide in guides]


def task_of(
    item: Item,
    one: Beginning,
    hands: Hands,
    days: Mapping[tuple[UUID, str, str], date],
    *,
    today: date,
    at: datetime,
) -> Task:
    """Return the task of one item, given by nobody and not written down yet."""
    person_id = one.youngster.person_id
    said = (days.get((person_id, rule, step)) for rule, step in PAPERS)
    due = item.due(one.start, papers_by=next((day for day in said if day), None), today=today)
    organisation_id, account_id = hands.of(item.owner, one)
    return Task(
        id=uuid4(),
        dossier_id=one.dossier_id,
        subject_id=person_id,
        what=item.words,
        ground=one.ground,
        organisation_id=organisation_id,
        account_id=account_id,
        due_on=due,
        remind_on=reminder_of(due, today=today),
        compartment=item.compartment,
        theme=item.theme,
        origin=OriginKind.CHECKLIST,
        origin_id=item.origin_for(person_id),
        state=State.OPEN,
        made_at=at,
    )
