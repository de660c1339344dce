"""Days of a series, the order of an agenda, and what may become of a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from weerzien.meetings.rules.days import meeting_days
from weerzien.meetings.rules.ranking import Criterion, Reason, moved, ranked
from weerzien.meetings.rules.refusals import (
    DayGone,
    DecisionWithoutGround,
    InTheWeekend,
    NothingSaid,
    check_day,
    check_decision,
    check_weekday,
)
from weerzien.meetings.rules.states import MeetingState, may_become

TODAY = date(2026, 11, 20)
A, B, C, D = (UUID(int=number) for number in range(1, 5))


def reason(criterion: Criterion, family: UUID, day: date | None = None) -> Reason:
    return Reason(criterion, family, UUID(int=99), criterion.value, day=day)


def test_a_series_meets_every_two_weeks_and_skips_holidays() -> None:
    days = meeting_days(date(2026, 11, 27), every_weeks=2, since=date(2026, 12, 1), size=3)

    assert days == (date(2026, 12, 11), date(2027, 1, 8), date(2027, 1, 22))


def test_a_series_that_began_long_ago_keeps_its_rhythm() -> None:
    assert meeting_days(date(2020, 1, 7), every_weeks=2, since=TODAY, size=1) == (date(2026, 12, 1),)


def test_a_series_on_a_saturday_never_meets() -> None:
    assert meeting_days(date(2026, 11, 21), every_weeks=2, since=TODAY, size=3) == ()


def test_a_series_that_would_never_meet_is_refused() -> None:
    check_weekday(date(2026, 12, 4))
    for day in (5, 6):
        with pytest.raises(InTheWeekend):
            check_weekday(date(2026, 12, day))


def test_what_is_unfinished_comes_first_then_days_then_signals() -> None:
    reasons = [
        reason(Criterion.SILENT, A),
        reason(Criterion.SIGNAL, B, TODAY),
        reason(Criterion.DAY, C, TODAY),
        reason(Criterion.UNFINISHED, D, TODAY + timedelta(days=90)),
        reason(Criterion.DAY, A, TODAY + timedelta(days=3)),
    ]

    assert ranked(reasons, numbers={}) == [D, C, A, B]


def test_of_two_families_with_the_same_reason_and_day_the_number_decides() -> None:
    reasons = [reason(Criterion.SIGNAL, A, TODAY), reason(Criterion.SIGNAL, B, TODAY)]

    assert ranked(reasons, numbers={A: "M9", B: "M1"}) == [B, A]


@pytest.mark.parametrize(
    ("by", "order"), [(-1, [B, A, C]), (1, [A, C, B]), (-5, [B, A, C]), (0, [A, B, C])], ids=["up", "down", "far", "no"]
)
def test_an_item_moves_as_far_as_there_are_places(by: int, order: list[UUID]) -> None:
    assert moved([A, B, C], B, by=by) == order


def test_a_closed_meeting_becomes_nothing_else() -> None:
    assert [state for state in MeetingState if may_become("closed", state)] == []
    assert not may_become("running", MeetingState.CANCELLED)


def test_a_day_that_was_and_a_decision_without_ground_are_refused() -> None:
    with pytest.raises(DayGone):
        check_day(TODAY - timedelta(days=1), today=TODAY)
    with pytest.raises(DecisionWithoutGround):
        check_decision("Zo doen we het", "")
    with pytest.raises(NothingSaid):
        check_decision("", "Daarom")
