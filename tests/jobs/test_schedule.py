"""Daily jobs follow the clock of the Netherlands."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import pairwise

import pytest

from weerzien.jobs.schedule import SCHEDULE, Daily, last_turn

NIGHT = Daily("night", time(0, 30))


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        pytest.param("2026-11-21T23:30:00", "2026-11-21T23:30:00", id="in winter half past midnight is 23.30 UTC"),
        pytest.param("2026-11-21T23:29:59", "2026-11-20T23:30:00", id="a second before it is still yesterday's turn"),
        pytest.param("2026-07-01T22:30:00", "2026-07-01T22:30:00", id="in summer it is 22.30 UTC"),
        pytest.param("2026-03-29T12:00:00", "2026-03-28T23:30:00", id="the night the clock goes forward"),
        pytest.param("2026-10-25T12:00:00", "2026-10-24T22:30:00", id="the night the clock goes back"),
    ],
)
def test_the_last_turn_of_a_night(now: str, turn: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)

    assert last_turn(NIGHT, moment) == datetime.fromisoformat(turn).replace(tzinfo=UTC)


def test_no_daily_job_stands_in_the_hour_that_is_missing_or_double_once_a_year() -> None:
    assert [row for row in SCHEDULE if time(2) <= row.at < time(3)] == []


def test_families_are_evaluated_before_anything_is_cleaned_or_mailed() -> None:
    assert [row.job for row in SCHEDULE] == ["night", "clean", "mail", "digest", "invite"]
    assert all(one.at < other.at for one, other in pairwise(SCHEDULE))
