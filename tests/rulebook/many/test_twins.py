"""Every derived fact over columns is what it is for one family, known and unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np

from tests.rulebook.many.families import DAYS, WRITTEN
from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Facts
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.many.arrays import NONE, Days, Truth, filled, mask_array
from weerzien.rulebook.many.columns import List, columns_of, word_code
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.parts import part_of
from weerzien.rulebook.many.rows import World
from weerzien.rulebook.many.seen import Seen as SeenByMany
from weerzien.rulebook.many.twins.catalogue import TWINS
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import CaseView, Parameters, View

ALWAYS_KNOWN = {
    "belasting gemeld", "eigen vergunning", "gemiste afspraken op rij", "gezin te groot voor de woning",
    "gezinsleden zonder aanvraag", "open hoge signalen", "regelzaken nog open", "uren ongeoorloofd verzuim",
    "uren verzuim in het weekend", "wisselingen vaste contactpersoon", "bronnen van belasting",
    "bronnen van spanningen",
}  # fmt: skip
"""A number that counts what is known, or a doubt that counts in somebody's favour."""


def parameters_for(fact: DerivedFact) -> Parameters:
    """Return the numbers of a rule that the fact counts with."""
    every = [ready.parameters for ready in the_rulebook().ready]
    return next((each for each in every if all(name in each for name in fact.counts_with)), {})


def views(fact: DerivedFact, around: CaseView) -> Iterator[View]:
    """Give everybody and everything that a fact may be about."""
    if fact.about == "person":
        yield from around.people.values()
    elif fact.about == "application":
        yield from around.applications.values()
    else:
        yield around.family


def plainly(seen: Seen) -> tuple[Any, Any]:
    """Return what one family's reader sees, as both can say it."""
    value: Any = seen.value
    if isinstance(value, Day):
        return (number(value.earliest), number(value.latest)), seen.settled
    if isinstance(value, str):
        return word_code(value), seen.settled
    return (float(value) if value is not None and not isinstance(value, bool) else value), seen.settled


def of_row(seen: SeenByMany, size: int) -> list[tuple[Any, Any]]:
    """Return what the reader of columns sees of every row, as both can say it."""
    return list(zip(values_of(seen.value, size), truths_of(seen.settled, size), strict=True))


def truths_of(truth: Truth, size: int) -> list[bool | None]:
    """Return a truth of every row."""
    yes, no = mask_array(truth.yes, size).tolist(), mask_array(truth.no, size).tolist()
    assert not any(a and b for a, b in zip(yes, no, strict=True))
    return [True if surely else False if never else None for surely, never in zip(yes, no, strict=True)]


def values_of(value: Any, size: int) -> list[Any]:
    """Return a value of every row, nothing where it is unknown."""
    if isinstance(value, Truth):
        return truths_of(value, size)
    if isinstance(value, Days):
        ends = [filled(end, size, np.int32).tolist() for end in (value.earliest, value.latest)]
        return [(first, last) if first < NONE else None for first, last in zip(*ends, strict=True)]
    found = np.asarray(filled(value, size, type(value)))
    if found.dtype.kind == "f":
        return [None if np.isnan(each) else each for each in found.tolist()]
    return [each or None for each in found.tolist()]


def seen_by_both(fact: DerivedFact, arounds: list[CaseView], world: World) -> tuple[list[Any], list[Any]]:
    """Return what both readers see of a fact, of everybody."""
    parameters = parameters_for(fact)
    about: List = "family" if fact.about == "municipality" else fact.about  # type: ignore[assignment]  # a list
    rows = world.every(about)
    one = [plainly(view.look(fact.name, parameters)) for around in arounds for view in views(fact, around)]
    return one, of_row(rows.look(fact.name, parameters), len(rows))


def blurred(case: Case) -> Case:
    """Return a family of which nothing is covered and every day may be ten weeks off."""
    return replace(
        case,
        family=f"{case.family} blurred",
        persons=tuple(replace(each, facts=blurred_facts(each.facts)) for each in case.persons),
        applications=tuple(replace(each, facts=blurred_facts(each.facts)) for each in case.applications),
        absences=tuple(each._replace(facts=blurred_facts(each.facts)) for each in case.absences),
        contacts=tuple(each._replace(facts=blurred_facts(each.facts)) for each in case.contacts),
        professionals=tuple(each._replace(facts=blurred_facts(each.facts)) for each in case.professionals),
        told=tuple(each._replace(facts=blurred_facts(each.facts)) for each in case.told),
        covered=frozenset(),
    )


def blurred_facts(facts: Facts) -> Facts:
    """Return facts of which every day may be ten weeks off."""
    return {
        name: known._replace(value=Day(known.value.earliest - TEN_WEEKS, known.value.latest + TEN_WEEKS))
        if isinstance(known.value, Day)
        else known
        for name, known in facts.items()
    }


TEN_WEEKS = timedelta(weeks=10)
EVERYBODY = [*WRITTEN, *map(blurred, WRITTEN[::2])]
SETTLED = {True: "yes", False: "no", None: "unknown"}


def test_every_derived_fact_is_the_same_for_many_and_was_seen_known_and_unknown() -> None:
    columns, _ = columns_of(EVERYBODY)
    was_seen: dict[str, set[str]] = defaultdict(set)

    for on in DAYS[:: len(DAYS) // 11]:
        arounds = [CaseView(case, on, DERIVED_FACTS) for case in EVERYBODY]
        world = World(part_of(columns, 0, len(columns)), number(on), TWINS)
        for fact in DERIVED_FACTS.values():
            one, many = seen_by_both(fact, arounds, world)
            assert (fact.name, one) == (fact.name, many)
            was_seen[fact.name] |= {SETTLED[settled] for _, settled in one}

    assert {name for name in was_seen if "yes" not in was_seen[name]} == set()
    assert {name for name in was_seen if "unknown" not in was_seen[name]} == ALWAYS_KNOWN
