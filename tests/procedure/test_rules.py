"""In which phase an application, and a family, is."""

from __future__ import annotations

import pytest

from weerzien.procedure.rules import Phase, family_phase, phase_of


@pytest.mark.parametrize(
    ("is_filed", "decision", "has_arrived", "phase"),
    [
        (False, "", False, Phase.NOTHING_FILED),
        (True, "", False, Phase.WAITING),
        (True, "ingewilligd", False, Phase.TRAVELLING),
        (True, "afgewezen", False, Phase.REJECTED),
        (True, "ingewilligd", True, Phase.REUNITED),
        (False, "", True, Phase.REUNITED),
    ],
    ids=["nothing", "filed", "granted", "rejected", "arrived", "arrived, the rest unknown"],
)
def test_the_furthest_step_decides_the_phase(is_filed: bool, decision: str, has_arrived: bool, phase: Phase) -> None:
    assert phase_of(is_filed=is_filed, decision=decision, has_arrived=has_arrived) is phase


@pytest.mark.parametrize(
    ("phases", "phase"),
    [
        ([], Phase.NOTHING_FILED),
        ([Phase.REUNITED, Phase.WAITING], Phase.WAITING),
        ([Phase.REUNITED, Phase.REJECTED], Phase.REJECTED),
        ([Phase.REUNITED, Phase.NOTHING_FILED], Phase.REUNITED),
    ],
    ids=["no application", "one still waits", "one was rejected", "one not filed yet"],
)
def test_a_family_is_in_the_phase_that_asks_most(phases: list[Phase], phase: Phase) -> None:
    assert family_phase(phases) is phase
