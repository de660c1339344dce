"""What is known of each member, kind by kind, with what the reader may correct or enter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.queries.facts import ColumnKind, HistoryRow
from weerzien.dossiers.queries.tables import EPISODES as EPISODE_ROWS
from weerzien.dossiers.queries.tables import MEMBERSHIPS, TOLD
from weerzien.dossiers.queries.writable import Writable
from weerzien.early_signals.editing import told
from weerzien.early_signals.editing.kinds import EPISODES, KINDS, OFFERED, form_id
from weerzien.early_signals.member_line import MemberLine
from weerzien.early_signals.words import value_words
from weerzien.procedure.actions import APPLICATION, SPONSORS, STEP_KINDS
from weerzien.procedure.queries import STEPS
from weerzien.rulebook.case import Value

Rows = Mapping[tuple[str, UUID], Sequence[HistoryRow]]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as it stands, or the place for one. Without `fact_id` nothing is known yet, `about_id` says of what.

    `values` are heading and words; `level` is 1 for what hangs on the line before it; `is_more`: for one beside others.
    """

    kind: str
    label: str
    values: tuple[tuple[str, str], ...]
    fact_id: UUID | None
    about_id: UUID
    may_write: bool
    level: int = 0
    is_more: bool = False

    @property
    def form_id(self) -> str:
        """What tells its form from the others on the page."""
        return form_id(self.kind, self.fact_id or self.about_id)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """All that is known of one member, or of the whole family, as far as the reader sees it or may write it.

    `about_id` is the member or the family; `may_tell`: something may be filled in that has no line yet.
    """

    about_id: UUID
    name: str
    part: str
    lines: tuple[FactLine, ...]
    may_tell: bool = False


def person_facts(
    rows: Iterable[HistoryRow], members: Sequence[MemberLine], writable: Writable, *, dossier_id: UUID
) -> tuple[PersonFacts, ...]:
    """Return the facts of each member, and of the family as a whole, out of its rows; who has none is left out."""
    found: dict[tuple[str, UUID], list[HistoryRow]] = defaultdict(list)
    for row in rows:
        if row.superseded_by is None:
            found[row.table.label, row.subject_id or dossier_id].append(row)
    people = (
        PersonFacts(
            member.person_id,
            member.name,
            member.part,
            (
                *_lines(member.person_id, found, writable),
                *episode_lines(member.person_id, found, writable),
                *told_lines(member.person_id, found, writable),
            ),
            any(writable.may_write(part, member.person_id) for part in told.PARTS_OF_PERSONS),
        )
        for member in members
    )
    family = PersonFacts(
        dossier_id,
        "Het hele gezin",
        "",
        tuple(told_lines(dossier_id, found, writable)),
        any(writable.may_write_all(part) for part in told.PARTS_OF_FAMILIES),
    )
    return tuple(each for each in (*people, family) if each.lines or each.may_tell)


def episode_lines(person_id: UUID, rows: Rows, writable: Writable) -> Iterable[FactLine]:
    """Return what runs or ran with somebody, kind by kind; of each kind in the order in which it was written."""
    known = rows.get((EPISODE_ROWS.label, person_id), ())
    for kind in EPISODES.values() if known else ():
        may_write = writable.may_write(kind.compartment, person_id)
        for row in known:
            if row.links[0] == kind.code and row.values:
                values = tuple(words_of(kind, row.values))
                yield FactLine(kind.code, kind.label, values, row.fact_id, person_id, may_write)


def told_lines(about_id: UUID, rows: Rows, writable: Writable) -> Iterable[FactLine]:
    """Return what was told about a person or the family, in the order of the dictionary; what says nothing left out."""
    found = [row for row in rows.get((TOLD.label, about_id), ()) if row.values and row.links[0] in told.BY_FACT]
    for row in sorted(found, key=lambda row: told.ORDER[row.links[0]]):
        kind = told.BY_FACT[row.links[0]]
        values, may_write = tuple(words_of(kind, row.values)), may_tell(kind, about_id, writable)
        yield FactLine(kind.code, kind.label, values, row.fact_id, about_id, may_write)


def tellable(about_id: UUID, writable: Writable, *, of_family: bool) -> tuple[FactKind, ...]:
    """Return what may be filled in about a person or the family that no form of a track writes."""
    return tuple(
        kind for kind in OFFERED if told.is_of_family(kind) is of_family and may_tell(kind, about_id, writable)
    )


def may_tell(kind: FactKind, about_id: UUID, writable: Writable) -> bool:
    """Return whether the reader may write a told fact about a person, or about the family."""
    if told.is_of_family(kind):
        return writable.may_write_all(kind.compartment)
    return writable.may_write(kind.compartment, about_id)


def _lines(person_id: UUID, rows: Rows, writable: Writable) -> Iterable[FactLine]:
    parts = [row.values.get("Rol in gezin") for row in rows.get((MEMBERSHIPS.label, person_id), ())]
    is_sponsor = any(part in SPONSORS for part in parts)
    for kind in KINDS.values():
        if kind.table is STEPS:
            continue  # they stand with their application
        may_write = writable.may_write(kind.compartment, person_id)
        known = rows.get((kind.table.label, person_id), ())
        for row in known:
            yield FactLine(kind.code, kind.label, tuple(words_of(kind, row.values)), row.fact_id, person_id, may_write)
            if kind is APPLICATION:
                yield from _steps(row.fact_id, rows.get((STEPS.label, person_id), ()), may_write=may_write)
        if may_write and (kind.has_many or not known) and not (kind is APPLICATION and is_sponsor):
            yield FactLine(kind.code, kind.label, (), None, person_id, may_write, is_more=bool(known))


def _steps(application_id: UUID, steps: Sequence[HistoryRow], *, may_write: bool) -> Iterable[FactLine]:
    """Return every step of an application that is known, and the others where they may be filled in."""
    known = {row.links[1]: row for row in steps if row.links[0] == str(application_id)}
    for step, kind in STEP_KINDS.items():
        row = known.get(step)
        if row is not None or may_write:
            words = [said for heading in ("Uitkomst", "Dag") if (said := _said(kind, row, heading))]
            values = ((kind.label, ", ".join(words)),) if words else ()
            fact_id = row.fact_id if row is not None else None
            yield FactLine(kind.code, kind.label, values, fact_id, application_id, may_write, level=1)


def _said(kind: FactKind, row: HistoryRow | None, heading: str) -> str:
    value = row.values.get(heading) if row is not None else None
    if value is None:
        return ""
    choices = next((column.choices for column in kind.columns if column.field == "value"), {})
    return str(choices.get(str(value), value_words(value)))


def words_of(kind: FactKind, values: Mapping[str, Value]) -> Iterable[tuple[str, str]]:
    """Return what a row says, in the order of its headings."""
    for column in kind.columns:
        value = values.get(kind.kept_headings[column.field])
        if value is not None:
            listed = column.choices.get(str(value)) if column.kind is ColumnKind.WORDS else None
            yield column.heading, listed or value_words(value)
