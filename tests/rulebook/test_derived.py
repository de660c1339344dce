"""What a derived fact promises whoever asks: when it may change, and without what it comes to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.cases import family
from tests.rulebook.strategies import FIRST, LAST, families
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.next_look import days_told
from weerzien.rulebook.views import CaseView, View

ONE_DAY = timedelta(days=1)
PARAMETERS = {name: each.value for rule in the_rulebook().rules for name, each in rule.parameters.items()}
NEEDING = [fact for fact in DERIVED_FACTS.values() if fact.needs]
ON = st.dates(FIRST, LAST)


def views(around: CaseView, fact: DerivedFact) -> Iterator[View]:
    """Give the views from which a derived fact may be looked at."""
    match fact.about:
        case "application":
            yield from around.applications.values()
        case "person":
            yield from around.people.values()
        case _:
            yield around.family


@settings(max_examples=25, deadline=None)
@given(families(), ON)
def test_without_what_it_needs_a_derived_fact_comes_to_nothing(case: Case, on: date) -> None:
    around = CaseView(case, on, DERIVED_FACTS)

    for fact in NEEDING:
        for view in views(around, fact):
            if fact.needs and not fact.needs.are_met(view):
                seen = view.look(fact.name, PARAMETERS)
                assert (seen.value, seen.settled is True) == (None, False), fact.name


def test_every_need_can_be_met() -> None:
    told = family(
        persons=[
            {"woning sinds": FIRST, "koppeling": FIRST, "opvang": "hotel", "opvang verwacht op": FIRST},
            {"start 10 weken (SS139)": FIRST, "bijstand sinds": FIRST, "vestiging met PIP (SS121)": FIRST},
        ],
        applications=[
            {"referent": 1, "gezinslid": 2, "aanvraag ingediend": FIRST, "besluit": "afgewezen", "vlucht": FIRST}
        ],
    )
    around = CaseView(told, FIRST, DERIVED_FACTS)

    met = [fact for fact in NEEDING if fact.needs and any(fact.needs.are_met(view) for view in views(around, fact))]

    assert met == NEEDING


@pytest.mark.parametrize("days", [1, 40])
@settings(max_examples=30, deadline=None)
@given(families(), st.integers(0, 999), st.integers(0, 2))
def test_a_fact_stays_as_it_is_until_a_day_that_it_names(days: int, case: Case, which: int, early: int) -> None:
    every = days_told(CaseView(case, date.min, DERIVED_FACTS))
    told = [*(end for day in every for end in (day.earliest, day.latest)), FIRST]
    on = told[which % len(told)] - early * ONE_DAY
    before = CaseView(case, on, DERIVED_FACTS)
    later = on + days * ONE_DAY
    after = CaseView(case, later, DERIVED_FACTS)

    for fact in DERIVED_FACTS.values():
        for view, then in zip(views(before, fact), views(after, fact), strict=True):
            seen = view.look(fact.name, PARAMETERS)
            if not any(on <= day <= later for day in seen.changes):
                found = then.look(fact.name, PARAMETERS)
                assert (found.value, found.settled) == (seen.value, seen.settled), fact.name


def test_a_signal_about_parents_elsewhere_ends_when_the_youngster_grows_up() -> None:
    apart = family(
        persons=[
            {"rol in gezin": "amv", "geboortedatum": date(2010, 7, 14), "gemeente": "Meerdijk"},
            {"rol in gezin": "moeder", "in Nederland": "ja", "gemeente": "Zandoever"},
        ]
    )

    meeting = next(each for each in evaluate(apart, on=date(2028, 7, 1)) if each.rule == "M01")

    assert meeting.until == date(2028, 7, 14)
