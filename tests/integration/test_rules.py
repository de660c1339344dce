"""What may be written about civic integration and income."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.rules import Around, BeforeBirth, LiesAhead, OutOfOrder
from weerzien.integration.rules import LevelDoesNotFit, check_income, check_integration
from weerzien.kernel.days import Day

TOMORROW = Day.on(date(2026, 11, 21))
HEADINGS = {"pip": "PIP dagtekening", "benefit": "Bijstand sinds"}


def around(*typed: str) -> Around:
    return Around(date(2026, 11, 20), typed, HEADINGS, born=Day.in_year(2000))


def test_a_plan_is_not_signed_tomorrow_but_a_benefit_may_begin_then() -> None:
    with pytest.raises(LiesAhead):
        check_integration({"pip": TOMORROW}, around("pip"))
    check_income({"benefit": TOMORROW}, around("benefit"))
    with pytest.raises(BeforeBirth):
        check_income({"benefit": Day.in_year(1999)}, around("benefit"))


def test_a_plan_does_not_come_before_the_intake_it_rests_on() -> None:
    with pytest.raises(OutOfOrder):
        check_integration({"intake": Day.in_year(2026), "pip": Day.in_year(2025)}, around("pip"))


@pytest.mark.parametrize(("route", "level"), [("O", "A2"), ("Z", "B1")])
def test_a_level_goes_with_its_route(route: str, level: str) -> None:
    with pytest.raises(LevelDoesNotFit):
        check_integration({"route": route, "level": level}, around("level"))
    check_integration({"route": route, "level": level}, around("pip"))


@pytest.mark.parametrize(("route", "level"), [("B1", "B1"), ("Z", "A2"), ("O", "B1"), ("Z", None), (None, "B1")])
def test_other_levels_are_taken_as_they_come(route: str | None, level: str | None) -> None:
    check_integration({"route": route, "level": level}, around("level", "route"))
