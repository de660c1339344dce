"""In which phase an application, and a family, is; and what may be written of a procedure."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.rules import Around, LiesAhead, OutOfOrder
from weerzien.kernel.days import Day
from weerzien.procedure.rules import (
    AHEAD,
    NoKindOfApplication,
    Phase,
    check_application,
    check_permit,
    check_step,
    family_phase,
    phase_of,
)


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


TODAY, TOMORROW = date(2026, 11, 20), Day.on(date(2026, 11, 21))
MAY, JUNE = Day.on(date(2026, 5, 1)), Day.on(date(2026, 6, 1))


def around(*typed: str, **beside: Day) -> Around:
    headings = {"notified": "Vergunning bekendgemaakt", "asylum_applied": "Asielaanvraag", "day": "Dag"}
    return Around(TODAY, typed, headings, beside=beside)


def test_a_permit_is_notified_by_today_and_not_before_it_was_asked_for() -> None:
    with pytest.raises(LiesAhead):
        check_permit({"notified": TOMORROW}, around("notified"))
    with pytest.raises(OutOfOrder):
        check_permit({"asylum_applied": JUNE, "notified": MAY}, around("notified"))
    check_permit({"asylum_applied": MAY, "notified": JUNE}, around("notified", "asylum_applied"))


@pytest.mark.parametrize("kind", ["filed", "received", "decision", "visa", "ticket", "arrival", "registration"])
def test_a_step_that_happened_does_not_lie_ahead(kind: str) -> None:
    with pytest.raises(LiesAhead):
        check_step(kind, {"day": TOMORROW}, around("day"))


@pytest.mark.parametrize("kind", sorted(AHEAD))
def test_a_step_that_is_planned_may_lie_ahead(kind: str) -> None:
    check_step(kind, {"day": TOMORROW}, around("day"))


@pytest.mark.parametrize(
    ("first", "second"),
    [("filed", "received"), ("filed", "decision"), ("decision", "visa"), ("arrival", "registration")],
)
def test_a_step_does_not_come_before_the_one_it_follows(first: str, second: str) -> None:
    with pytest.raises(OutOfOrder):
        check_step(second, {"day": MAY}, around("day", **{first: JUNE}))
    with pytest.raises(OutOfOrder):
        check_step(first, {"day": JUNE}, around("day", **{second: MAY}))
    check_step(second, {"day": JUNE}, around("day", **{first: JUNE}))
    check_step(second, {"day": MAY, "value": "x"}, around("value", **{first: JUNE}))


def test_an_application_has_a_kind() -> None:
    with pytest.raises(NoKindOfApplication):
        check_application({"kind": None}, around("kind"))
    check_application({"kind": "nareis"}, around("kind"))
