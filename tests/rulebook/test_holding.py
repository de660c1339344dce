"""What is asked of all rules at once is what the interpreter reads in each tree, and what is read later is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from types import FunctionType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import families
from tests.rulebook.test_readers import ON
from weerzien.kernel.days import Day
from weerzien.rulebook.book import rulebook_of, the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, evaluate, judged_in, judged_of, subjects
from weerzien.rulebook.holding import holding
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.judging import Judged
from weerzien.rulebook.next_look import look
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.rule import Version
from weerzien.rulebook.settings import SWITCH, ParameterSetting, Settings
from weerzien.rulebook.unread import read
from weerzien.rulebook.views import CaseView

ADJUSTABLE = [
    ParameterSetting(rule.id, name, number)
    for rule in the_rulebook().rules
    for name, parameter in rule.parameters.items()
    if parameter.adjustable
    for number in (1, parameter.value + 1)
] + [ParameterSetting(rule.id, SWITCH, 0) for rule in the_rulebook().rules if rule.may_be_switched_off]
SET = st.lists(st.sampled_from(ADJUSTABLE), max_size=4).map(lambda some: Settings(tuple(some)))
Told = tuple[object, ...]


def as_interpreted(case: Case, on: date) -> Iterator[Told]:
    """Give which steps hold, read node by node: the version that counts, its guard, the condition of every step."""
    around = CaseView(case, on, DERIVED_FACTS)
    for ready in the_rulebook().ready:
        for person, subject_ref, view in subjects(ready.rule.subject, around):
            reader = Interpreter(view, ready.parameters)
            version = in_force(ready.rule.versions, reader)
            if version is None or reader.truth(version.guard) is not True:
                continue
            for step in version.steps:
                truth = reader.truth(step.condition)
                if truth is not False:
                    yield ready.rule.id, version.since, step.name, person, subject_ref, truth


def in_force(versions: tuple[Version, ...], reader: Interpreter) -> Version | None:
    """Return the version that counts by the day of the case; the first one while that day is unknown."""
    day = reader.value(versions[-1].counts_by)
    if not isinstance(day, Day):
        return versions[0]
    begun = [each for each in versions if each.since <= day.earliest]
    return begun[-1] if begun and (begun[-1].until is None or day.earliest <= begun[-1].until) else None


def as_asked(case: Case, on: date) -> Iterator[Told]:
    """Give which steps hold, asked of all rules at once."""
    for sort, held in the_rulebook().holding.items():
        for person, subject_ref, view in subjects(sort, InTime(case, NO_SETTINGS, on).first):
            for (_, ready, place, step), truth in held(view):
                yield ready.rule.id, place.version.version.since, step.step.name, person, subject_ref, truth


@settings(max_examples=15, deadline=None)
@given(families(), ON)
def test_all_rules_at_once_hold_where_the_interpreter_says_they_do(case: Case, on: date) -> None:
    assert sorted(map(repr, as_asked(case, on))) == sorted(map(repr, as_interpreted(case, on)))


def said(judged: Judged) -> Told:
    return (
        judged.ready.rule.id,
        judged.step.step.name,
        judged.placed.version.version.since,
        judged.person,
        judged.subject_ref,
        judged.judgement,
    )


@settings(max_examples=15, deadline=None)
@given(families(), ON, SET)
def test_all_rules_at_once_say_what_each_says_by_itself_in_their_order(case: Case, on: date, given: Settings) -> None:
    family = InTime(case, given, on)

    by_itself = [judged for concern in family.concerns() for judged in judged_of(concern, given)]

    assert [said(each) for each in judged_in(InTime(case, given, on))] == [said(each) for each in by_itself]


def test_there_is_something_to_set_for_a_family() -> None:
    assert {setting.parameter == SWITCH for setting in ADJUSTABLE} == {True, False}


NAMES = tuple(field.name for field in fields(Outcome))


def everything(outcome: Outcome) -> dict[str, Any]:
    return {name: getattr(outcome, name) for name in NAMES}


@settings(max_examples=15, deadline=None)
@given(families(), ON, st.permutations(NAMES))
def test_what_is_read_later_does_not_depend_on_what_was_read_first(case: Case, on: date, order: list[str]) -> None:
    at_once = [read(outcome) for outcome in evaluate(case, on=on)]
    later = evaluate(case, on=on)
    for name in order:
        for outcome in reversed(later):
            getattr(outcome, name)

    assert [everything(outcome) for outcome in later] == [everything(outcome) for outcome in at_once]
    assert list(later) == at_once
    assert list(look(case, on=on).outcomes) == at_once


@settings(max_examples=5, deadline=None)
@given(families(), ON)
def test_an_outcome_that_is_read_lets_go_of_its_family(case: Case, on: date) -> None:
    for outcome in evaluate(case, on=on):
        assert vars(read(outcome)).keys() == set(NAMES)


def test_a_rulebook_is_written_the_same_every_time() -> None:
    rules = dict(enumerate(the_rulebook().ready))

    first, second = holding(rules), holding(rules)

    assert isinstance(first, FunctionType)
    assert isinstance(second, FunctionType)
    assert first.__code__ == second.__code__


@settings(max_examples=3, deadline=None)
@given(families(), ON)
def test_a_rulebook_of_one_rule_says_what_that_rule_says_among_all(case: Case, on: date) -> None:
    among = [said(each) for each in judged_in(InTime(case, NO_SETTINGS, on))]

    alone = [
        said(each)
        for ready in the_rulebook().ready
        for each in judged_in(InTime(case, NO_SETTINGS, on, rulebook_of((ready,))))
    ]

    assert alone == among
