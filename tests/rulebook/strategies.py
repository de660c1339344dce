"""Families that nobody would think of: any fact, known, uncertain, denied, unknown or not covered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Known, PersonFacts, RowFacts
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.rule import Rule

FIRST, LAST = date(2025, 6, 1), date(2028, 12, 31)
BIRTHS = st.dates(date(2005, 1, 1), date(2012, 12, 31))
WORDS = ("telefoon", "jongere tolkt", "samen", "Tilburg", "B1", "O", "A2")
COVERABLE = tuple(fact.name for fact in FACTS.values() if fact.column)


@st.composite
def days(draw: Any) -> Day:
    """Return a day, exact or somewhere in a few weeks."""
    first = draw(st.dates(FIRST, LAST))
    return Day(first, first + timedelta(days=draw(st.sampled_from([0, 0, 0, 30]))))


def values(fact: FactDefinition) -> st.SearchStrategy[Any]:
    """Return values that a fact may have, and what may be said instead of a value."""
    if fact.name == "geboortedatum":
        told: st.SearchStrategy[Any] = BIRTHS.map(Day.on) | st.just(Day.in_year(2009))
    elif fact.type == "dag":
        told = days()
    elif fact.type == "ja/nee":
        told = st.booleans()
    elif fact.type == "getal":
        told = st.integers(1, 12)
    else:
        told = st.sampled_from(fact.values or ("ISK", "mbo", "geen", "hotel", "gezinsregisseur", "bericht", *WORDS))
    return told | st.sampled_from(list(Event)) if fact.kind == "gebeurtenis" else told


@st.composite
def tellings(draw: Any, keys: tuple[int, ...]) -> RowFacts:
    """Return one telling of a fact that may be told more than once."""
    fact = draw(st.sampled_from([fact for fact in FACTS.values() if fact.repeated]))
    words = fact.values or (("0", "0.5", "1") if fact.unit else ("",))
    known = Known(
        draw(days() | st.just(True) | st.sampled_from(list(Event))),
        "ergens",
        word=draw(st.sampled_from(("", *words))),
        source=draw(st.sampled_from(("", "school", "Nidos"))),
    )
    return RowFacts(draw(st.integers(0, 99)), draw(st.sampled_from((None, *keys))), {fact.name: known})


def facts(about: str) -> st.SearchStrategy[dict[str, Known]]:
    """Return some of the facts about a person, an application or a row."""
    definitions = [fact for fact in FACTS.values() if fact.about == about and not fact.repeated]
    optional = {fact.name: values(fact).map(lambda value: Known(value, "ergens")) for fact in definitions}
    return st.fixed_dictionaries({}, optional=optional)


@st.composite
def families(draw: Any) -> Case:
    """Return a family of a youngster, a parent and a sibling with whatever is known of them."""
    keys = (1, 2, 3)
    return Case(
        family="G001",
        persons=tuple(PersonFacts(key, draw(facts("person"))) for key in keys),
        applications=tuple(
            ApplicationFacts(row, draw(st.sampled_from(keys)), draw(st.sampled_from(keys)), draw(facts("application")))
            for row in range(2, 2 + draw(st.integers(0, 2)))
        ),
        absences=tuple(RowFacts(row, 1, draw(facts("absence"))) for row in range(draw(st.integers(0, 2)))),
        contacts=tuple(RowFacts(row, None, draw(facts("contact"))) for row in range(draw(st.integers(0, 2)))),
        professionals=tuple(RowFacts(row, None, draw(facts("professional"))) for row in range(draw(st.integers(0, 3)))),
        told=tuple(draw(tellings(keys)) for _ in range(draw(st.integers(0, 4)))),
        facts=draw(facts("family")),
        covered=frozenset(draw(st.lists(st.sampled_from(COVERABLE), unique=True)))
        if draw(st.booleans())
        else frozenset(COVERABLE),
    )


def trees(rule: Rule) -> list[Any]:
    """Return every condition and every day that stands in a rule."""
    found: list[Any] = [acting.condition for acting in rule.acting]
    for version in rule.versions:
        found += [version.guard, version.counts_by]
        for step in version.steps:
            found += [step.condition, step.day, step.unsettled, step.suspended]
            found += [turn.day for turn in step.turns]
            found += [each.condition for each in (*step.sentences, *step.certainty_notes)]
    return [tree for tree in found if tree is not None]
