"""What the page of an import shows: every row with its verdict, and no value that its reader may not see."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.taking import NOW, TODAY, many, stage, take_in
from tests.exchange.workbooks import INTEGRATION, MOTHER, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.exchange.actions import take
from weerzien.exchange.queries import messages_of, recent_runs, rows_page, run_panel


def test_the_panel_counts_rows_by_what_becomes_of_them(amina: Actor) -> None:
    take_in(amina, workbook({"Personen": [SPONSOR, MOTHER]}))
    changed = {**MOTHER, "Taal": "Tigrinya"}
    twin = person(4, BSN=SPONSOR["BSN"])
    rows = [SPONSOR, changed, person(3), twin, person(5, Geboortedatum="31-2-10"), person(6, BSN="123456789")]

    run_id = stage(amina, workbook({"Personen": rows, "Kantine": [{"Soep": "ja"}]}))

    with acting(amina, today=TODAY):
        panel = run_panel(run_id)
    assert {tally.code: tally.count for tally in panel.tallies} == {
        "new": 2,
        "changed": 1,
        "same": 1,
        "duplicate": 1,
        "refused": 1,
    }
    assert (panel.remarked_count, panel.row_count, panel.sheets) == (3, 6, ("Personen",))
    assert [said.sheet for said in panel.remarks] == ["Kantine"]
    assert (panel.can_take, panel.can_mend, panel.state) == (True, True, "preview")


def test_rows_stand_in_the_order_of_the_workbook_and_can_be_filtered(amina: Actor) -> None:
    bad = person(3, Geboortedatum="31-02-2010")
    run_id = stage(amina, workbook(Personen=[SPONSOR, bad, MOTHER]))

    with acting(amina, today=TODAY):
        every = rows_page(amina, run_id)
        refused = rows_page(amina, run_id, verdict="refused")
        remarked = rows_page(amina, run_id, verdict="remarked")
        persons = rows_page(amina, run_id, sheet="Personen", verdict="new")

    assert [(row.sheet, row.row) for row in every.rows[:4]] == [
        ("Personen", 2),
        ("Personen", 3),
        ("Personen", 4),
        ("Aanvragen", 2),
    ]
    assert [(row.row, row.verdict_words) for row in refused.rows] == [(3, "geweigerd")]
    assert [said.message for said in remarked.rows[0].said] == [said.message for said in refused.rows[0].said]
    assert [row.row for row in persons.rows] == [2, 4]


def test_a_page_has_fifty_rows(amina: Actor) -> None:
    run_id = stage(amina, workbook({"Personen": [person(number) for number in range(1, 61)]}))

    with acting(amina, today=TODAY):
        pages = [rows_page(amina, run_id, page=page) for page in (1, 2, 9)]

    assert [(len(page.rows), page.total, page.page, page.pages) for page in pages] == [
        (50, 60, 1, 2),
        (10, 60, 2, 2),
        (10, 60, 2, 2),
    ]


def test_a_value_of_a_compartment_that_the_importer_may_not_read_is_hidden(amina: Actor) -> None:
    take_in(amina, workbook())
    run_id = stage(amina, workbook(Inburgering=[{**INTEGRATION, "Leerroute": "Z", "Werk": "ja"}]))

    with acting(amina, today=TODAY):
        (row,) = rows_page(amina, run_id, sheet="Inburgering").rows

    cells = {cell.heading: (cell.value, cell.is_hidden, cell.is_changed) for cell in row.cells}
    assert cells["Persoon"] == ("2", False, False)
    assert cells["Leerroute"] == ("Z", False, True)
    assert cells["Werk"] == ("", True, True)
    assert cells["Bijstand sinds"] == ("", True, False)
    assert row.changed == ("Leerroute", "Werk")


def test_everything_said_can_be_asked_at_once(amina: Actor) -> None:
    rows = [person(1, BSN="123456789"), person(2, Geboortedatum="31-2-10")]
    run_id = stage(amina, workbook({"Personen": rows, "Kantine": [{"Soep": "ja"}]}))

    with acting(amina, today=TODAY):
        said = [(one.sheet, one.row, one.level) for one in messages_of(run_id)]

    assert said == [
        ("Kantine", None, "opgemerkt"),
        ("Personen", 2, "cel geweigerd"),
        ("Personen", 3, "rij geweigerd"),
    ]


@pytest.mark.parametrize("ask", ["panel", "rows", "runs"])
def test_the_number_of_questions_does_not_grow_with_the_rows(amina: Actor, ask: str) -> None:
    counts = []
    for families in (1, 3):
        run_id = stage(amina, many(families))
        questions: dict[str, Any] = {
            "panel": lambda run_id=run_id: run_panel(run_id),
            "rows": lambda run_id=run_id: rows_page(amina, run_id),
            "runs": recent_runs,
        }
        with acting(amina, today=TODAY), CaptureQueriesContext(connection) as queries:
            questions[ask]()
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 4


def test_what_was_taken_stays_to_be_looked_at(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with acting(amina, today=TODAY):
        panel, (line,) = run_panel(run_id), recent_runs()

    assert (panel.state_words, panel.percent, panel.can_take) == ("overgenomen", 100, False)
    assert (line.state, line.row_count, line.file_name) == ("taken", 8, "lijst.xlsx")
