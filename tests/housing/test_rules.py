"""Which of two hotel days leads, and what may be written of where somebody lives."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.rules import Around, BeforeBirth
from weerzien.housing.rules import check_stay, earliest
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Value

FIRST, SECOND = Day.on(date(2026, 9, 1)), Day.on(date(2026, 9, 2))


@pytest.mark.parametrize(
    ("day", "other", "is_first"),
    [
        pytest.param(FIRST, SECOND, True, id="the earlier day"),
        pytest.param(SECOND, FIRST, False, id="the later day"),
        pytest.param(FIRST, FIRST, False, id="the same day"),
        pytest.param(FIRST, Event.NOT_HAPPENED, True, id="a day before no day"),
        pytest.param(Event.NOT_HAPPENED, FIRST, False, id="no day after a day"),
    ],
)
def test_the_earliest_hotel_day_leads(day: Value, other: Value, is_first: bool) -> None:
    assert earliest(day, other) is is_first


def test_a_home_may_be_promised_and_is_not_older_than_who_lives_in_it() -> None:
    around = Around(date(2026, 8, 1), ("home",), {"home": "Woning sinds"}, born=SECOND)

    check_stay({"home": SECOND}, around)
    with pytest.raises(BeforeBirth):
        check_stay({"home": FIRST}, around)
