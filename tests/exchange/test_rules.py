"""Which import may be taken or thrown away in which state."""

from __future__ import annotations

import pytest

from weerzien.exchange.rules import (
    WHY_NOT_TAKE,
    AlreadyTaken,
    AlreadyTaking,
    RunState,
    WasDiscarded,
    check_may_discard,
    check_may_take,
)
from weerzien.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("state", "died", "refusal"),
    [
        (RunState.PREVIEW, True, None),
        (RunState.FAILED, True, None),
        (RunState.TAKING, True, None),
        (RunState.TAKING, False, AlreadyTaking),
        (RunState.TAKEN, True, AlreadyTaken),
        (RunState.DISCARDED, True, WasDiscarded),
    ],
)
def test_a_run_is_taken_in_its_own_time(state: RunState, died: bool, refusal: type[Refused] | None) -> None:
    if refusal is None:
        check_may_take(state, died=died)
        return

    with pytest.raises(refusal):
        check_may_take(state, died=died)


def test_every_state_says_whether_it_is_taken() -> None:
    assert set(WHY_NOT_TAKE) == set(RunState)


def test_a_run_that_is_being_taken_is_not_thrown_away() -> None:
    check_may_discard(RunState.TAKEN, died=False)
    check_may_discard(RunState.TAKING, died=True)

    with pytest.raises(AlreadyTaking):
        check_may_discard(RunState.TAKING, died=False)
