"""What both readers say of the same families, and the families of all cases in the rule files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.rulebook.rule_cases import CASES, given
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, judged_of
from weerzien.rulebook.judging import name_on
from weerzien.rulebook.many.columns import columns_of
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.evaluate_many import evaluate_many
from weerzien.rulebook.many.judging import STATES
from weerzien.rulebook.settings import Settings

Said = tuple[Any, ...]


def one_by_one(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> Iterator[Said]:
    for case in cases:
        for concern in InTime(case, settings, on).concerns():
            for judged in judged_of(concern, settings):
                found = judged.judgement
                yield (
                    judged.ready.rule.id,
                    name_on(on, judged.step, found),
                    judged.placed.version.version.since,
                    case.family,
                    judged.subject_ref or judged.person or case.family,
                    found.state,
                    number(found.day.earliest) if found.day else None,
                )


def all_at_once(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> Iterator[Said]:
    columns, keys = columns_of(cases)
    for found in evaluate_many(columns, on=on, settings=settings, persons_in_a_part=60):
        for row, state, day in zip(found.rows, found.states, found.days, strict=True):
            yield (found.rule, found.step, found.version, *keys[found.about][row], STATES[state], day)


def assert_equal(cases: Sequence[Case], on: date, settings: Settings = NO_SETTINGS) -> set[Said]:
    """Fail with every outcome that only one of the readers gives; return those of both."""
    many, one = list(all_at_once(cases, on, settings)), list(one_by_one(cases, on, settings))
    assert sorted(map(repr, set(many) - set(one))) == []
    assert sorted(map(repr, set(one) - set(many))) == []
    assert len(many) == len(one)
    return set(many)


def named(cases: Sequence[Case]) -> list[Case]:
    """Return families that each have a name of their own."""
    return [replace(case, family=f"G{place}") for place, case in enumerate(cases)]


WRITTEN = named([given(case) for cases in CASES.values() for case in cases])
DAYS = sorted({case["op"] for cases in CASES.values() for case in cases})
