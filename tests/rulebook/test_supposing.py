"""What if: facts otherwise, and what becomes of every day and signal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.rulebook.cases import family
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Case, Event, Key, Value
from weerzien.rulebook.evaluate import NO_SETTINGS, evaluate
from weerzien.rulebook.outcomes import Outcome, State
from weerzien.rulebook.silence import silences
from weerzien.rulebook.supposing import Supposed, moves, suppose, values_for, what_follows, would_matter

ON = date(2026, 8, 1)
YOUNGSTER = {
    "rol in gezin": "amv",
    "geboortedatum": date(2010, 3, 1),
    "doelgroep": "asiel",
    "beschermingsvorm": "A",
    "vergunning bekendgemaakt op": date(2026, 7, 6),
    "onder voogdij": "ja",
}
MOTHER = {"rol in gezin": "moeder", "geboortedatum": date(1980, 3, 1)}
FAMILY = family(persons=[YOUNGSTER, MOTHER])


def days(case: Case, rule: str, on: date = ON) -> list[date | None]:
    return [one.day for one in evaluate(case, on=on) if one.rule == rule]


def supposed(name: str, about: Key | None, value: Value | None, case: Case = FAMILY) -> Case:
    return suppose(case, [Supposed(name, about, value)])


def test_a_fact_of_a_person_moves_what_rests_on_it_and_leaves_the_family_as_it_was() -> None:
    born_later = supposed("geboortedatum", 1, Day.on(date(2011, 5, 1)))

    assert days(FAMILY, "V04") == [date(2028, 3, 1)]
    assert days(born_later, "V04") == [date(2029, 5, 1)]


@pytest.mark.parametrize(("value", "expected"), [(None, []), (False, []), (True, [date(2028, 3, 1)])])
def test_a_fact_may_be_supposed_empty_too(value: Value | None, expected: list[date]) -> None:
    assert days(supposed("onder voogdij", 1, value), "V04") == expected


def test_an_application_that_is_not_there_is_supposed_of_the_sponsor() -> None:
    filed = supposed("aanvraag ingediend", 2, Day.on(date(2026, 7, 20)))
    again = supposed("ontvangst IND", 2, Day.on(date(2026, 7, 22)), filed)

    assert [(one.sponsor, one.member) for one in again.applications] == [(1, 2)]
    assert {*again.applications[0].facts} == {"soort aanvraag", "aanvraag ingediend", "ontvangst IND"}
    assert (days(FAMILY, "N01"), days(filed, "N01")) == ([date(2026, 10, 6)], [])


def test_of_several_applications_for_somebody_the_last_is_meant_unless_one_is_named() -> None:
    applications = [{"referent": 1, "gezinslid": 2}, {"referent": 1, "gezinslid": 2}]
    case = family(persons=[YOUNGSTER, MOTHER], applications=applications)
    day = Day.on(date(2026, 7, 20))
    of_member = suppose(case, [Supposed("ontvangst IND", 2, day)])
    of_first = suppose(case, [Supposed("ontvangst IND", 1, day)])

    assert [len(one.facts) for one in of_member.applications] == [0, 1]
    assert [len(one.facts) for one in of_first.applications] == [1, 0]


def test_a_fact_of_the_family_and_one_told_again_are_supposed_too() -> None:
    closed = supposed("gezin gesloten", None, Day.on(ON))
    checked = supposed("welzijnscheck", 1, Day.on(ON))
    unknown = supposed("welzijnscheck", 1, None)

    assert "S09" in {one.rule for one in evaluate(FAMILY, on=ON)}
    assert "S09" not in {one.rule for one in evaluate(closed, on=ON)}
    assert [row.facts["welzijnscheck"].value for row in checked.told] == [Day.on(ON)]
    assert unknown == FAMILY


@pytest.mark.parametrize(
    ("name", "about", "case"),
    [
        ("schoenmaat", 1, FAMILY),
        ("geboortedatum", 9, FAMILY),
        ("ontvangst IND", None, FAMILY),
        ("ontvangst IND", 1, family(persons=[MOTHER])),
    ],
    ids=["no such fact", "nobody", "of nobody", "no sponsor"],
)
def test_what_cannot_be_supposed_is_refused(name: str, about: Key | None, case: Case) -> None:
    with pytest.raises(KeyError):
        suppose(case, [Supposed(name, about, Day.on(ON))])


def test_every_day_and_signal_moves_goes_appears_or_stays() -> None:
    before, after = evaluate(FAMILY, on=ON), evaluate(supposed("beschikking", 1, Day.on(ON)), on=ON)
    found = moves(before, after)

    assert [move.before for move in found if move.before] == sorted(before, key=lambda one: one.rule)
    assert {id(move.after) for move in found if move.after} == {id(one) for one in after}
    assert [move.after for move in found if move.before and move.before.rule == "V04"] == [None]
    assert any(move.before is None for move in found)
    assert any(not move.is_change for move in found)


def test_a_day_that_passes_stays_the_same_day_under_its_next_name() -> None:
    told = {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis", "ontvangst IND": date(2026, 7, 1)}
    case = family(persons=[YOUNGSTER, MOTHER], applications=[told])
    found = moves(evaluate(case, on=ON), evaluate(case, on=date(2027, 3, 1)))
    moved = next(move for move in found if move.before and move.before.rule == "N08")

    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.step, moved.after.step) == ("", "overschreden")
    assert moved.is_change


def outcome_of(rule: str, case: Case = FAMILY, on: date = ON) -> Outcome:
    return next(one for one in evaluate(case, on=on) if one.rule == rule)


def test_what_follows_is_what_an_outcome_becomes_on_its_day_of_change() -> None:
    filing = outcome_of("N01", on=date(2026, 10, 6))
    follows = what_follows(FAMILY, filing)
    ends = what_follows(FAMILY, outcome_of("V04", on=date(2028, 3, 1)))

    assert filing.until == date(2026, 10, 7)
    assert follows is None or follows.state is not State.DUE
    assert ends is None


def test_what_nothing_changes_but_a_fact_follows_itself() -> None:
    case = supposed("beschikking", 1, Event.UNKNOWN)
    lasting = next(one for one in evaluate(case, on=ON) if one.until is None)

    assert what_follows(case, lasting) is lasting


def is_missed(rule: str, told: dict[str, object], *names: str) -> bool:
    case = family(persons=[told], not_covered=["beschikking"])
    (silence,) = silences(case, on=ON, rules={rule})[rule]
    assert silence.lacking == names
    return would_matter(case, silence, [Supposed(name, 1, None) for name in names], on=ON, settings=NO_SETTINGS)


@pytest.mark.parametrize(("born", "expected"), [(date(2010, 3, 1), True), (date(1980, 3, 1), False)])
def test_a_fact_is_missed_only_where_some_value_of_it_would_make_the_rule_speak(born: date, expected: bool) -> None:
    assert is_missed("V04", {"geboortedatum": born}, "onder voogdij") is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("onder voogdij", (True, False)),
        ("intensiteit B1-route", (Decimal(1), Decimal(100), Decimal(0))),
        ("beschermingsvorm", ("A", "B", "regulier")),
        ("school", ("",)),
    ],
)
def test_what_a_fact_may_be_is_tried(name: str, expected: tuple[Value, ...]) -> None:
    assert values_for(name, ON) == expected
    assert Day.on(ON) in values_for("beschikking", ON)
