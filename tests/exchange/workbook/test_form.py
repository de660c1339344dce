"""How a list stands in its file: merged, hidden, with its headings again, or without anything below them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.exchange.packed import ods, ods_cell, ods_row
from tests.exchange.workbook.saying import numbers, read
from tests.exchange.workbooks import SPONSOR, workbook
from weerzien.exchange.workbook.reading import Reading

HEADINGS = ("Gezinsnummer", "Persoonsnummer", "Voornaam")
TWO_IN_A_FAMILY = (HEADINGS, ("T1", 1, "Luwam"), ("", 2, "Selam"), ("", "", ""), ("T2", 3, "Abel"))


def sheet(rows: Sequence[Sequence[str | int]], also: Callable[[Worksheet], object] = bool) -> bytes:
    """Return a workbook with one sheet of persons, to which something is done."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    persons = book.add_worksheet("Personen")
    for number, row in enumerate(rows):
        persons.write_row(number, 0, row)
    also(persons)
    if persons.hidden:
        book.add_worksheet("Voorblad").activate()
    book.close()
    return target.getvalue()


def sentences(reading: Reading) -> list[str]:
    return [one.message for one in reading.messages]


def test_what_was_merged_downwards_counts_for_every_row_that_holds_something() -> None:
    reading = read(sheet(TWO_IN_A_FAMILY, lambda persons: persons.merge_range(1, 0, 3, 0, "T1")))

    assert [row.cells["Gezinsnummer"] for row in reading.sheets["Personen"]] == ["T1", "T1", "T2"]
    assert sentences(reading) == [
        "In het blad Personen zijn cellen onder elkaar samengevoegd; wij lezen wat er staat bij elke rij."
    ]


def test_what_was_merged_downwards_in_an_ods_counts_as_well() -> None:
    merged = ods_cell("T1").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="3"', 1)
    first = f"<table:table-row>{merged}{ods_cell(1)}{ods_cell('Luwam')}</table:table-row>"
    below = "".join(map(ods_row, TWO_IN_A_FAMILY[2:])).replace("<table:table-cell/>", "<table:covered-table-cell/>")

    reading = read(ods({"Personen": ods_row(HEADINGS) + first + below}))

    assert [row.cells["Gezinsnummer"] for row in reading.sheets["Personen"]] == ["T1", "T1", "T2"]
    assert sentences(reading) == [
        "In het blad Personen zijn cellen onder elkaar samengevoegd; wij lezen wat er staat bij elke rij."
    ]


def test_merging_without_end_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weerzien.exchange.workbook.opening.MOST_MERGED", 1)

    reading = read(sheet(TWO_IN_A_FAMILY, lambda persons: persons.merge_range(0, 2, 4, 2, "Voornaam")))

    assert numbers(reading) == [1, 3]


def test_a_hidden_sheet_is_read_and_that_is_said() -> None:
    reading = read(sheet([HEADINGS, ("T1", 1, "Luwam")], lambda persons: persons.hide()))

    assert numbers(reading) == [1]
    assert "Het blad Personen is verborgen in het bestand; kijk na of het bij de lijst hoort." in sentences(reading)


def test_headings_that_stand_there_again_are_nobody() -> None:
    reading = read(sheet([HEADINGS, ("T1", 1, "Luwam"), HEADINGS, ("T1", 2, "Selam")]))

    assert numbers(reading) == [1, 2]
    assert sentences(reading) == ["In rij 3 van Personen staan de koppen nog eens; wij slaan die rij over."]


def test_a_list_without_a_row_says_so() -> None:
    assert [sentence.split(";")[0] for sentence in sentences(read(sheet([HEADINGS])))] == [
        "In dit bestand staat onder de koppen geen enkele rij"
    ]


def test_without_the_column_that_no_row_can_miss_the_sentence_asks_for_the_column() -> None:
    reading = read(sheet([("Gezinsnummer", "Voornaam", "Klantnummer", "Cliëntnummer"), ("T1", "Luwam", 1, 1)]))

    assert "geen kolom heeft die kop; wijs aan welke kolom het is" in sentences(reading)[-1]


def test_a_hint_in_a_heading_does_not_make_it_another() -> None:
    reading = read(sheet([("Gezinsnummer", "PERSOONSNUMMER\n(verplicht)", "Voornaam"), ("T1", 1, "Luwam")]))

    assert numbers(reading) == [1]


def test_signs_that_turn_or_hide_letters_do_not_come_along() -> None:
    told = {**SPONSOR, "Voornaam": "Zo\u202e\u00eb\u200b \U0001f469\u200d\U0001f467"}

    (row,) = read(workbook({"Personen": [told]})).sheets["Personen"]

    assert row.cells["Voornaam"] == "Zo\u00eb \U0001f469\u200d\U0001f467"
