"""What may be written about guardianship."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.rules import Around, LiesAhead, OutOfOrder
from weerzien.guardianship.rules import check_guardianship
from weerzien.kernel.days import Day

MAY, JUNE = Day.on(date(2026, 5, 1)), Day.on(date(2026, 6, 1))
AROUND = Around(date(2026, 6, 1), ("ordered",), {"ordered": "Beschikking"})


def test_an_order_comes_after_its_request_and_not_tomorrow() -> None:
    check_guardianship({"requested": MAY, "ordered": JUNE}, AROUND)
    with pytest.raises(OutOfOrder):
        check_guardianship({"requested": JUNE, "ordered": MAY}, AROUND)
    with pytest.raises(LiesAhead):
        check_guardianship({"ordered": Day.on(date(2026, 6, 2))}, AROUND)
