"""Families as the rulebook reads them, from the tables of the tracks; the dictionary names the columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from weerzien.dossiers.fact_kinds import is_given
from weerzien.dossiers.queries import tables as dossiers
from weerzien.dossiers.queries.assignments import Assignment, covered_and_assigned
from weerzien.dossiers.queries.current import FactRow, each_current_row
from weerzien.dossiers.queries.facts import FactTable
from weerzien.dossiers.told import known_of
from weerzien.early_signals.editing.kinds import EPISODES
from weerzien.early_signals.tracks import TABLES
from weerzien.guardianship import queries as guardianship
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId
from weerzien.procedure import queries as procedure
from weerzien.rulebook.case import ApplicationFacts, Case, Known, PersonFacts, RowFacts, Value
from weerzien.rulebook.derived.families import COMPANION, DIRECTOR
from weerzien.rulebook.dictionary import FactDefinition, fact_named, facts_by_column
from weerzien.rulebook.facts_read import facts_read
from weerzien.rulebook.keeping import is_contradicted, keep

ASSIGNED_HERE = "toegewezen in weerzien"
UNDER_GUARDIANSHIP = "onder voogdij"
"""A row of guardianship is itself a fact: somebody has or had a guardian."""
LISTS = {"Verzuim": "absences", "Contacten": "contacts", "Betrokkenen": "professionals"}
LATER = (procedure.STEPS, dossiers.TOLD, dossiers.EPISODES)
"""What goes to persons and applications that have to be there first; what it is called stands in its row."""


@dataclass(slots=True)
class _Family:
    """One family while its rows come in."""

    persons: dict[UUID, dict[str, Known]] = field(default_factory=dict)
    applications: dict[UUID, tuple[UUID, UUID, dict[str, Known]]] = field(default_factory=dict)
    lists: dict[str, list[RowFacts]] = field(default_factory=lambda: defaultdict(list))
    told: list[RowFacts] = field(default_factory=list)
    facts: dict[str, Known] = field(default_factory=dict)
    is_contradicted: bool = False


def read_cases(dossier_ids: Sequence[DossierId]) -> dict[DossierId, Case]:
    """Return the case of each family with all its current facts that a rule reads; two queries for one or many.

    Must run inside `evaluating`, or the rulebook would take a fact that is hidden for one that is unknown.
    """
    found = dict(each_case(dossier_ids))
    return {dossier_id: found[dossier_id] for dossier_id in dossier_ids}


def each_case(dossier_ids: Sequence[DossierId]) -> Iterator[tuple[DossierId, Case]]:
    """Give each of these families with the same case, one at a time: only one of them need be there at once."""
    covered, assignments = covered_and_assigned(dossier_ids)
    in_hand: dict[UUID, list[RowFacts]] = defaultdict(list)
    for assignment in assignments:
        in_hand[assignment.dossier_id].append(_in_hand(assignment))
    without_rows = dict.fromkeys(dossier_ids)
    rows = each_current_row(TABLES, dossier_ids, naming=_naming)
    for number, of_family in groupby(rows, key=attrgetter("dossier_id.int")):  # numbers are compared quicker than ids
        dossier_id = DossierId(UUID(int=number))
        del without_rows[dossier_id]
        yield dossier_id, _case(dossier_id, _family(of_family), in_hand[dossier_id], covered[dossier_id])
    for dossier_id in without_rows:
        yield dossier_id, _case(dossier_id, _Family(), in_hand[dossier_id], covered[dossier_id])


def _family(rows: Iterable[FactRow]) -> _Family:
    """Return a family of its rows."""
    family = _Family()
    later: dict[FactTable, list[FactRow]] = {table: [] for table in LATER}
    for row in rows:
        if row.table in later:
            later[row.table].append(row)
        else:
            _add(family, row)
    for row in later[procedure.STEPS]:
        _add_step(family, row)
    for row in later[dossiers.TOLD]:
        _add_told(family, row)
    for row in later[dossiers.EPISODES]:
        _add_episode(family, row)
    return family


def _in_hand(assignment: Assignment) -> RowFacts:
    """Return that somebody had a family in hand as the rulebook reads of people around it."""
    told: dict[str, Value] = {
        "naam betrokkene": assignment.name,
        "organisatie betrokkene": assignment.organisation,
        "rol betrokkene": DIRECTOR if assignment.is_municipal else COMPANION,
        "betrokken van": Day.on(assignment.since),
        **({"betrokken tot": Day.on(assignment.until)} if assignment.until else {}),
    }
    known = {name: Known(value, ASSIGNED_HERE, assignment.id) for name, value in told.items() if name in facts_read()}
    return RowFacts(assignment.id, None, known)


def _add(family: _Family, row: FactRow) -> None:
    table, named = row.table, row.values
    row_list = LISTS.get(table.sheet)  # most rows are of one: they come first
    if row_list is not None:
        family.lists[row_list].append(RowFacts(row.fact_id, row.subject_id, named))
        return
    if table is guardianship.GUARDIANSHIPS:
        named[UNDER_GUARDIANSHIP] = Known(True, row.place, row.fact_id, row.certainty)
    if table is procedure.APPLICATIONS and row.subject_id is not None:
        family.applications[row.fact_id] = (UUID(row.links[0]), row.subject_id, named)
    elif row.subject_id is not None:
        family.persons.setdefault(row.subject_id, {}).update(named)


def _add_step(family: _Family, row: FactRow) -> None:
    """Add a step to its application; the steps of an application that was withdrawn as a mistake go with it."""
    application = family.applications.get(UUID(row.links[0]))
    if application is not None:
        values = procedure.step_values(row.links[1], row.values)
        named = {_name(row.table.sheet, heading): known for heading, known in values.items()}
        application[2].update({name: known for name, known in named.items() if name})


def _add_told(family: _Family, row: FactRow) -> None:
    """Add what somebody told to the person, the applications for that person, or the family."""
    fact = fact_named(row.links[0])
    known = known_of(fact, row.values) if fact else None
    if fact is None or known is None:
        return
    family.is_contradicted |= is_contradicted(known)
    if fact.repeated:
        family.told.append(RowFacts(row.fact_id, row.subject_id, {fact.name: known}))
    elif fact.about == "family":
        keep(family.facts, fact, known)
    elif row.subject_id is not None:
        for facts in _places_for(family, fact, row.subject_id):
            keep(facts, fact, known)


def _add_episode(family: _Family, row: FactRow) -> None:
    """Add what an episode says of the facts that rules read; what somebody told by name leads."""
    kind = EPISODES.get(row.links[0])
    if kind is None or row.subject_id is None or not kind.tells:
        return
    field_of = {kind.kept_headings[column.field]: column.field for column in kind.columns}
    said = {field_of[heading]: known for heading, known in row.values.items() if heading in field_of}
    words = {name: known.value for name, known in said.items()}
    for tells in kind.tells:
        fact, known = fact_named(tells.fact), said.get(tells.by)
        if fact is None or not is_given(words, tells.given):
            continue
        for facts in _places_for(family, fact, row.subject_id):
            if known is not None:
                facts.setdefault(fact.name, known)
            elif fact.type == "dag":
                facts.setdefault(fact.name, Known(True, row.place, row.fact_id, row.certainty))


def _places_for(family: _Family, fact: FactDefinition, person_id: UUID) -> list[dict[str, Known]]:
    """Return where a fact of a person goes: the applications for that person, else the person."""
    applications = [facts for _, member, facts in family.applications.values() if member == person_id]
    if fact.about == "application" and applications:
        return applications
    return [family.persons.setdefault(person_id, {})]


def _naming(table: FactTable, heading: str) -> str:
    """Return what a column is called in a case; one whose name stands in its row keeps its heading until then."""
    return heading if table in LATER else _name(table.sheet, heading)


@cache
def _name(sheet: str, heading: str) -> str:
    """Return what the dictionary calls a column, or a fact that has no column; empty where no rule reads it."""
    fact = facts_by_column().get((sheet, heading)) or fact_named(heading)
    return fact.name if fact and fact.name in facts_read() else ""


def _case(dossier_id: DossierId, family: _Family, in_hand: list[RowFacts], covered: Iterable[str]) -> Case:
    return Case(
        family=dossier_id,
        persons=tuple(PersonFacts(key, facts) for key, facts in sorted(family.persons.items())),
        applications=tuple(
            ApplicationFacts(key, sponsor, member, facts)
            for key, (sponsor, member, facts) in family.applications.items()
        ),
        absences=tuple(family.lists["absences"]),
        contacts=tuple(family.lists["contacts"]),
        professionals=(*family.lists["professionals"], *in_hand),
        told=tuple(family.told),
        facts=family.facts,
        covered=frozenset(covered),
        is_contradicted=family.is_contradicted,
    )
