"""What the rulebook says about many families on one day: per rule and step the rows, their state, day and version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.checking import ABOUT
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.dictionary import About
from weerzien.rulebook.many.columns import Columns
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.reckoning import Reckoner
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Twin
from weerzien.rulebook.many.twins.catalogue import TWINS
from weerzien.rulebook.outcomes import Kind, State
from weerzien.rulebook.rule import Rule, Step, Version
from weerzien.rulebook.tree import AllOf, Condition

STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of one step of one version. `rows` are row numbers of the list the rule is about.

    `states` are places in STATES, `days` days since 1970 or nothing.
    """

    rule: str
    step: int
    version: date
    about: About
    rows: pl.Series
    states: pl.Series
    days: pl.Series

    def __len__(self) -> int:
        return len(self.rows)


def evaluate_many(columns: Columns, *, on: date, twins: Mapping[str, Twin] = TWINS) -> Iterator[Outcomes]:
    """Give the outcomes of every rule for many families on a day, with the parameters rules were written with."""
    every: dict[About, Rows] = {}
    for ready in the_rulebook().ready:
        about = ABOUT[ready.rule.subject]
        if about not in every:
            every[about] = every_row(columns, about, on, twins)
        yield from outcomes_of(ready, every[about])


def every_row(columns: Columns, about: About, on: date, twins: Mapping[str, Twin]) -> Rows:
    """Return all rows of a list, without ghosts."""
    index = pl.int_range(columns.size[about], dtype=pl.UInt32, eager=True)
    if about == "person":
        index = index.filter(~columns.ghosts)
    return Rows(columns, number(on), about, index, twins)


def outcomes_of(ready: ReadyRule, every: Rows) -> Iterator[Outcomes]:
    """Give the outcomes of one rule."""
    parameters = ready.parameters
    rows = Reckoner(every, parameters).surely(asked_by_all(ready.rule))
    if not len(rows):
        return
    picks = version_days(ready.rule, rows, parameters)
    for place, version in enumerate(ready.rule.versions):
        chosen = rows.narrowed(is_in_force(version, picks, is_first=place == 0))
        held = Reckoner(chosen, parameters).surely(version.guard)
        if not len(held):
            continue
        for step_place, step in enumerate(version.steps):
            found = judged(step, held, parameters)
            if found is not None:
                kept = found.states.is_not_null()
                yield Outcomes(
                    rule=ready.rule.id,
                    step=step_place,
                    version=version.since,
                    about=held.about,
                    rows=held.index.filter(kept),
                    states=found.states.filter(kept),
                    days=found.days.filter(kept),
                )


def asked_by_all(rule: Rule) -> AllOf:
    """Return what the guards of all versions of a rule ask: for the rest no version has to be looked for."""
    first, *others = (conditions(version.guard) for version in rule.versions)
    return AllOf(tuple(part for part in first if all(part in other for other in others)))


def conditions(guard: Condition) -> tuple[Condition, ...]:
    """Return the conditions that a guard asks all of."""
    if isinstance(guard, AllOf):
        return tuple(deep for part in guard.parts for deep in conditions(part))
    return (guard,)


def version_days(rule: Rule, rows: Rows, parameters: Parameters) -> pl.Series:
    """Return the day of each case that picks the version, on its earliest; nothing while it is unknown."""
    picked = Reckoner(rows, parameters).value(rule.versions[-1].counts_by)
    assert isinstance(picked, Days)
    return picked.earliest


def is_in_force(version: Version, days: pl.Series, *, is_first: bool) -> pl.Series:
    """Return whether a version is in force on each day; while the day is unknown the first one is."""
    since = days >= number(version.since)
    told = since if version.until is None else since & (days <= number(version.until))
    return told.fill_null(is_first)


@dataclass(frozen=True, slots=True)
class Judged:
    """The state of each row, nothing where the step says nothing, and its day."""

    states: pl.Series
    days: pl.Series


def judged(step: Step, rows: Rows, parameters: Parameters) -> Judged:
    """Return what a step comes to for every row."""
    reader = Reckoner(rows, parameters)
    holds = reader.truth(step.condition)
    days = reader.value(step.day) if step.day is not None else None
    assert days is None or isinstance(days, Days)
    states = state_on(step, days, rows)
    doubt = holds.is_null()
    if step.suspended is not None:
        suspended = reader.truth(step.suspended)
        states = pl.select(
            pl.when(states.is_null())
            .then(None)
            .when(suspended)
            .then(code(State.SUSPENDED))
            .when(doubt | suspended.is_null())
            .then(code(State.UNKNOWN))
            .otherwise(states)
        ).to_series()
    else:
        states = pl.select(
            pl.when(states.is_null()).then(None).when(doubt).then(code(State.UNKNOWN)).otherwise(states)
        ).to_series()
    earliest = days.earliest if days is not None else pl.repeat(None, len(rows), dtype=pl.Int32, eager=True)
    if step.unsettled is not None:
        unsettled = reader.truth(step.unsettled).fill_null(False)
        told = pl.select(
            pl.when(unsettled).then(code(State.UNKNOWN)).otherwise(states).alias("states"),
            pl.when(unsettled).then(None).otherwise(earliest).alias("days"),
        )
        states, earliest = told["states"], told["days"]
    return Judged(pl.select(pl.when(holds.fill_null(True)).then(states)).to_series(), earliest)


def state_on(step: Step, days: Days | None, rows: Rows) -> pl.Series:
    """Return the state of a step that holds for every row; nothing where it has ended."""
    if days is None:
        return pl.repeat(
            None if step.state is None else STATES.index(step.state), len(rows), dtype=pl.UInt8, eager=True
        )
    before = step.state or (State.EXPECTED if step.kind is Kind.EXPECTED else State.DUE)
    ended = (days.latest < rows.on) if before is not step.after else days.latest.is_not_null()
    return pl.select(
        pl.when(days.earliest.is_null())
        .then(code(State.UNKNOWN))
        .when(days.earliest >= rows.on)
        .then(code(before))
        .when(ended)
        .then(code(step.after))
        .otherwise(code(State.UNKNOWN))
        .cast(pl.UInt8)
    ).to_series()


def code(state: State | None) -> pl.Expr:
    """Return the number of a state, or nothing."""
    return pl.lit(None if state is None else STATES.index(state), dtype=pl.UInt8)
