"""How names are looked for, who turns eighteen when, who is kin and who lives together."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerzien.dossiers.rules import (
    Home,
    Lived,
    SearchText,
    births_turning_eighteen,
    eighteen_on,
    goes_on_in,
    kin,
    read_search,
    search_key,
    shared_homes,
)
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


YOUNGSTER, MOTHER, BROTHER, OTHER = (UUID(int=number) for number in range(1, 5))


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({YOUNGSTER: "amv", MOTHER: "moeder"}, {(MOTHER, YOUNGSTER): "parent"}),
        ({YOUNGSTER: "amv", MOTHER: "vader"}, {(MOTHER, YOUNGSTER): "parent"}),
        ({YOUNGSTER: "amv", BROTHER: "broer"}, {(BROTHER, YOUNGSTER): "sibling"}),
        (
            {YOUNGSTER: "amv", MOTHER: "moeder", BROTHER: "zus"},
            {(MOTHER, YOUNGSTER): "parent", (BROTHER, YOUNGSTER): "sibling"},
        ),
        ({OTHER: "referent", MOTHER: "partner"}, {(MOTHER, OTHER): "partner"}),
        ({OTHER: "referent", MOTHER: "ongehuwde partner"}, {(MOTHER, OTHER): "partner"}),
        ({OTHER: "referent", BROTHER: "kind"}, {(OTHER, BROTHER): "parent"}),
        ({YOUNGSTER: "amv", OTHER: "amv", MOTHER: "moeder"}, {}),
        ({MOTHER: "moeder", BROTHER: "kind"}, {}),
        ({OTHER: "referent", YOUNGSTER: "referent", BROTHER: "kind"}, {}),
        ({YOUNGSTER: "amv", OTHER: "overig", MOTHER: "", BROTHER: "gezinsmigrant"}, {}),
    ],
    ids=[
        "a mother of the youngster",
        "a father of the youngster",
        "a brother of the youngster",
        "a mother is not said to be the sister's mother",
        "a partner of the sponsor",
        "an unmarried partner of the sponsor",
        "a child of the sponsor",
        "two youngsters: of whom is not said",
        "no youngster and no sponsor",
        "two sponsors: whose child is not said",
        "parts that are no kinship, and no part at all",
    ],
)
def test_kinship_follows_from_a_part_where_it_can_be_about_one_person_only(
    parts: dict[UUID, str], found: dict[tuple[UUID, UUID], str]
) -> None:
    assert kin(parts) == found


FAMILY, FIRST, SECOND = UUID(int=10), UUID(int=20), UUID(int=21)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def home(person_id: UUID, since: date = MAY, municipality: str = "Meerdijk", family: UUID = FAMILY) -> Home:
    return Home(family, person_id, municipality, since, "Personen rij 2")


@pytest.mark.parametrize(
    ("homes", "sizes"),
    [
        ([home(YOUNGSTER), home(MOTHER), home(BROTHER)], [3]),
        ([home(YOUNGSTER), home(MOTHER, JUNE)], []),
        ([home(YOUNGSTER), home(MOTHER, municipality="Zandoever")], []),
        ([home(YOUNGSTER), home(MOTHER, family=UUID(int=11))], []),
        ([home(YOUNGSTER), home(MOTHER, JUNE), home(BROTHER), home(OTHER, JUNE)], [2, 2]),
    ],
    ids=["one day and place", "another day", "another municipality", "another family", "two homes"],
)
def test_a_home_is_shared_from_the_same_day_in_the_same_municipality(homes: list[Home], sizes: list[int]) -> None:
    assert [len(group) for group in shared_homes(homes)] == sizes


@pytest.mark.parametrize(
    ("groups", "lived", "found"),
    [
        ([[home(YOUNGSTER), home(MOTHER)]], {}, {}),
        ([[home(YOUNGSTER), home(MOTHER)]], {YOUNGSTER: Lived(FIRST, MAY)}, {0: FIRST}),
        ([[home(YOUNGSTER, JUNE), home(MOTHER, JUNE)]], {YOUNGSTER: Lived(FIRST, MAY)}, {0: FIRST}),
        ([[home(YOUNGSTER), home(MOTHER)]], {YOUNGSTER: Lived(FIRST, None)}, {0: FIRST}),
        (
            [[home(YOUNGSTER, JUNE), home(MOTHER, JUNE)], [home(BROTHER), home(OTHER)]],
            dict.fromkeys((YOUNGSTER, MOTHER, BROTHER, OTHER), Lived(FIRST, MAY)),
            {1: FIRST},
        ),
        (
            [[home(YOUNGSTER), home(MOTHER), home(BROTHER)]],
            {YOUNGSTER: Lived(FIRST, JUNE), MOTHER: Lived(SECOND, JUNE), BROTHER: Lived(SECOND, JUNE)},
            {0: SECOND},
        ),
    ],
    ids=[
        "nobody lived in one before",
        "somebody joins",
        "the day is corrected for all",
        "they live together after all",
        "a household that splits goes on where the day is the same",
        "two households that become one go on where most lived",
    ],
)
def test_a_group_goes_on_in_the_household_that_it_was(
    groups: list[list[Home]], lived: dict[UUID, Lived], found: dict[int, UUID]
) -> None:
    assert goes_on_in(groups, lived) == found
