"""A kind of fact that people enter and correct by hand: what it is called, what it holds, what may be written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.dossiers.models import Fact
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.dossiers.rules import Around, Cells
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.rulebook.case import Value
from weerzien.rulebook.dictionary import FactDefinition, facts_by_column


@dataclass(frozen=True, slots=True)
class Correction:
    """Who corrects, when and why: what goes with every row that a correction writes."""

    actor: Actor
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Tells:
    """A fact of the dictionary that a row says with one of its fields, where its other fields say what is `given`."""

    fact: str
    by: str
    given: Mapping[str, Collection[str]] = field(default_factory=dict)


def is_given(cells: Mapping[str, object], given: Mapping[str, Collection[str]]) -> bool:
    """Return whether the fields of a row say one of the words that are asked of each."""
    return all(cells.get(name) in words for name, words in given.items())


Row = Mapping[str, Any]
"""A row by column, before it is written."""


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact. `code` stands in addresses, `name` in the audit log ("procedure.permit").

    `fixed` are columns that say which rows of the table are of this kind; `has_many` says that somebody may have more
    than one at a time; `fact` is set where the kind is one fact of the dictionary, told by its name; `tells` are facts
    of the dictionary that its rows say as well; `part` is set where its rows are kept in another compartment than the
    table says. What a kind has of its own it does with a function, each left out where there is nothing to do:
    - `person_of`: family and what a new fact is entered with, to the person it is about, None for the whole family;
      else that is the person;
    - `links`: the same, to the columns that say what else a new fact is about; raises why it cannot be;
    - `beside`: a row, to what belongs to the same thing and a check may look at;
    - `derived`: a row, with the `id` of the one it takes the place of, to the columns that follow from the others;
    - `follow`: the row before and the row that took its place, to let what hangs on it follow.
    """

    code: str
    name: str
    table: FactTable
    check: Callable[[Cells, Around], None]
    label: str
    columns: tuple[Column, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)
    has_many: bool = False
    fact: FactDefinition | None = None
    part: Compartment | None = None
    person_of: Callable[[DossierId, UUID], PersonId | None] | None = None
    links: Callable[[DossierId, UUID], Row] | None = None
    beside: Callable[[Row], Mapping[str, Value]] | None = None
    derived: Callable[[Row], Row] | None = None
    follow: Callable[[Fact, Fact, Correction], None] | None = None
    tells: tuple[Tells, ...] = ()

    @property
    def compartment(self) -> Compartment:
        """The compartment that keeps it."""
        if self.fact is not None:
            return Compartment(self.fact.compartment)
        return self.part or Compartment(self.fixed.get("compartment", self.table.compartment))

    @property
    def ability(self) -> Ability:
        """What somebody needs to write it."""
        return Ability(f"edit-{self.compartment}")

    @property
    def headings(self) -> Mapping[str, str]:
        """The headings by field."""
        return {column.field: column.heading for column in self.columns}

    @property
    def kept_headings(self) -> Mapping[str, str]:
        """What the table calls its columns, by field; a kind may call them otherwise."""
        return {column.field: column.heading for column in self.table.columns}

    def is_event(self, column: Column) -> bool:
        """Return whether a column tells of something that may not have happened."""
        known = self.fact or facts_by_column().get((self.table.sheet, column.heading))
        return column.kind is ColumnKind.DAY and known is not None and known.kind == "gebeurtenis"

    def keeps_unknown(self, column: Column) -> bool:
        """Return whether "onbekend" is kept as an answer, so that nobody asks again, and not as nothing.

        Of every day it is; of a word where it is all that a told fact says, and stands beside no day.
        """
        is_alone = self.fact is not None and self.fact.type != "dag"
        return column.kind is ColumnKind.DAY or (is_alone and column.field == "word")


def fact_kind(
    code: str, *, name: str, table: FactTable, check: Callable[[Cells, Around], None], **its_own: Any
) -> FactKind:
    """Return a kind that is a whole table, called and filled in as the table is."""
    as_table: dict[str, Any] = {"label": table.label, "columns": table.columns, "has_many": table.is_list}
    return FactKind(code=code, name=name, table=table, check=check, **(as_table | its_own))
