"""Some rows of a part on one day as rules see them: every fact by its name, found once for all rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.many.arrays import NO_DAYS, NONE, Days, Mask, Places, Values, taken, taken_values
from weerzien.rulebook.many.columns import EMPTY, FIRST_WORD, NO_ROW, SILENT, List
from weerzien.rulebook.many.parts import Array, Part, Table
from weerzien.rulebook.many.seen import (
    Seen,
    never_told,
    told_answers,
    told_days,
    told_numbers,
    told_words,
)
from weerzien.rulebook.seen import WHOLE
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.views import Parameters

Twin = Callable[["Rows", Parameters], Seen]
Kept = Seen | Values


@dataclass(slots=True)
class World:
    """What all rows of one part look at together. `kept` holds the lists as a whole: all rows of each."""

    part: Part
    on: int
    twins: Mapping[str, Twin]
    kept: dict[List, Rows] = field(default_factory=dict)
    made: list[Rows] = field(default_factory=list)

    def forget(self) -> None:
        """Let go of everything that was found: rows know each other, and would stay until somebody tidies up."""
        for rows in self.made:
            rows.kept.clear()
            rows.others.clear()
        self.made.clear()
        self.kept.clear()

    def every(self, about: List) -> Rows:
        """Return all rows of a list."""
        if about not in self.kept:
            self.kept[about] = Rows(self, about, None)
        return self.kept[about]


@dataclass(slots=True)
class Rows:
    """Some rows of one list, by number; the same row may stand in it more than once. What was seen is kept.

    Without `index` they are all rows of the list. NO_ROW stands for somebody who is not in the family that `family`
    names: nothing is known of them. `wider` are the rows these were chosen from, `chosen` their places among those.
    """

    world: World
    about: List
    index: Places | None
    family: Places | None = None
    has_nobody: bool = False
    wider: Rows | None = None
    chosen: Places | None = None
    kept: dict[Hashable, Kept] = field(default_factory=dict)
    others: dict[Hashable, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.world.made.append(self)

    def __len__(self) -> int:
        return self.table.size if self.index is None else len(self.index)

    @property
    def on(self) -> int:
        return self.world.on

    @property
    def table(self) -> Table:
        return self.world.part.tables[self.about]

    @property
    def numbers(self) -> Places:
        """Return the number of every row in its list within the part."""
        if self.index is None:
            self.index = np.arange(self.table.size)
        return self.index

    @property
    def is_everything(self) -> bool:
        return self is self.world.kept.get(self.about)

    def narrowed(self, chosen: Places) -> Rows:
        """Return the rows at some places."""
        index = chosen if self.is_everything else self.numbers.take(chosen)
        family = None if self.family is None else self.family.take(chosen)
        return Rows(self.world, self.about, index, family, self.has_nobody, self, chosen)

    def families(self) -> Places:
        """Return the family of every row."""
        if self.family is None:
            part = self.world.part
            everything = self.is_everything
            self.family = part.family_of(self.about) if everything else part.family_at(self.about, self.numbers)
        return self.family

    def of(self, owner: Owner) -> Rows:
        """Return whose facts are meant: those of the rows themselves, or of their sponsor or member."""
        if owner is Owner.OWN or self.about != "application":
            return self
        if owner not in self.others:
            whose = self.table.columns["sponsor" if owner is Owner.SPONSOR else "member"]
            index = whose if self.is_everything else whose.take(self.numbers)
            self.others[owner] = Rows(self.world, "person", index, self.families(), bool((index == NO_ROW).any()))
        found: Rows = self.others[owner]
        return found

    def look(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact or a derived fact of every row; parameters are those of the rule that asks."""
        derived = DERIVED_FACTS.get(name)
        key = (name, *(parameters[each] for each in derived.counts_with)) if derived else name
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = (derived and self.from_wider(key)) or self.find(name, parameters)
        assert isinstance(found, Seen)
        return found

    def from_wider(self, key: Hashable) -> Kept | None:
        """Return what was found for the wider rows, for these."""
        found = self.wider.kept.get(key) if self.wider else None
        if found is None or self.chosen is None:
            return None
        return found.taken(self.chosen) if isinstance(found, Seen) else taken_values(found, self.chosen)

    def find(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact of every row without remembering it."""
        definition = FACTS.get(name)
        about = (definition or DERIVED_FACTS[name]).about
        if about in WHOLE and not (self.about == "family" and self.is_everything):
            return self.world.every("family").look(name, parameters).taken(self.families())
        if definition is None:
            return self.world.twins[name](self, parameters)
        return self.as_seen(definition)

    def as_seen(self, definition: FactDefinition) -> Seen:
        """Return how a fact looks on the day: unknown is not "no", and silence means "no" for a covered event only."""
        is_event = definition.kind == "gebeurtenis"
        covered = is_event and self.covered(definition.name)
        if definition.name not in self.table.columns:
            return never_told(definition, covered)
        if definition.type == "dag":
            _, greatest = self.table.bounds_of(definition.name)
            on = self.on if is_event else None
            return told_days(self.days(definition.name), covered, on=on, greatest=greatest)
        told = self.column(definition.name)
        if definition.type == "ja/nee":
            return told_answers(told)
        if definition.type == "getal":
            return told_numbers(told)
        least, _ = self.table.bounds_of(definition.name)
        return told_words(told, covered, all_known=least >= FIRST_WORD and not self.has_nobody)

    def days(self, name: str) -> Days:
        """Return a day of every row as it was told, with what was said instead of a day."""
        told = self.table.day(name)
        assert told is not None
        earliest = self.picked(told[0], name)
        is_full = self.table.bounds_of(name)[1] < NONE and not self.has_nobody
        latest = earliest if told[0] is told[1] else self.picked(told[1], name)
        return Days(earliest, latest, True if is_full else None)

    def lie_behind(self, name: str) -> bool:
        """Return whether every row has a day that has come."""
        return name in self.table.columns and self.table.greatest_day(name) <= self.on and not self.has_nobody

    def told_days(self, name: str) -> Days:
        """Return a day of every row as it was told, whatever the day that is looked at; NONE where it is no day."""
        if name not in self.table.columns:
            return NO_DAYS
        told = self.days(name)
        if self.table.bounds_of(name)[1] <= SILENT:
            return told
        earliest = np.minimum(told.earliest, NONE)
        return Days(earliest, earliest if told.is_exact else np.minimum(told.latest, NONE))

    def column(self, name: str) -> Array:
        """Return the words, answers or numbers of every row as they were told."""
        return self.picked(self.table.columns[name], name)

    def picked(self, told: Array, name: str) -> Array:
        """Return a column for these rows; of somebody who is not in the family it says nothing."""
        if self.is_everything:
            return told
        if not self.has_nobody:
            return told.take(self.numbers)
        if not len(told):
            return np.full(len(self), EMPTY[FACTS[name].type], told.dtype)
        return np.where(self.numbers == NO_ROW, EMPTY[FACTS[name].type], told.take(self.numbers))

    def covered(self, name: str) -> Mask:
        """Return for every row whether silence about a fact means that it did not happen."""
        return taken(self.world.part.covers(name), self.families())

    def is_nobody(self) -> Mask:
        """Return which rows stand for somebody who is not in the family."""
        return self.numbers == NO_ROW if self.has_nobody else False
