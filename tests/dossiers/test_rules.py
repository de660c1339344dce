"""How names are looked for, and who turns eighteen when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerzien.dossiers.rules import SearchText, births_turning_eighteen, eighteen_on, read_search, search_key
from weerzien.kernel.days import Day

DAYS = st.dates(date(1950, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Selam", "Tesfay"), "selam tesfay"),
        (("Zeynep", "Çağlayan-Øst"), "zeynep caglayan ost"),
        (("  ABEBE ", "O'Neill"), "abebe o neill"),
        (("", ""), ""),
    ],
    ids=["plain", "accents and a hyphen", "blanks, capitals, an apostrophe", "empty"],
)
def test_a_name_is_searched_without_accents_and_capitals(names: tuple[str, str], key: str) -> None:
    assert search_key(*names) == key


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", None),
        ("   ", None),
        ("tesf", SearchText("tesf", ("tesf",), None)),
        ("6-10-2010", SearchText("6-10-2010", ("6", "10", "2010"), date(2010, 10, 6))),
        ("2010-10-06", SearchText("2010-10-06", ("2010", "10", "06"), date(2010, 10, 6))),
        ("31-2-2010", SearchText("31-2-2010", ("31", "2", "2010"), None)),
    ],
    ids=["nothing", "blanks", "a name", "a date", "an ISO date", "no such date"],
)
def test_what_was_typed_is_a_name_a_number_or_a_birth_date(typed: str, found: SearchText | None) -> None:
    assert read_search(typed) == found


def test_somebody_born_on_a_leap_day_turns_eighteen_on_the_first_of_march() -> None:
    assert eighteen_on(Day.on(date(2008, 2, 29))) == Day.on(date(2026, 3, 1))


@given(born=DAYS, first=st.dates(date(1968, 1, 1), date(2040, 1, 1)), days=st.integers(0, 400))
def test_the_range_of_births_holds_exactly_those_who_turn_eighteen(born: date, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    earliest, latest = births_turning_eighteen(first, last)

    turns = eighteen_on(Day.on(born)).earliest

    assert (earliest <= born <= latest) is (first <= turns <= last)
