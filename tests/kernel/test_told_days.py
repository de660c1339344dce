"""Days as people type them, in a workbook and in a form."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.kernel.days import Day
from weerzien.kernel.told_days import BadDay, read_day

TODAY = date(2026, 11, 20)
MARCH = Day(date(2026, 3, 1), date(2026, 3, 31), "maart 2026")


def read(text: str) -> Day | BadDay:
    return read_day(text, today=TODAY)


@pytest.mark.parametrize(
    "text", ["12-3-2026", "12/03/2026", "20260312", "2026-03-12", "12 maart 2026", "12 mrt. 2026", "12  Mrt 2026"]
)
def test_a_day_is_exact_in_every_notation(text: str) -> None:
    assert read(text) == Day.on(date(2026, 3, 12))


@pytest.mark.parametrize("text", ["maart 2026", "mrt 2026", "3-2026", "03/2026", "00-03-2026", "20260300"])
def test_a_month_lies_between_its_first_and_last_day_and_keeps_its_words(text: str) -> None:
    assert read(text) == Day(MARCH.earliest, MARCH.latest, text)


def test_a_year_alone_is_the_whole_year() -> None:
    assert read("2026") == Day.in_year(2026, "2026")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("ongeveer 12-3-2026", date(2026, 2, 26), date(2026, 3, 26), id="a day, two weeks"),
        pytest.param("Ongeveer maart 2026", date(2026, 2, 1), date(2026, 4, 30), id="a month, a month"),
        pytest.param("rond 2026", date(2025, 1, 1), date(2027, 12, 31), id="a year, a year"),
        pytest.param("ca. 2026", date(2025, 1, 1), date(2027, 12, 31), id="in short"),
    ],
)
def test_roughly_is_wider_on_both_sides(text: str, earliest: date, latest: date) -> None:
    assert read(text) == Day(earliest, latest, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("30-2-2026", BadDay.IMPOSSIBLE),
        ("31 april 2026", BadDay.IMPOSSIBLE),
        ("20260230", BadDay.IMPOSSIBLE),
        ("14032010", BadDay.OUT_OF_RANGE),
        ("13-2026", BadDay.IMPOSSIBLE),
        ("maandag 2026", BadDay.UNREADABLE),
        ("marmer 2026", BadDay.UNREADABLE),
        ("ongeveer", BadDay.UNREADABLE),
        ("ongeveer gisteren", BadDay.UNREADABLE),
        ("12 maart", BadDay.UNREADABLE),
        ("maart 1850", BadDay.OUT_OF_RANGE),
        ("5-3-2151", BadDay.OUT_OF_RANGE),
    ],
)
def test_what_is_no_day_says_why(text: str, why: BadDay) -> None:
    assert read(text) is why
