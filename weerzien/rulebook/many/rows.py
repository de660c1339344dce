"""Some rows of the columns on one day as rules see them: every fact by its name, once for all rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS, About, FactDefinition
from weerzien.rulebook.many.columns import HAPPENED, NOT_HAPPENED, SILENT, TOLD, Columns, Told
from weerzien.rulebook.tree import Owner

Parameters = Mapping[str, int]


class Days(NamedTuple):
    """Days that may be uncertain, as numbers; both ends are nothing where the day is not known."""

    earliest: pl.Series
    latest: pl.Series


Values = Days | pl.Series


class Seen(NamedTuple):
    """A fact of every row on the day that is looked at: its value, and whether it is known or happened."""

    value: Values
    settled: pl.Series

    @property
    def days(self) -> Days:
        """Return the value of a fact that is a day."""
        assert isinstance(self.value, Days)
        return self.value

    @property
    def column(self) -> pl.Series:
        """Return the value of a fact that is a word, a number, or yes or no."""
        assert isinstance(self.value, pl.Series)
        return self.value

    def without_days_that_did_not_come(self) -> Seen:
        """Return the events without a day where they did not happen."""
        kept = self.settled.fill_null(True)  # noqa: FBT003 -- what an unknown one counts for
        earliest, latest = self.days
        ends = pl.select(pl.when(kept).then(earliest).alias("earliest"), pl.when(kept).then(latest).alias("latest"))
        return Seen(Days(ends["earliest"], ends["latest"]), self.settled)


Twin = Callable[["Rows", Parameters], Seen]


@dataclass(slots=True)
class Rows:
    """Some rows of one list, by number; the same row may stand in it more than once. What was seen is kept.

    `wider` are the rows these were chosen from and `chosen` which of them: what was seen of those is not found again.
    """

    columns: Columns
    on: int
    about: About
    index: pl.Series
    twins: Mapping[str, Twin]
    wider: Rows | None = None
    chosen: pl.Series | None = None
    kept: dict[object, Seen] = field(default_factory=dict)
    others: dict[object, Rows] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.index)

    def narrowed(self, chosen: pl.Series) -> Rows:
        """Return the rows for which something is true."""
        return Rows(self.columns, self.on, self.about, self.index.filter(chosen), self.twins, self, chosen)

    def around(self, about: About, index: pl.Series) -> Rows:
        """Return rows of another list on the same day."""
        return Rows(self.columns, self.on, about, index, self.twins)

    def of(self, owner: Owner) -> Rows:
        """Return whose facts are meant: those of the rows themselves, or of their sponsor or member."""
        if owner is Owner.OWN or self.about != "application":
            return self
        if owner not in self.others:
            whose = self.columns.sponsor if owner is Owner.SPONSOR else self.columns.member
            self.others[owner] = self.around("person", whose.gather(self.index))
        return self.others[owner]

    def families(self) -> Rows:
        """Return the family of every row."""
        if self.about == "family":
            return self
        if "family" not in self.others:
            self.others["family"] = self.around("family", self.columns.family[self.about].gather(self.index))
        return self.others["family"]

    def look(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact or a derived fact of every row; parameters are those of the rule that asks."""
        derived = DERIVED_FACTS.get(name)
        key = (name, *(parameters[each] for each in derived.counts_with)) if derived else name
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = self.chosen_from_wider(key) or self.find(name, parameters)
        return found

    def chosen_from_wider(self, key: object) -> Seen | None:
        """Return what was seen of the wider rows, for these."""
        seen = self.wider.kept.get(key) if self.wider else None
        return filtered(seen, self.chosen) if seen is not None and self.chosen is not None else None

    def find(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact of every row without remembering it."""
        definition = FACTS.get(name)
        if definition is None:
            return self.twins[name](self, parameters)
        rows = self.families() if definition.about == "family" else self
        return as_seen(definition, rows.told(name), rows.covered(name), on=self.on)

    def told(self, name: str) -> Told | None:
        """Return what was told of every row, nothing where the list does not have the fact."""
        told = self.columns.told[self.about].get(name)
        if told is None:
            return None
        latest = told.latest.gather(self.index) if told.latest is not None else None
        return Told(told.said.gather(self.index), told.value.gather(self.index), latest)

    def covered(self, name: str) -> pl.Series:
        """Return whether silence about a fact means that it did not happen, for every row."""
        return self.columns.covered[name].gather(self.families().index)

    def constant(self, value: bool | None) -> pl.Series:  # noqa: FBT001 -- it is the value
        """Return one truth for every row."""
        return pl.repeat(value, len(self), dtype=pl.Boolean, eager=True)


def as_seen(definition: FactDefinition, told: Told | None, covered: pl.Series, *, on: int) -> Seen:
    """Return how a fact looks on a day: unknown is not "no", and silence means "no" for a covered event only."""
    is_event = definition.kind == "gebeurtenis"
    silence = no_where(covered) if is_event else pl.repeat(None, len(covered), dtype=pl.Boolean, eager=True)
    if told is None:
        return Seen(nothing(definition, len(covered)), silence)
    said = told.said
    settled = pl.select(
        pl.when(said == SILENT)
        .then(silence)
        .when(said == NOT_HAPPENED)
        .then(False)
        .when((said == HAPPENED) | (said == TOLD))
        .then(True)
    ).to_series()
    if told.latest is None:
        return Seen(told.value, settled)
    if not is_event:
        return Seen(Days(told.value, told.latest), settled)
    return events(Days(told.value, told.latest), settled, on=on)


def no_where(silent: pl.Series) -> pl.Series:
    """Return false where silence says no, and unknown elsewhere."""
    return pl.select(pl.when(silent).then(False)).to_series()


def events(days: Days, settled: pl.Series, *, on: int) -> Seen:
    """Return events on a day: what lies ahead has not happened yet, and may have where its day is uncertain."""
    earliest, latest = days
    ahead = (earliest > on).fill_null(False)
    perhaps = ((earliest <= on) & (latest > on)).fill_null(False)
    seen = pl.select(
        pl.when(ahead).then(None).otherwise(earliest).alias("earliest"),
        pl.when(ahead).then(None).otherwise(latest).alias("latest"),
        pl.when(ahead).then(False).when(perhaps).then(None).otherwise(settled).alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


def nothing(definition: FactDefinition, size: int) -> Values:
    """Return no value for so many rows, of the type of a fact."""
    if definition.type == "dag":
        none = pl.repeat(None, size, dtype=pl.Int32, eager=True)
        return Days(none, none)
    kind = {"tekst": pl.UInt32, "ja/nee": pl.Boolean, "getal": pl.Float64}[definition.type]
    return pl.repeat(None, size, dtype=kind, eager=True)


def filtered(seen: Seen, chosen: pl.Series) -> Seen:
    """Return a fact for some of the rows."""
    value = seen.value
    kept = (
        Days(value.earliest.filter(chosen), value.latest.filter(chosen))
        if isinstance(value, Days)
        else value.filter(chosen)
    )
    return Seen(kept, seen.settled.filter(chosen))
