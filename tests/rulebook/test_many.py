"""Evaluating many at once comes to the same as evaluating one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import FIRST, LAST, families
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import NO_SETTINGS, Timeline, judged_of
from weerzien.rulebook.many.columns import columns_of
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.evaluate_many import STATES, evaluate_many

ON = st.dates(FIRST, LAST)


def one_by_one(cases: Sequence[Case], on: date) -> Iterator[tuple[Any, ...]]:
    for case in cases:
        timeline = Timeline(case, NO_SETTINGS)
        for ready in the_rulebook().ready:
            for judged in judged_of(ready, timeline, on):
                version = judged.placed.version
                day = judged.judgement.day
                yield (
                    ready.rule.id,
                    version.steps.index(judged.step),
                    version.version.since,
                    case.family,
                    judged.subject_ref or judged.person or case.family,
                    judged.judgement.state,
                    number(day.earliest) if day else None,
                )


def all_at_once(cases: Sequence[Case], on: date) -> Iterator[tuple[Any, ...]]:
    columns, keys = columns_of(cases)
    for found in evaluate_many(columns, on=on):
        for row, state, day in zip(found.rows, found.states, found.days, strict=True):
            yield (found.rule, found.step, found.version, *keys[found.about][row], STATES[state], day)


@settings(max_examples=60, deadline=None)
@given(st.lists(families(), min_size=1, max_size=4), ON)
def test_many_families_come_to_what_each_comes_to(cases: list[Case], on: date) -> None:
    named = [
        Case(**{**{s: getattr(case, s) for s in Case.__slots__}, "family": f"G{n}"}) for n, case in enumerate(cases)
    ]

    assert sorted(all_at_once(named, on), key=repr) == sorted(one_by_one(named, on), key=repr)
