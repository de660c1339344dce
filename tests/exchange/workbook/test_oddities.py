"""What is odd in life: both values are kept, and it is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exchange.workbook.saying import REMARK, read, said
from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    FAMILY,
    GUARDIANSHIP,
    INTEGRATION,
    PROFESSIONAL,
    workbook,
)


def odd(sheet: str, base: Any, column: str, **cells: Any) -> Any:
    told = {heading.replace("__", "-").replace("_", " "): cell for heading, cell in cells.items()}
    return pytest.param(sheet, {**base, **told}, column, id=f"{sheet}: {', '.join(told)}")


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        odd("Aanvragen", APPLICATION, "Datum besluit", Besluit="afgewezen", Datum_besluit=date(2026, 7, 25)),
        odd("Aanvragen", APPLICATION, "Datum besluit", Besluit="afgewezen"),
        odd("Aanvragen", APPLICATION, "Besluit", Datum_besluit=date(2026, 9, 25)),
        odd("Aanvragen", APPLICATION, "Ontvangst IND", Ontvangst_IND=date(2026, 7, 1)),
        odd("Aanvragen", APPLICATION, "Gezinslid", Gezinslid=1),
        odd("Verzuim", ABSENCE, "Datum", Datum="7-11-26"),
        odd("Verzuim", ABSENCE, "Datum", Datum="8-11-26"),
        odd("Verzuim", ABSENCE, "Datum", Datum="23-11-26"),
        odd("Voogdij", GUARDIANSHIP, "Verzoek rechtbank", Beschikking=date(2026, 10, 1)),
        odd("Voogdij", GUARDIANSHIP, "Overgedragen aan", Overdracht_geaccepteerd=date(2026, 10, 1)),
        odd("Betrokkenen", PROFESSIONAL, "Van", Van=date(2026, 12, 3)),
        odd("Betrokkenen", PROFESSIONAL, "Tot", Tot=date(2026, 6, 3)),
        odd("Contacten", CONTACT, "Datum", Datum=date(2026, 12, 3)),
        odd("Contacten", CONTACT, "Soort", Soort="beeldbellen"),
        odd("Inburgering", INTEGRATION, "PIP dagtekening", PIP_dagtekening=date(2026, 9, 1)),
    ],
)
def test_what_is_odd_is_kept_and_said(sheet: str, row: dict[str, Any], column: str) -> None:
    reading = read(workbook(FAMILY, **{sheet: [row]}))

    assert said(reading) == [(sheet, 2, column, REMARK, None)]
    assert len(reading.sheets[sheet]) == 1


def test_an_arrival_after_the_visa_ran_out_is_kept_and_said() -> None:
    late = {
        **APPLICATION,
        "Besluit": "ingewilligd",
        "Datum besluit": date(2026, 7, 28),
        "MVV afgegeven": date(2026, 8, 1),
        "Ingereisd": date(2026, 10, 31),
    }

    assert said(read(workbook(Aanvragen=[late]))) == [("Aanvragen", 2, "Ingereisd", REMARK, None)]
    assert said(read(workbook(Aanvragen=[{**late, "Ingereisd": date(2026, 10, 30)}]))) == []
