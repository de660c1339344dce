"""What may be written about absence from school."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from weerzien.dossiers.rules import Around, LiesAhead
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Value
from weerzien.schooling.rules import AbsenceIncomplete, HoursNotOfADay, check_absence

TODAY = date(2026, 11, 20)
ABSENCE: dict[str, Value | None] = {"day": Day.on(TODAY), "hours": Decimal("2.5"), "kind": "ziek"}


def check(**changed: Value | None) -> None:
    check_absence(ABSENCE | changed, Around(TODAY, tuple(ABSENCE), {"day": "Datum"}))


@pytest.mark.parametrize("missing", ["day", "hours", "kind"])
def test_an_absence_has_a_day_hours_and_a_kind(missing: str) -> None:
    with pytest.raises(AbsenceIncomplete):
        check(**{missing: None})


@pytest.mark.parametrize("hours", ["0", "-1", "24.1"])
def test_hours_fit_in_a_day(hours: str) -> None:
    with pytest.raises(HoursNotOfADay):
        check(hours=Decimal(hours))


def test_the_day_of_an_absence_may_be_unknown() -> None:
    check(day=Event.UNKNOWN)


def test_an_absence_of_today_is_taken_and_one_of_tomorrow_is_not() -> None:
    check()
    check(hours=Decimal(24))
    with pytest.raises(LiesAhead):
        check(day=Day.on(date(2026, 11, 21)))
