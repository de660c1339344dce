"""Evaluating many at once comes to the same as evaluating one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.cases import family
from tests.rulebook.strategies import FIRST, LAST, families
from tests.rulebook.test_rule_cases import CASES
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import NO_SETTINGS, Timeline, judged_of, name_on
from weerzien.rulebook.many.columns import columns_of
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.evaluate_many import evaluate_many
from weerzien.rulebook.many.judging import STATES
from weerzien.rulebook.settings import Settings

ON = st.dates(FIRST, LAST)


def one_by_one(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> Iterator[tuple[Any, ...]]:
    for case in cases:
        timeline = Timeline(case, settings)
        for ready in the_rulebook().ready:
            for judged in judged_of(ready, timeline, on):
                found = judged.judgement
                yield (
                    ready.rule.id,
                    name_on(on, judged.step, found),
                    judged.placed.version.version.since,
                    case.family,
                    judged.subject_ref or judged.person or case.family,
                    found.state,
                    number(found.day.earliest) if found.day else None,
                )


def all_at_once(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> Iterator[tuple[Any, ...]]:
    columns, keys = columns_of(cases)
    for found in evaluate_many(columns, on=on, settings=settings, persons_in_a_part=7):
        for row, state, day in zip(found.rows, found.states, found.days, strict=True):
            yield (found.rule, found.step, found.version, *keys[found.about][row], STATES[state], day)


def written(case: dict[str, Any]) -> Case:
    """Return the family of a case that stands in a rule file."""
    return family(
        persons=case.get("personen", ()),
        applications=case.get("aanvragen", ()),
        absences=case.get("verzuim", ()),
        contacts=case.get("contacten", ()),
        professionals=case.get("betrokkenen", ()),
        told=case.get("verteld", ()),
        facts=case.get("gezin", {}) | case.get("gemeente", {}),
        not_covered=case.get("niet gedekt", ()),
    )


def named(cases: Sequence[Case]) -> list[Case]:
    """Return families that each have a name of their own."""
    return [replace(case, family=f"G{place}") for place, case in enumerate(cases)]


def assert_equal(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> None:
    many, one = set(all_at_once(cases, on, settings)), set(one_by_one(cases, on, settings))
    assert sorted(map(repr, many - one)) == []
    assert sorted(map(repr, one - many)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(families(), min_size=1, max_size=4), ON)
def test_many_families_come_to_what_each_comes_to(cases: list[Case], on: date) -> None:
    assert_equal(named(cases), on)


def test_the_cases_of_all_rules_come_to_the_same_on_every_day_they_name() -> None:
    given = named([written(param.values[1]) for param in CASES])

    for on in sorted({param.values[1]["op"] for param in CASES})[::20]:
        assert_equal(given, on)
