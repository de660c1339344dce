"""The page of two persons who may be one: who they are, why, what differs, and what goes along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments
from weerzien.access.queries import account_names
from weerzien.dossiers.alike import Why, why_alike
from weerzien.dossiers.door import OpenedDossier, home_of, may_in
from weerzien.dossiers.merging.planning import Choosing, Clash, Planned
from weerzien.dossiers.merging.reading import planned
from weerzien.dossiers.merging.rules import AreTied, Course, NotDirectorOfBoth, SamePerson, is_tied
from weerzien.dossiers.models import Fact, Membership, Personalia, PersonNumbers
from weerzien.dossiers.numbers import decrypted
from weerzien.dossiers.queries.facts import FactTable, place_words, row_values
from weerzien.dossiers.recognising import HEADINGS
from weerzien.dossiers.registration import ENDS_IN, SHOWN_DIGITS
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.case import Value
from weerzien.rulebook.words import value_words

Label = Callable[[FactTable, Fact], str]
"""What a row is called on a page."""


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One of the two, in the family where they are."""

    id: PersonId
    dossier_id: DossierId
    number: str
    name: str
    born: Day | None
    part: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one of two rows says, where that was told, and by whom it was written."""

    words: str
    place: str
    by: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something in which the two differ, to choose from."""

    key: str
    what: str
    heading: str
    gone: Said
    stays: Said


@dataclass(frozen=True, slots=True)
class PairPanel:
    """Two persons: `gone` would go on as `stays`. `refused` is why that cannot be, empty where it can.

    `must_be_whole`: others of the family belong to the one who goes, so that they come along or it cannot be.
    """

    gone: PersonSeen
    stays: PersonSeen
    why: Why | None
    choices: tuple[Choice, ...]
    goes_along: tuple[tuple[str, int], ...]
    must_be_whole: bool
    refused: str

    @property
    def is_across(self) -> bool:
        return self.gone.dossier_id != self.stays.dossier_id

    @property
    def asks_who_comes(self) -> bool:
        return self.is_across and bool(self.gone.others) and not self.must_be_whole


def pair_panel(
    actor: Actor, gone: PersonId, stays: PersonId, *, tables: Sequence[FactTable], label: Label, today: date
) -> PairPanel:
    """Return the page, of what the actor may read; six queries at most.

    Raises NotFound, NotDirectorOfBoth, SamePerson.
    """
    if gone == stays:
        raise SamePerson
    homes = home_of(gone, today=today), home_of(stays, today=today)
    if homes[0] is None or homes[1] is None:
        raise NotFound
    check_director(homes[0], homes[1])
    course = Course(gone, homes[0].id, stays, homes[1].id, homes[0].id != homes[1].id)
    plan, refused = read_plan(tables, course, actor)
    seen = [person_seen(pk, home, plan, today) for pk, home in zip((gone, stays), homes, strict=True) if home]
    moved = [move.row for moves in plan.moves.values() for move in moves]
    return PairPanel(
        gone=seen[0],
        stays=seen[1],
        why=why_alike(seen[0].name, seen[0].born, seen[1].name, seen[1].born),
        choices=choices_of(plan.clashes, label),
        goes_along=counted(moved, tables),
        must_be_whole=course.is_whole and any(is_tied(vars(row), course) for row in moved),
        refused=refused,
    )


def check_director(*homes: OpenedDossier) -> None:
    """Refuse whoever may not merge in one of these families; one query for each."""
    if not all(may_in(home, Ability.MERGE_PERSONS) for home in {home.id: home for home in homes}.values()):
        raise NotDirectorOfBoth


def read_plan(tables: Sequence[FactTable], course: Course, actor: Actor) -> tuple[Planned, str]:
    """Return what would become of everything, and why it cannot be, empty where it can."""
    choosing = Choosing({}, frozenset(visible_compartments(actor.roles)))
    try:
        return planned(tables, course, choosing), ""
    except AreTied as no:
        return planned(tables, course, Choosing({}, choosing.reads, stops=False)), str(no)


def person_seen(person_id: PersonId, home: OpenedDossier, plan: Planned, today: date) -> PersonSeen:
    """Return who somebody is, out of the rows that were read."""
    names = {vars(row)["subject_id"]: row for row in plan.held[Personalia] if isinstance(row, Personalia)}
    parts = {
        vars(row)["subject_id"]: row.get_part_display()
        for row in plan.held[Membership]
        if isinstance(row, Membership) and vars(row)["dossier_id"] == home.id and contains(row.period, today)
    }
    own = names.get(person_id)
    born = (
        Day(own.born_earliest, own.born_latest, own.born_told)
        if own and own.born_earliest and own.born_latest
        else None
    )
    others = tuple(name_of(names.get(pk)) for pk in parts if pk != person_id)
    return PersonSeen(person_id, home.id, home.number, name_of(own), born, parts.get(person_id, ""), others)


def contains(period: Any, day: date) -> bool:
    """Return whether a day lies in a period."""
    return bool(day in period)


def name_of(row: Personalia | None) -> str:
    """Return somebody's name; who has none is called so."""
    name = f"{row.first_name} {row.last_name}".strip() if row else ""
    return name or "zonder naam"


def choices_of(clashes: Sequence[Clash], label: Label) -> tuple[Choice, ...]:
    """Return what differs, as people read it; one query for who wrote it."""
    rows = [row for clash in clashes for row in (clash.gone, clash.stays)]
    names = account_names({vars(row)["recorded_by_id"] for row in rows}) if rows else {}
    return tuple(
        Choice(
            clash.key,
            HEADINGS[clash.gone.kind] if isinstance(clash.gone, PersonNumbers) else label(clash.table, clash.gone),
            clash.column.heading if clash.column else "",
            said(clash, clash.gone, names),
            said(clash, clash.stays, names),
        )
        for clash in clashes
    )


def said(clash: Clash, row: Fact, names: Mapping[UUID, str]) -> Said:
    """Return what one row says in what differs."""
    place = place_words(row.source, row.source_place, row.recorded_at.date())
    return Said(said_words(clash, row), place, names.get(vars(row)["recorded_by_id"], ""))


def said_words(clash: Clash, row: Fact) -> str:
    """Return the words of a value; of a number no more than its end."""
    if isinstance(row, PersonNumbers):
        return f"{ENDS_IN} {decrypted(bytes(row.encrypted))[-SHOWN_DIGITS:]}"
    columns = [clash.column] if clash.column else clash.table.columns
    values: Collection[tuple[str, Value]] = row_values(columns, row).items()
    by_field = {column.field: column for column in columns}
    words = [by_field[name].choices.get(str(value), value_words(value)) for name, value in values]
    return ", ".join(words) or "niets ingevuld"


def counted(rows: Sequence[Fact], tables: Sequence[FactTable]) -> tuple[tuple[str, int], ...]:
    """Return of which tables how many rows go along, by their labels."""
    labels = {table.model: table.label for table in tables} | {PersonNumbers: "BSN en V-nummer"}
    return tuple(sorted(Counter(labels[type(row)] for row in rows).items()))
