"""Told facts that cannot be true together, over columns: which of them a row has, as bits of one number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from weerzien.rulebook.many.arrays import (
    NO_DAYS,
    NO_WORD,
    NONE,
    Days,
    Mask,
    Places,
    as_mask,
    both,
    either,
    inverse,
    mask_array,
)
from weerzien.rulebook.many.columns import FIRST_WORD, NO_ROW, List, is_word
from weerzien.rulebook.many.comparing import compare_days, same_word
from weerzien.rulebook.many.pairs import expanded
from weerzien.rulebook.many.parts import Array, Table, starts_of
from weerzien.rulebook.many.rows import Rows, World
from weerzien.rulebook.orders import AFTER_BIRTH, ORDERS
from weerzien.rulebook.tree import Comparison

BIRTH = "geboortedatum"
IMPOSSIBLE = tuple(order for order in ORDERS if order.impossible)
PAIRS: tuple[tuple[str, str], ...] = (
    *((order.first, order.second) for order in IMPOSSIBLE),
    *((BIRTH, name) for name in AFTER_BIRTH),
    ("besluit", "datum besluit"),
)
"""Facts of which the second cannot lie before the first, and at last those of a decision that was taken twice.

The place of each is its bit.
"""
TWICE = 1 << (len(PAIRS) - 1)


@cache
def bits_of(told_names: frozenset[str]) -> int:
    """Return the bits of the contradictions that touch a step which rests on these facts."""
    return sum(1 << bit for bit, names in enumerate(PAIRS) if not told_names.isdisjoint(names))


def contradicted(rows: Rows, told_names: frozenset[str]) -> Mask:
    """Return for which rows facts that a step rests on cannot be true together."""
    if "contradictions" not in rows.others:
        found = every_contradiction(rows.world, rows.about)
        if found is not None and not rows.is_everything:
            found = found.take(rows.numbers)
        rows.others["contradictions"] = found
    found = rows.others["contradictions"]
    return False if found is None else as_mask((found & bits_of(told_names)) != 0)


def every_contradiction(world: World, about: List) -> Array | None:
    """Return the bits of every row of a list: its own, and those of the rows it is part of; nothing if none has any."""
    every = world.every(about)
    if "every contradiction" not in every.others:
        of = {"application": of_applications, "person": of_persons, "family": of_families}[about]
        bits = np.zeros(len(every), np.int64)
        for places, found in of(world):
            np.bitwise_or.at(bits, places, found)
        every.others["every contradiction"] = bits if bits.any() else None
    kept: Array | None = every.others["every contradiction"]
    return kept


Found = tuple[Places, Array]
"""Row numbers with the bits that were found for them."""


def of_applications(world: World) -> Iterator[Found]:
    """Give what stands in an application, with its sponsor and its member, and before its member's birth."""
    yield within(world, "application")
    yield births(world, "application")
    table = world.part.tables["application"]
    for column, finders in (("sponsor", (within,)), ("member", (within, births))):
        for finder in finders:
            yield from handed_on(finder(world, "person"), world, table.columns[column])


def handed_on(found: Found, world: World, owners: Places) -> Iterator[Found]:
    """Give what was found for persons to the rows that belong to them."""
    bits = np.zeros(world.part.tables["person"].size + 1, np.int64)
    bits[found[0]] = found[1]
    if len(found[0]):
        handed = bits.take(owners)  # NO_ROW takes the last, which has none
        rows = np.flatnonzero(handed)
        yield rows, handed.take(rows)


def of_persons(world: World) -> Iterator[Found]:
    """Give what stands with a person, in the applications they are part of, and before their birth."""
    yield within(world, "person")
    yield births(world, "person")
    table = world.part.tables["application"]
    for column, finders in (("sponsor", (within,)), ("member", (within, births))):
        for finder in finders:
            rows, bits = finder(world, "application")
            persons = table.columns[column].take(rows)
            inside = np.flatnonzero(persons != NO_ROW)
            yield persons.take(inside), bits.take(inside)


def of_families(world: World) -> Iterator[Found]:
    """Give what stands in the applications of a family, and in the lives of everybody in it."""
    applications, lives = within(world, "application"), births(world, "person")
    yield world.part.family_of("application").take(applications[0]), applications[1]
    yield world.part.family_of("person").take(lives[0]), lives[1]


def within(world: World, about: List) -> Found:
    """Return the rows of a list in which days stand in an order that cannot be, or that were decided twice."""
    table = world.part.tables[about]
    pairs = ((told(table, first), told(table, second)) for first, second in PAIRS[: len(IMPOSSIBLE)])
    rows, bits = gathered(table.size, pairs, first_bit=0)
    of_rejection = sum(1 << bit for bit, order in enumerate(IMPOSSIBLE) if order.of_rejection)
    late = np.flatnonzero(bits & of_rejection)
    late = late[~rejection_stands(table, rows.take(late))]
    bits[late] &= ~of_rejection
    if about != "application":
        return rows, bits
    twice = decided_twice(table)
    return merged(np.concatenate([rows, twice]), np.concatenate([bits, np.full(len(twice), TWICE)]), table.size)


def rejection_stands(table: Table, rows: Places) -> Array:
    """Return for some rows whether a decision that is told is the rejection itself, and no later one."""
    days = [told(table, name) for name in ("afwijzing bekendgemaakt op", "bezwaar ingediend", "datum besluit")]
    rejected, objected, decided = (NO_DAYS if day is None else day.taken(rows) for day in days)
    since = Comparison.ON_OR_AFTER
    upon = both(compare_days(objected, since, rejected).yes, compare_days(decided, since, objected).yes)
    return mask_array(inverse(either(granted(table, rows), upon)), len(rows))


def granted(table: Table, rows: Places) -> Mask:
    """Return for some rows whether they were granted."""
    return "besluit" in table.columns and is_word(table.columns["besluit"].take(rows), "ingewilligd")


def decided_twice(table: Table) -> Places:
    """Return the applications for one person that were decided on one day in ways that do not go together."""
    decided, names = told(table, "datum besluit"), ("family", "for whom")
    if decided is None or "besluit" not in table.columns:
        return np.empty(0, np.intp)
    family, whom = (table.columns[name].astype(np.int64) for name in names)
    person = family * (int(whom.max(initial=0)) + 1) + whom
    _, place, many = np.unique(person, return_inverse=True, return_counts=True)
    some = np.flatnonzero(mask_array(decided.known, table.size) & (many[place] > 1))
    starts = starts_of(place[some], len(many))
    order = some[np.argsort(place[some], kind="stable")]
    of, at = expanded(starts, place[some])
    one, other = some[of], order[at]
    ends = (np.asarray(decided.earliest), np.asarray(decided.latest))
    same_day = (one != other) & np.logical_and.reduce([end[one] == end[other] for end in ends])
    return np.unique(one[same_day & disagree(table, one, other)])


def disagree(table: Table, one: Places, other: Places) -> Array:
    """Return which pairs of applications are two permits, or one application that was decided in two ways."""
    verdicts = [word_or_none(table, "besluit", each) for each in (one, other)]
    kinds = [word_or_none(table, "soort aanvraag", each) for each in (one, other)]
    permits = both(is_word(verdicts[0], "ingewilligd"), is_word(verdicts[1], "ingewilligd"))
    sponsor = table.columns["whose"]
    alike = both(sponsor[one] == sponsor[other], inverse(same_word(*kinds).no))
    return mask_array(either(permits, both(alike, same_word(*verdicts).no)), len(one))


def word_or_none(table: Table, name: str, rows: Places) -> Array:
    """Return a told word of some rows, nothing where none was told."""
    if name not in table.columns:
        return np.zeros(len(rows), np.int32)
    words = table.columns[name].take(rows).astype(np.int32)
    return np.where(words >= FIRST_WORD, words, NO_WORD)


def births(world: World, about: List) -> Found:
    """Return the rows of a list in which a day lies before the birth of the person it is about."""
    table, persons = world.part.tables[about], world.part.tables["person"]
    born = told(persons, BIRTH)
    if about == "application" and born is not None:
        born = of_member(born, table)
    return gathered(table.size, ((born, told(table, name)) for name in AFTER_BIRTH), first_bit=len(IMPOSSIBLE))


def of_member(born: Days, applications: Table) -> Days:
    """Return the birth of the member of every application; of nobody none."""
    members = applications.columns["member"]
    ends = [np.append(end, np.int32(NONE)).take(members) for end in (born.earliest, born.latest)]
    return Days(ends[0], ends[0] if born.is_exact else ends[1])


def told(table: Table, name: str) -> Days | None:
    """Return a day of every row as it was told; nothing if it never was."""
    ends = table.day(name)
    return None if ends is None else Days(ends[0], ends[1])


def gathered(size: int, pairs: Iterator[tuple[Days | None, Days | None]], *, first_bit: int) -> Found:
    """Return the rows in which the second of two days surely lies before the first, with a bit for each pair."""
    rows, bits = [np.empty(0, np.intp)], [np.empty(0, np.int64)]
    for bit, (first, second) in enumerate(pairs, first_bit):
        if first is None or second is None:
            continue
        at = np.flatnonzero(compare_days(second, Comparison.BEFORE, first).yes)
        rows.append(at)
        bits.append(np.full(len(at), 1 << bit))
    return merged(np.concatenate(rows), np.concatenate(bits), size)


def merged(rows: Places, bits: Array, size: int) -> Found:
    """Return every row once with all its bits."""
    if not len(rows):
        return rows, bits
    every = np.zeros(size, np.int64)
    np.bitwise_or.at(every, rows, bits)
    found = np.flatnonzero(every)
    return found, every.take(found)
