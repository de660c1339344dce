"""Told facts that cannot be true together, over columns: which of them a row has, as bits of one number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from weerzien.rulebook.contradictions import AFTER_BIRTH, ORDERS
from weerzien.rulebook.many.arrays import NONE, Days, Mask, Places, as_mask, both
from weerzien.rulebook.many.columns import NO_ROW, List
from weerzien.rulebook.many.comparing import compare_days
from weerzien.rulebook.many.parts import Array, Table
from weerzien.rulebook.many.rows import Rows, World
from weerzien.rulebook.tree import Comparison

BIRTH = "geboortedatum"
IMPOSSIBLE = tuple(order for order in ORDERS if order.impossible)
PAIRS: tuple[tuple[str, str], ...] = (
    *((order.first, order.second) for order in IMPOSSIBLE),
    *((BIRTH, name) for name in AFTER_BIRTH),
)
"""Facts of which the second cannot lie before the first; the place of each is its bit."""


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
    """Return the rows of a list in which days stand in an order that cannot be."""
    table = world.part.tables[about]
    pairs = ((told(table, first), told(table, second)) for first, second in PAIRS[: len(IMPOSSIBLE)])
    return gathered(table.size, pairs, first_bit=0)


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
        mask = both(first.known, compare_days(second, Comparison.BEFORE, first).yes)
        at = np.flatnonzero(mask)
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
