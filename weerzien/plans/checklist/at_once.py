"""Begin a checklist as soon as a fact says that it has begun: in the transaction that keeps that fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from weerzien.access.context import current_context
from weerzien.audit.actions import record_each
from weerzien.dossiers.queries.municipalities import municipalities_of
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.plans.checklist.beginning import Beginning, begin, first_day, longest_of, used_items
from weerzien.plans.checklist.items import MOST_WEEKS
from weerzien.plans.checklist.queries import YOUNGSTER, Youngster, youngster_from
from weerzien.rulebook.case import Case, Facts, Value

PART, BORN, ORDERED = "rol in gezin", "geboortedatum", "beschikking"


def begin_at_once(cases: Mapping[DossierId, Case], today: date, at: datetime) -> None:
    """Make a task of each item of whoever's checklist has begun by what is known now; nothing is asked of others.

    Must run inside `evaluating`. What was a task once does not begin again: the night finds nothing left to do.
    """
    begun = [one for dossier_id, case in cases.items() for one in begun_in(dossier_id, case, today=today)]
    if not begun:
        return
    homes = municipalities_of({one.dossier_id for one in begun}, on=today, only_open=True)
    by_home: dict[OrganisationId, list[Beginning]] = defaultdict(list)
    for one in begun:
        if one.dossier_id in homes:
            by_home[homes[one.dossier_id]].append(one)
    for municipality_id, some in by_home.items():
        items = used_items(municipality_id, today)
        since = first_day(longest_of(items), today)
        left = [one for one in some if one.start >= since]
        tasks = begin(left, items, municipality_id=municipality_id, today=today, at=at) if left else []
        families = {task.dossier_id for task in tasks}
        record_each(current_context().actor, "plans.checklist-begun", dossier_ids=families, at=at)


def begun_in(dossier_id: DossierId, case: Case, *, today: date) -> Iterator[Beginning]:
    """Give whose checklist has begun in a family, and may have days left."""
    earliest = first_day(MOST_WEEKS, today)
    for one in youngsters_in(case):
        if one.start is not None and earliest <= one.start <= today:
            yield Beginning(dossier_id, one, one.start)


def youngsters_in(case: Case) -> Iterator[Youngster]:
    """Give whoever of a family came alone, with the days that count."""
    for person in case.persons:
        if value_of(person.facts, PART) == YOUNGSTER and isinstance(person.key, UUID):
            born, ordered = value_of(person.facts, BORN), value_of(person.facts, ORDERED)
            yield youngster_from(person.key, "", born=born, ordered=ordered)


def value_of(facts: Facts, name: str) -> Value | None:
    """Return what is known of a fact, None where nothing is."""
    return facts[name].value if name in facts else None
