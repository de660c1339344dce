"""How names are looked for, who turns eighteen when, who is kin, who lives together, and what may be typed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerzien.dossiers.rules import (
    Around,
    BeforeBirth,
    BornAhead,
    Home,
    LiesAhead,
    LiesFarAhead,
    Lived,
    NoPart,
    NoReason,
    OutOfOrder,
    ReasonTooLong,
    SearchText,
    births_turning_eighteen,
    check_days,
    check_membership,
    check_order,
    check_personalia,
    check_reason,
    eighteen_on,
    goes_on_in,
    kin,
    read_search,
    search_key,
    shared_homes,
)
from weerzien.dossiers.spelling.keys import ask_for
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.case import Event, Value

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
        ("...", SearchText("...", None, None)),
        ("tesf", SearchText("tesf", ask_for("tesf"), None)),
        ("6-10-2010", SearchText("6-10-2010", ask_for("6 10 2010"), date(2010, 10, 6))),
        ("2010-10-06", SearchText("2010-10-06", ask_for("2010 10 06"), date(2010, 10, 6))),
        ("31-2-2010", SearchText("31-2-2010", ask_for("31 2 2010"), None)),
    ],
    ids=["nothing", "blanks", "no letters", "a name", "a date", "an ISO date", "no such date"],
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
        ([home(YOUNGSTER), home(MOTHER, municipality="Gemeente Meerdijk")], [2]),
        ([home(YOUNGSTER), home(MOTHER, family=UUID(int=11))], []),
        ([home(YOUNGSTER), home(MOTHER, JUNE), home(BROTHER), home(OTHER, JUNE)], [2, 2]),
    ],
    ids=[
        "one day and place",
        "another day",
        "another municipality",
        "another name of the municipality",
        "another family",
        "two homes",
    ],
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


HEADINGS = {"born": "Geboortedatum", "first": "Eerst", "last": "Dan", "part": "Rol in gezin"}
BORN = Day.in_year(2010)


def around(*typed: str, born: Day | None = BORN) -> Around:
    return Around(date(2026, 11, 20), typed, HEADINGS, born)


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        pytest.param(Day.on(date(2026, 11, 20)), None, id="today"),
        pytest.param(Day.on(date(2026, 11, 21)), LiesAhead, id="tomorrow"),
        pytest.param(Day.in_year(2026), None, id="this year, so perhaps"),
        pytest.param(Day.in_year(2027), LiesAhead, id="next year"),
        pytest.param(Day.on(date(2010, 1, 1)), None, id="the first day on which the birth can be"),
        pytest.param(Day.on(date(2009, 12, 31)), BeforeBirth, id="the day before that"),
        pytest.param(Event.NOT_HAPPENED, None, id="not at all"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_what_happened_lies_between_the_birth_and_today(day: Value | None, refused: type[Refused] | None) -> None:
    if refused is None:
        check_days({"first": day}, around("first"))
    else:
        with pytest.raises(refused, match=r"^Eerst: "):
            check_days({"first": day}, around("first"))


def test_only_what_is_typed_is_refused_and_a_plan_may_lie_ahead() -> None:
    tomorrow = {"first": Day.on(date(2026, 11, 21))}

    check_days(tomorrow, around("last"))
    check_days(tomorrow, around("first"), may_lie_ahead=("first",))
    check_days({"first": Day.on(date(1990, 1, 1))}, around("first", born=None))
    check_days({"first": Day.on(date(2051, 11, 20))}, around("first"), may_lie_ahead=("first",))
    with pytest.raises(LiesFarAhead):
        check_days({"first": Day.on(date(2051, 11, 21))}, around("first"), may_lie_ahead=("first",))


def test_a_day_cannot_lie_wholly_before_the_one_that_goes_before_it() -> None:
    first, last = Day.on(date(2026, 5, 2)), Day.on(date(2026, 5, 1))

    with pytest.raises(OutOfOrder, match=r"^Dan: "):
        check_order({"first": first, "last": last}, around("last"), pairs=[("first", "last")])
    with pytest.raises(OutOfOrder, match=r"^Eerst: "):
        check_order({"first": first, "last": last}, around("first"), pairs=[("first", "last")])
    check_order({"first": first, "last": Day.in_year(2026)}, around("last"), pairs=[("first", "last")])
    check_order({"first": first, "last": last}, around(), pairs=[("first", "last")])


def test_nobody_is_born_tomorrow_or_without_a_place_and_nothing_is_corrected_without_a_reason() -> None:
    with pytest.raises(BornAhead):
        check_personalia({"born": Day.on(date(2026, 11, 21))}, around("born"))
    with pytest.raises(NoPart):
        check_membership({"part": None}, around("part"))
    with pytest.raises(NoReason):
        check_reason("  ")
    with pytest.raises(ReasonTooLong):
        check_reason("x" * 201)
    check_personalia({"born": BORN}, around("born"))
    check_membership({"part": "kind"}, around("part"))
    check_reason("brief van de IND")
