"""Whatever stands in a workbook: it is read or refused with a sentence, it never breaks the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.exchange.workbook.saying import read
from tests.exchange.workbooks import workbook
from weerzien.exchange.workbook.reading import Level
from weerzien.exchange.workbook.sheets import SHEETS, Sheet

CELLS = st.one_of(
    st.sampled_from(
        [
            "", " ", "?", "ja", "nee", "x", "1", "2", 1, 2, 3, 0, -1, 2.5, 1e300, -1e9, 40000, 2009, True,
            "nan", "Infinity", "1e5", "٣", "²", "00-00-2009", "00-13-2009", "0-0-0", "31-02-2010", "29-2-26", "1-1-99",
            "=1+1", "-", "--", "T001", "t001", "verwacht 1-1-27", "verwacht", "Łódź", "😀", "\u202e", "a" * 5000,
            "A", "nareis", "afgewezen", "amv", "999990019", "123456789", "2800000011",
        ]
    ),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=12),
)  # fmt: skip


def rows_of(sheet: Sheet) -> st.SearchStrategy[list[Mapping[str, Any]]]:
    return st.lists(st.fixed_dictionaries({column.heading: CELLS for column in sheet.columns}), max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.fixed_dictionaries({sheet.name: rows_of(sheet) for sheet in SHEETS}),
    st.sampled_from([(), ("Persoonsnummer",), ("Gezinsnummer",), ("Persoonsnummer", "Gezinsnummer")]),
)
def test_every_row_is_kept_refused_or_double_and_every_loss_is_said(
    sheets: Mapping[str, Any], lacking: tuple[str, ...]
) -> None:
    assume(any(sheets.values()))
    persons = [{name: cell for name, cell in row.items() if name not in lacking} for row in sheets["Personen"]]

    reading = read(workbook(sheets, Personen=persons))

    kept = {(row.sheet, row.row) for rows in reading.sheets.values() for row in rows}
    refused = {(row.sheet, row.row) for row in reading.refused}
    double = {(row.sheet, row.row) for row in reading.duplicates}
    told = {(one.sheet, one.row) for one in reading.messages if one.level is Level.ROW_REFUSED}
    every = set(reading.raw)
    assert kept | refused | double | {place for place in every if place[0] == "Instellingen"} == every
    assert not kept & refused
    assert not kept & double
    assert told == refused
    assert all(one.message.endswith(".") for one in reading.messages)
