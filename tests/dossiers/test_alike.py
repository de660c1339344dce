"""Who may be one person: by a name that sounds the same and births that a mistake or a doubt explains."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.alike import Why, why_alike
from weerzien.dossiers.spelling.comparing import is_same_name
from weerzien.kernel.days import Day

BORN = Day.on(date(2008, 3, 4))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Day.on(date(2008, 3, 4)), Why.SAME_DATE),
        (Day.on(date(2008, 4, 3)), Why.SWAPPED),
        (Day.on(date(2008, 3, 14)), Why.ONE_DIGIT),
        (Day(date(2008, 1, 1), date(2008, 12, 31), "2008"), Why.MAY_BE),
        (None, Why.UNKNOWN),
        (Day.on(date(2001, 9, 14)), None),
        (Day(date(2007, 1, 1), date(2007, 12, 31), "2007"), None),
    ],
    ids=["the same", "day and month swapped", "one digit", "a year only", "not known", "another", "another year"],
)
def test_births_say_why_two_may_be_one(other: Day | None, why: Why | None) -> None:
    assert why_alike("Yohannes Tesfaye", BORN, "ዮሃንስ Tesfay", other) is why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yohannes Tesfaye", "Tesfay Yohanes"),
        ("Gebre Mariam", "Ghebremariam"),
        ("Mohammed Hussein", "محمد حسين علي"),
        ("Selam", "ሰላም"),
    ],
    ids=["another order", "two words as one", "one name more", "another script"],
)
def test_the_same_name_is_heard_in_two(one: str, other: str) -> None:
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Selam Tesfay", "Dawit Tesfay"), ("Selam", "Selam Tesfay"), ("", "Selam"), ("", "")],
    ids=["brother and sister", "one word of two", "no name", "nobody"],
)
def test_another_name_is_another_person(one: str, other: str) -> None:
    assert not is_same_name(one, other)
