"""The holidays of 2010 to 2050: 5 May every year, Easter as two algorithms reckon it, decrees with where they stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weerzien.kernel.calendars import easter, holiday_file, holidays, is_working_day

YEARS = range(2010, 2051)
MONDAY, FRIDAY = 0, 4


def easter_by_gauss(year: int) -> date:
    """Return Easter Sunday by the Paschal full moon, as Gauss reckons it: another way than the product's."""
    century = year // 100
    p = (13 + 8 * century) // 25
    m, n = (15 - p + century - century // 4) % 30, (4 + century - century // 4) % 7
    moon = (19 * (year % 19) + m) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + n) % 7
    if moon == 29 and sunday == 6:
        return date(year, 4, 19)
    if moon == 28 and sunday == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=moon + sunday)


def test_easter_is_the_same_by_two_ways_of_reckoning() -> None:
    assert [easter(year) for year in range(1900, 2151)] == [easter_by_gauss(year) for year in range(1900, 2151)]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_the_holidays_of_the_act(year: int) -> None:
    found, sunday = holidays(year), easter(year)

    moving = {"Goede Vrijdag": -2, "Tweede Paasdag": 1, "Hemelvaartsdag": 39, "Tweede Pinksterdag": 50}
    fixed = {
        "Nieuwjaarsdag": (1, 1),
        "Bevrijdingsdag": (5, 5),
        "Eerste Kerstdag": (12, 25),
        "Tweede Kerstdag": (12, 26),
    }
    assert all(sunday + timedelta(days=days) in found for days in moving.values())
    assert all(date(year, *day) in found for day in fixed.values())
    assert not is_working_day(date(year, 5, 5))
    assert (sunday + timedelta(days=-2)).weekday() == FRIDAY
    assert (sunday + timedelta(days=50)).weekday() == MONDAY


@pytest.mark.parametrize("year", YEARS)
def test_the_birthday_of_the_monarch_is_never_celebrated_on_a_sunday(year: int) -> None:
    (day,) = [day for day, name in holidays(year).items() if name in ("Koninginnedag", "Koningsdag")]

    assert day.isoweekday() != 7
    assert day in (date(year, 4, 30 if year < 2014 else 27), date(year, 4, 29 if year < 2014 else 26))


def test_every_decree_says_where_it_stands_and_how_certain_that_is() -> None:
    for decree in holiday_file()["besluiten"]:
        assert decree["bron"]["besluit"]
        assert decree["bron"]["gezien"]
        assert decree["bron"]["zekerheid"] in ("bevestigd", "uit tweede hand")
        assert (decree["bron"]["zekerheid"] == "bevestigd") == ("bwb" in decree["bron"])
        assert all(day.weekday() in (MONDAY, FRIDAY) for day in decree["dagen"])


def test_a_year_has_a_decree_or_says_that_none_was_found() -> None:
    decreed = {day.year for decree in holiday_file()["besluiten"] for day in decree["dagen"]}
    without = {year for row in holiday_file()["zonder besluit"] for year in range(row["van"], row["tot"] + 1)}

    assert decreed.isdisjoint(without)
    assert decreed | without == set(YEARS)
    assert all(row["waarom"] and row["zekerheid"] == "onbekend" for row in holiday_file()["zonder besluit"])


@pytest.mark.parametrize("year", range(2017, 2029))
def test_the_friday_after_ascension_day_is_put_on_a_par_in_every_decree(year: int) -> None:
    assert easter(year) + timedelta(days=40) in holidays(year)
