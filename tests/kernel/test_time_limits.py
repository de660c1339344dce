"""The Algemene termijnenwet: when a limit is extended, and when it is not."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.kernel.time_limits import EXTENSION, Limit, Unit, applies, extended, last_day


def test_the_supreme_court_of_1_september_2017() -> None:
    """ECLI:NL:HR:2017:2225: three months from 29 February 2016 end on Sunday 29 May, extended to Monday 30 May."""
    limit = Limit(3, Unit.MONTHS)

    assert last_day(date(2016, 2, 29), limit) == date(2016, 5, 29)
    assert extended(date(2016, 2, 29), limit) == date(2016, 5, 30)


@pytest.mark.parametrize(
    ("begins_after", "limit", "expected"),
    [
        (date(2026, 10, 1), Limit(4, Unit.WEEKS), date(2026, 10, 29)),
        (date(2026, 9, 4), Limit(8, Unit.WEEKS), date(2026, 10, 30)),
        (date(2026, 3, 5), Limit(29, Unit.DAYS), date(2026, 4, 7)),
        (date(2026, 10, 6), Limit(1, Unit.DAYS), date(2026, 10, 7)),
        (date(2026, 12, 24), Limit(3, Unit.DAYS), date(2026, 12, 29)),
        (date(2026, 4, 2), Limit(5, Unit.DAYS), date(2026, 4, 8)),
    ],
    ids=[
        "ends on a Thursday",
        "ends on a Friday",
        "ends on Good Friday, goes on after Easter",
        "a single working day",
        "three days at Christmas get two working days",
        "five days around Easter get two working days",
    ],
)
def test_a_limit_is_extended_to_a_working_day(begins_after: date, limit: Limit, expected: date) -> None:
    assert extended(begins_after, limit) == expected


@pytest.mark.parametrize(
    "limit",
    [
        Limit(91, Unit.DAYS),
        Limit(13, Unit.WEEKS),
        Limit(4, Unit.MONTHS),
        Limit(1, Unit.YEARS),
        Limit(28, Unit.DAYS, True),
    ],
    ids=["91 days", "13 weeks", "4 months", "a year", "counted back"],
)
def test_a_long_limit_and_one_that_is_counted_back_are_not_extended(limit: Limit) -> None:
    assert not applies(limit)
    assert extended(date(2026, 8, 2), limit) == last_day(date(2026, 8, 2), limit)


@pytest.mark.parametrize("limit", [Limit(90, Unit.DAYS), Limit(12, Unit.WEEKS), Limit(3, Unit.MONTHS)])
def test_the_longest_limits_that_are_extended(limit: Limit) -> None:
    assert applies(limit)


def test_the_act_is_cited() -> None:
    assert EXTENSION.words == "Algemene termijnenwet, artikel 1"
    assert EXTENSION.url == "https://wetten.overheid.nl/BWBR0002448/#Artikel1"
