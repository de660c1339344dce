"""What the rulebook says about many families on one day: per rule and step the rows, their state, day and version."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from os import cpu_count
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.judging import is_switched_off, set_for
from weerzien.rulebook.many.apart import of_apart, without_apart
from weerzien.rulebook.many.arrays import NONE, Days, Mask, as_mask, both, either, inverse, places_of
from weerzien.rulebook.many.columns import Columns, List
from weerzien.rulebook.many.day_tables import day_of, number
from weerzien.rulebook.many.judging import Identity, Judged, judged
from weerzien.rulebook.many.nodes import plan_of
from weerzien.rulebook.many.parts import bounds_of, part_of
from weerzien.rulebook.many.reckoning import Reckoner, conditions
from weerzien.rulebook.many.rows import Rows, Twin, World
from weerzien.rulebook.many.twins.catalogue import TWINS, check_twins
from weerzien.rulebook.rule import Ground, Rule, Subject, Version
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.tree import AllOf
from weerzien.rulebook.views import Parameters

NO_SETTINGS = Settings()
PERSONS_IN_A_PART = 250_000
PROCESSORS: Final = cpu_count() or 1
LISTS_OF: Final[Mapping[Subject, List]] = {
    Subject.SPONSOR: "person",
    Subject.MEMBER: "application",
    Subject.YOUNGSTER: "person",
    Subject.PERSON: "person",
    Subject.PUPIL: "person",
    Subject.FAMILY: "family",
    Subject.MUNICIPALITY: "family",
}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of one step of one version. `rows` are row numbers of the list the rule is about.

    `states` are places in STATES, `days` are days since 1970 or NONE.
    """

    rule: str
    step: str
    version: date
    about: List
    rows: pl.Series
    states: pl.Series
    days: pl.Series

    def __len__(self) -> int:
        return len(self.rows)


def evaluate_many(
    columns: Columns,
    *,
    on: date,
    settings: Settings = NO_SETTINGS,
    twins: Mapping[str, Twin] = TWINS,
    persons_in_a_part: int = PERSONS_IN_A_PART,
) -> tuple[Outcomes, ...]:
    """Return the outcomes of every rule for many families on a day, as one municipality set its rules.

    Parts of the families are evaluated at the same time on all processors. Raises MissingTwin where a derived fact
    cannot be found over columns: no rule is ever left out in silence.
    """
    check_twins(twins)
    with ThreadPoolExecutor(PROCESSORS) as pool:
        bounds = bounds_of(columns, parts_for(len(columns.lists["person"]), persons_in_a_part))
        worlds = (World(part_of(columns, first, last), number(on), twins) for first, last in bounds)
        parts = pool.map(lambda world: evaluated(world, settings), worlds)
        if not columns.apart:
            return merged(parts)
        alone = of_apart(columns, functools.partial(evaluate, on=on, settings=settings))
        return merged([*without_apart(parts, columns), alone])


def parts_for(persons: int, most: int) -> int:
    """Return in how many parts so many persons are cut: none larger than the most, as many for each processor."""
    turns = max(1, -(-persons // (most * PROCESSORS)))
    return turns * PROCESSORS


def evaluated(world: World, settings: Settings) -> list[tuple[Identity, Judged]]:
    """Return what every rule comes to for the families of one part; its rows count from the first of all."""
    found = []
    for ready in the_rulebook().ready:
        every = subjects(world, ready.rule.subject)
        first = world.part.tables[every.about].first
        for version, one in outcomes_of(ready, every, settings):
            identity = (ready.rule.id, one.name, version.since, every.about)
            found.append((identity, Judged(one.name, (one.rows + first).astype(np.uint32), one.states, one.days)))
    world.forget()
    return found


def subjects(world: World, subject: Subject) -> Rows:
    """Return all rows that a rule of this kind may be about; a municipality is a family row without anybody in it."""
    every = world.every(LISTS_OF[subject])
    if every.about != "family":
        return every
    key = ("municipal", subject is Subject.MUNICIPALITY)
    if key not in every.others:
        told = [every.look(name, {}).is_named for name, fact in FACTS.items() if fact.about == "municipality"]
        has_told = functools.reduce(either, told)
        lived_in = np.bincount(world.part.family_of("person"), minlength=len(every)) > 0
        mask = both(inverse(lived_in), has_told)
        at = places_of(mask if subject is Subject.MUNICIPALITY else inverse(mask), len(every))
        every.others[key] = every if len(at) == len(every) else every.narrowed(at)
    chosen: Rows = every.others[key]
    return chosen


def outcomes_of(ready: ReadyRule, every: Rows, settings: Settings) -> Iterator[tuple[Version, Judged]]:
    """Give the outcomes of one rule, with the version that they follow from."""
    if settings.parameters and is_switched_off(ready.rule, day_of(every.on), settings):
        return
    rows = Reckoner(every, ready.parameters).surely(asked_by_all(ready.rule))
    if not len(rows):
        return
    picked = Reckoner(rows, ready.parameters).value(ready.rule.versions[-1].counts_by)
    assert isinstance(picked, Days)
    for mask, parameters in parameter_sets(ready, picked, every.on, settings):
        for place, version in enumerate(ready.versions):
            in_force = both(mask, is_in_force(version.version, picked, is_first=place == 0))
            at = places_of(in_force, len(rows))
            chosen = rows if len(at) == len(rows) else rows.narrowed(at)
            held = Reckoner(chosen, parameters).surely(version.version.guard) if len(chosen) else chosen
            for step in version.steps if len(held) else ():
                for one in judged(step, held, parameters):
                    yield version.version, one


def asked_by_all(rule: Rule) -> AllOf:
    """Return what the guards of all versions ask, whatever the parameters: for the rest no version is looked for."""
    first, *others = (conditions(version.guard) for version in rule.versions)
    fixed = (part for part in first if not plan_of(part).parameters)
    return AllOf(tuple(part for part in fixed if all(part in other for other in others)))


def is_in_force(version: Version, picked: Days, *, is_first: bool) -> Mask:
    """Return for which rows a version is in force, by the earliest day; while that is unknown the first one is."""
    since = both(picked.known, as_mask(picked.earliest >= number(version.since)))
    told = since if version.until is None else both(since, as_mask(picked.earliest <= number(version.until)))
    return either(told, inverse(picked.known)) if is_first else told


def parameter_sets(ready: ReadyRule, picked: Days, on: int, settings: Settings) -> Iterator[tuple[Mask, Parameters]]:
    """Give the parameters of a rule with the rows they count for: as written, or as set by the day of the case."""
    rule = ready.rule
    since = {each.since for each in settings.parameters if each.rule == rule.id}
    if not since or rule.ground is Ground.LOCAL:
        yield True, {**ready.parameters, **set_for(rule, day_of(on), settings)} if since else ready.parameters
        return
    yield inverse(picked.known), {**ready.parameters, **set_for(rule, day_of(on), settings)}
    starts = [date.min, *sorted(each for each in since if each is not None)]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        begun = True if start == date.min else as_mask(picked.earliest >= number(start))
        ended = False if following is None else as_mask(picked.earliest >= number(following))
        within = both(picked.known, both(begun, inverse(ended)))
        yield within, {**ready.parameters, **set_for(rule, start, settings)}


def merged(parts: Iterable[list[tuple[Identity, Judged]]]) -> tuple[Outcomes, ...]:
    """Return the outcomes of all parts, those of one step of one version together."""
    every: dict[Identity, list[Judged]] = {}
    for part in parts:
        for identity, one in part:
            every.setdefault(identity, []).append(one)
    return tuple(
        Outcomes(
            *identity,
            rows=pl.Series(np.concatenate([one.rows for one in found])),
            states=pl.Series(np.concatenate([one.states for one in found])),
            days=known_days(np.concatenate([one.days for one in found])),
        )
        for identity, found in every.items()
    )


def known_days(days: NDArray[np.int32]) -> pl.Series:
    """Return days as a column, nothing where they are not known."""
    found, unknown = pl.Series(days), days == NONE
    return found.set(pl.Series(unknown), None) if unknown.any() else found
