"""Every standing of a signal by every act, and what opens it again by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import UUID, uuid4

import pytest

from weerzien.early_signals.signals.rules import (
    ACT_WORDS,
    FUSED,
    HELPED_WORDS,
    LONGEST_SNOOZE_DAYS,
    STANDING_WORDS,
    TRANSITIONS,
    UNDO_WITHIN,
    WORDS_LENGTH,
    Act,
    Ground,
    Helped,
    Life,
    NotFromHere,
    Standing,
    WithoutDay,
    WithoutReason,
    WithoutResult,
    acts_from,
    after,
    check_said,
    may_undo,
    read_table,
    signal_of,
    standing_on,
)
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.themes import THEMES

TODAY = date(2026, 11, 20)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
ALLOWED = {
    Standing.OPEN: {Act.SEE: "seen", Act.TAKE_UP: "taken_up", Act.SNOOZE: "snoozed", Act.CLOSE: "closed"},
    Standing.REOPENED: {Act.SEE: "seen", Act.TAKE_UP: "taken_up", Act.SNOOZE: "snoozed", Act.CLOSE: "closed"},
    Standing.SEEN: {Act.TAKE_UP: "taken_up", Act.SNOOZE: "snoozed", Act.CLOSE: "closed"},
    Standing.TAKEN_UP: {
        Act.TAKE_UP: "taken_up", Act.RELEASE: "seen", Act.SNOOZE: "snoozed", Act.CLOSE: "closed",
    },
    Standing.SNOOZED: {Act.TAKE_UP: "taken_up", Act.CLOSE: "closed", Act.REOPEN: "reopened"},
    Standing.CLOSED: {Act.REOPEN: "reopened"},
}  # fmt: skip


def ground(pk: UUID | None = None, *facts: UUID, since: date = YESTERDAY) -> Ground:
    return Ground(pk or uuid4(), frozenset(facts), since)


def life(state: Standing, *covers: UUID, on: date = YESTERDAY, until: date | None = None) -> Life:
    return Life(uuid4(), state, on, frozenset(covers), until)


@pytest.mark.parametrize(("standing", "act"), [*product(Standing, Act)])
@pytest.mark.parametrize("is_mine", [True, False])
def test_every_standing_goes_by_every_act_where_the_table_says_or_refuses(
    standing: Standing, act: Act, is_mine: bool
) -> None:
    own_only = act is Act.RELEASE and not is_mine
    others_only = act is Act.TAKE_UP and standing is Standing.TAKEN_UP and is_mine

    if act not in ALLOWED[standing] or own_only or others_only:
        with pytest.raises(NotFromHere):
            after(standing, act, is_mine=is_mine)
        assert act not in acts_from(standing, is_mine=is_mine)
    else:
        assert after(standing, act, is_mine=is_mine) == ALLOWED[standing][act]
        assert act in acts_from(standing, is_mine=is_mine)


def test_from_every_standing_there_is_a_way_back_to_every_other() -> None:
    reached = {start: {start} for start in Standing}
    for _ in Standing:
        for start in Standing:
            reached[start] |= {end for (begin, _), end in TRANSITIONS.items() if begin in reached[start]}

    assert all(found >= {*Standing} - {Standing.OPEN} for found in reached.values())


def test_a_line_that_is_too_short_is_no_table() -> None:
    with pytest.raises(ValueError, match="argument"):
        read_table("  see close\nopen seen")


def test_what_nobody_touched_is_open() -> None:
    assert standing_on(None, [ground()], today=TODAY) is Standing.OPEN


@pytest.mark.parametrize("state", [Standing.CLOSED, Standing.SNOOZED])
def test_what_was_put_away_stays_away_as_long_as_nothing_comes(state: Standing) -> None:
    reason, fact = uuid4(), uuid4()
    until = TOMORROW if state is Standing.SNOOZED else None

    assert standing_on(life(state, reason, fact, until=until), [ground(reason, fact)], today=TODAY) is state


@pytest.mark.parametrize("state", [Standing.CLOSED, Standing.SNOOZED])
def test_another_reason_opens_what_was_put_away(state: Standing) -> None:
    reason = uuid4()
    until = TOMORROW if state is Standing.SNOOZED else None

    now = standing_on(life(state, reason, until=until), [ground(reason), ground(since=TODAY)], today=TODAY)

    assert now is Standing.REOPENED


@pytest.mark.parametrize("state", [Standing.CLOSED, Standing.SNOOZED])
def test_another_fact_behind_the_same_reason_opens_what_was_put_away(state: Standing) -> None:
    reason, before, later = uuid4(), uuid4(), uuid4()
    until = TOMORROW if state is Standing.SNOOZED else None

    now = standing_on(life(state, reason, before, until=until), [ground(reason, before, later)], today=TODAY)

    assert now is Standing.REOPENED


def test_a_fact_that_falls_away_opens_nothing() -> None:
    reason, before, later = uuid4(), uuid4(), uuid4()

    assert standing_on(life(Standing.CLOSED, reason, before, later), [ground(reason, before)], today=TODAY) is (
        Standing.CLOSED
    )


@pytest.mark.parametrize(
    ("until", "standing"),
    [
        pytest.param(TOMORROW, Standing.SNOOZED, id="the day before"),
        pytest.param(TODAY, Standing.REOPENED, id="on the day itself"),
        pytest.param(YESTERDAY, Standing.REOPENED, id="the day after"),
    ],
)
def test_what_waits_comes_back_on_its_day(until: date, standing: Standing) -> None:
    reason = uuid4()

    assert standing_on(life(Standing.SNOOZED, reason, until=until), [ground(reason)], today=TODAY) is standing


@pytest.mark.parametrize("state", [Standing.SEEN, Standing.TAKEN_UP, Standing.REOPENED, Standing.OPEN])
def test_a_reason_that_is_added_leaves_it_with_who_has_it(state: Standing) -> None:
    reason = uuid4()

    assert standing_on(life(state, reason), [ground(reason), ground(since=TODAY)], today=TODAY) is state


def test_a_reader_of_another_reason_sees_too_who_has_it() -> None:
    assert standing_on(life(Standing.TAKEN_UP, uuid4()), [ground(since=YESTERDAY)], today=TODAY) is Standing.TAKEN_UP


@pytest.mark.parametrize("state", [Standing.SEEN, Standing.TAKEN_UP])
def test_when_all_that_was_there_is_gone_and_something_else_came_it_begins_anew(state: Standing) -> None:
    assert standing_on(life(state, uuid4()), [ground(since=TODAY)], today=TODAY) is Standing.REOPENED


@pytest.mark.parametrize(
    ("words", "until", "refusal"),
    [
        pytest.param("wacht op school", TOMORROW, None, id="tomorrow"),
        pytest.param("wacht", TODAY + timedelta(days=LONGEST_SNOOZE_DAYS), None, id="the last day"),
        pytest.param("w" * WORDS_LENGTH, TOMORROW, None, id="as long as it may be"),
        pytest.param("w" * (WORDS_LENGTH + 1), TOMORROW, WithoutReason, id="too long"),
        pytest.param("", TOMORROW, WithoutReason, id="no reason"),
        pytest.param("wacht", None, WithoutDay, id="no day"),
        pytest.param("wacht", TODAY, WithoutDay, id="today"),
        pytest.param("wacht", TODAY + timedelta(days=LONGEST_SNOOZE_DAYS + 1), WithoutDay, id="too far"),
    ],
)
def test_waiting_asks_a_reason_and_a_day(words: str, until: date | None, refusal: type[Refused] | None) -> None:
    if refusal is None:
        check_said(Act.SNOOZE, words=words, until=until, helped="", today=TODAY)
    else:
        with pytest.raises(refusal):
            check_said(Act.SNOOZE, words=words, until=until, helped="", today=TODAY)


@pytest.mark.parametrize(
    ("words", "helped"),
    [
        pytest.param("", Helped.YES, id="nothing done"),
        pytest.param("tolk geregeld", "", id="not said whether it helped"),
        pytest.param("tolk geregeld", "misschien", id="an answer that is none"),
        pytest.param("t" * (WORDS_LENGTH + 1), Helped.YES, id="too long"),
    ],
)
def test_closing_asks_what_was_done_and_whether_it_helped(words: str, helped: str) -> None:
    with pytest.raises(WithoutResult):
        check_said(Act.CLOSE, words=words, until=None, helped=helped, today=TODAY)


@pytest.mark.parametrize("helped", Helped)
def test_closing_with_a_result_is_fine(helped: Helped) -> None:
    check_said(Act.CLOSE, words="tolk geregeld", until=None, helped=helped, today=TODAY)


def test_other_acts_ask_nothing() -> None:
    for act in (Act.SEE, Act.TAKE_UP, Act.RELEASE, Act.REOPEN):
        check_said(act, words="", until=None, helped="", today=TODAY)


@pytest.mark.parametrize(
    ("act", "after_seconds", "is_own", "may"),
    [
        (Act.CLOSE, 0, True, True),
        (Act.CLOSE, UNDO_WITHIN.total_seconds(), True, True),
        (Act.CLOSE, UNDO_WITHIN.total_seconds() + 1, True, False),
        (Act.CLOSE, 0, False, False),
        (Act.UNDO, 0, True, False),
    ],
)
def test_only_the_own_last_step_is_undone_and_only_while_it_is_fresh(
    act: Act, after_seconds: float, is_own: bool, may: bool
) -> None:
    assert may_undo(act, NOW, is_own=is_own, at=NOW + timedelta(seconds=after_seconds)) is may


def test_what_is_fused_is_a_theme_and_ends_in_one_that_is_fused_no_further() -> None:
    assert {*FUSED, *FUSED.values()} <= {*THEMES}
    assert FUSED.keys().isdisjoint(FUSED.values())
    assert (signal_of("verzuim"), signal_of("welzijn")) == ("overbelasting", "welzijn")


def test_everything_has_words() -> None:
    assert STANDING_WORDS.keys() == {*Standing}
    assert ACT_WORDS.keys() == {*Act}
    assert HELPED_WORDS.keys() == {*Helped}
