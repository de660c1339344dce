"""Columns that somebody put right: read so again for the whole organisation, until they are forgotten."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, transaction

from tests.cast import Hire, Organisations
from tests.exchange.taking import NOW, TODAY, Everything, stage
from tests.exchange.workbooks import CONTACT, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.dossiers.models import Personalia
from weerzien.exchange.actions import discard, stage_workbook, take
from weerzien.exchange.choosing import correct_columns, forget_columns
from weerzien.exchange.models import ImportRow, RememberedColumns
from weerzien.exchange.panels import ColumnsPanel, columns_panel
from weerzien.exchange.queries import messages_of, rows_page
from weerzien.exchange.rules import AlreadyTaken, ColumnsFixed
from weerzien.exchange.workbook.chosen import ChosenSheet, keys_of
from weerzien.kernel.refusals import NotFound

# A choice lets go of the run when its transaction ends, and so must those of a test.
pytestmark = pytest.mark.django_db(transaction=True)

LIST = {("Naam kind" if heading == "Achternaam" else heading): cell for heading, cell in SPONSOR.items()}


def panel_of(actor: Actor, run_id: UUID) -> ColumnsPanel:
    with acting(actor, today=TODAY):
        return columns_panel(actor, run_id)


def correct(actor: Actor, run_id: UUID, **meanings: str) -> None:
    """Choose other meanings for some columns of the first sheet; a keyword writes a blank as an underscore."""
    sheet = panel_of(actor, run_id).legend[0]
    columns = dict(zip(keys_of(sheet), (column.meaning for column in sheet.columns), strict=True))
    for heading, ours in meanings.items():
        columns[heading.replace("_", " "), 0] = (sheet.ours, ours) if ours else None
    chosen = [ChosenSheet(sheet.name, sheet.ours, columns)]
    correct_columns(actor=actor, run_id=run_id, chosen=chosen, today=TODAY, now=NOW)


def last_name_read(actor: Actor, run_id: UUID) -> str:
    """Return as what the column of last names is read."""
    (column,) = [one for one in panel_of(actor, run_id).sheets[0].columns if one.label == "Naam kind"]
    return column.words


@pytest.fixture
def corrected(amina: Actor) -> UUID:
    """Return a run of which Amina put a column right."""
    run_id = stage(amina, workbook({"Personen": [LIST]}))
    correct(amina, run_id, Naam_kind="Achternaam")
    return run_id


def test_the_preview_is_made_again_and_the_workbook_is_taken_as_it_was_put_right(amina: Actor, corrected: UUID) -> None:
    with acting(amina, today=TODAY):
        headings = [heading for heading, _ in ImportRow.objects.get(run_id=corrected).cells]
    take(actor=amina, run_id=corrected, today=TODAY, now=NOW)

    assert "Achternaam" in headings
    with Everything(amina):
        assert Personalia.objects.get().last_name == "Tesfay"


def test_the_next_workbook_with_these_headings_is_read_so_and_says_since_when(amina: Actor, corrected: UUID) -> None:
    shuffled = dict(reversed({**LIST, "Persoonsnummer": 7}.items()))

    run_id = stage(amina, workbook({"Lijst 2027": [shuffled]}))

    sheet = panel_of(amina, run_id).sheets[0]
    assert (last_name_read(amina, run_id), sheet.since, sheet.by) == ("Achternaam", TODAY, amina.name)
    with acting(amina, today=TODAY):
        said = [line.message for line in messages_of(run_id)]
    assert f"Wij lezen het blad Lijst 2027 zoals op 21 november 2026 vastgelegd door {amina.name}." in said


def test_only_what_was_chosen_otherwise_than_it_would_be_guessed_says_so(amina: Actor, corrected: UUID) -> None:
    told = {one.label: one.why for one in panel_of(amina, corrected).sheets[0].columns}

    assert {label: why for label, why in told.items() if why} == {"Naam kind": "zo gekozen"}


def test_other_headings_are_guessed_as_ever(amina: Actor, corrected: UUID) -> None:
    run_id = stage(amina, workbook({"Personen": [{**LIST, "Kleur": "rood"}]}))

    assert last_name_read(amina, run_id) == "niet gebruikt"


def test_a_colleague_reads_so_too_and_another_municipality_does_not(
    amina: Actor, chris: Actor, corrected: UUID, hire: Hire, organisations: Organisations
) -> None:
    colleague = hire("Dana Vermeer", Role.GEZINSREGISSEUR, organisations.meerdijk)

    assert last_name_read(colleague, stage(colleague, workbook({"Personen": [LIST]}))) == "Achternaam"
    assert last_name_read(chris, stage(chris, workbook({"Personen": [LIST]}))) == "niet gebruikt"
    with acting(chris, today=TODAY):
        assert not RememberedColumns.objects.exists()


def test_who_may_not_import_sees_nothing_of_it_and_nobody_writes_it_for_another(
    amina: Actor, bram: Actor, chris: Actor, corrected: UUID
) -> None:
    with acting(bram, today=TODAY):
        assert not RememberedColumns.objects.exists()
    with acting(amina, today=TODAY):
        row = RememberedColumns.objects.get()
        row.pk, row.headings_hash, row.account_id = None, "another", chris.account_id
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_what_is_forgotten_is_guessed_again_here_and_next_time(amina: Actor, corrected: UUID) -> None:
    forget_columns(actor=amina, run_id=corrected, today=TODAY, now=NOW)

    assert last_name_read(amina, corrected) == "niet gebruikt"
    assert panel_of(amina, corrected).is_known is False
    assert last_name_read(amina, stage(amina, workbook({"Personen": [LIST]}))) == "niet gebruikt"


def test_what_is_put_right_again_takes_the_place_of_what_was(amina: Actor, corrected: UUID) -> None:
    run_id = stage(amina, workbook({"Personen": [LIST]}))

    correct(amina, run_id, Naam_kind="")

    with acting(amina, today=TODAY):
        assert RememberedColumns.objects.count() == 1
    assert last_name_read(amina, stage(amina, workbook({"Personen": [LIST]}))) == "niet gebruikt"


def test_a_file_of_columns_goes_before_what_is_remembered(amina: Actor, corrected: UUID) -> None:
    run_id = stage_workbook(
        actor=amina,
        content=workbook({"Personen": [LIST]}),
        file_name="lijst.xlsx",
        column_map="[Personen]\nNaam kind = Voornaam\n",
        today=TODAY,
        now=NOW,
    )

    panel = panel_of(amina, run_id)
    assert (panel.is_fixed, panel.is_known) == (True, False)
    with acting(amina, today=TODAY):
        cells = dict(ImportRow.objects.get(run_id=run_id).cells)
    assert (cells["Voornaam"], "Achternaam" in cells) == ("Tesfay", False)
    for act in (
        lambda: correct(amina, run_id),
        lambda: forget_columns(actor=amina, run_id=run_id, today=TODAY, now=NOW),
    ):
        with pytest.raises(ColumnsFixed):
            act()


def test_what_was_remembered_when_it_was_looked_at_is_how_it_is_taken(amina: Actor, corrected: UUID) -> None:
    run_id = stage(amina, workbook({"Personen": [LIST]}))
    forget_columns(actor=amina, run_id=corrected, today=TODAY, now=NOW)

    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with Everything(amina):
        assert Personalia.objects.get().last_name == "Tesfay"


def test_of_two_sheets_with_the_same_headings_the_first_is_read(amina: Actor, corrected: UUID) -> None:
    run_id = stage(amina, workbook({"2025": [LIST], "2026": [{**LIST, "Persoonsnummer": 2}]}))

    assert [sheet.ours for sheet in panel_of(amina, run_id).sheets] == ["Personen", ""]


def test_examples_of_a_closed_compartment_are_not_shown_whatever_the_column_is_called_by_hand(amina: Actor) -> None:
    run_id = stage(amina, workbook({"Personen": [{**SPONSOR, "Bijstand sinds": "1-9-2026", "Leerroute": "B1"}]}))
    before = {one.label: one for one in panel_of(amina, run_id).sheets[0].columns}

    correct(amina, run_id, Bijstand_sinds="Opvang", Opvang="")
    after = {one.label: one for one in panel_of(amina, run_id).sheets[0].columns}

    assert [(one.examples, one.is_hidden) for one in (before["Bijstand sinds"], after["Bijstand sinds"])] == [
        ((), True),
        ((), True),
    ]
    assert after["Leerroute"].examples == ("B1",)
    with acting(amina, today=TODAY):
        cells = {cell.heading: cell for cell in rows_page(amina, run_id, sheet="Personen").rows[0].cells}
    assert (cells["Opvang"].value, cells["Opvang"].is_hidden, cells["Voornaam"].value) == ("", True, "Luwam")
    correct(amina, run_id, Bijstand_sinds="")
    assert panel_of(amina, run_id).sheets[0].columns[-2].is_hidden


def test_a_column_read_as_what_may_not_be_seen_shows_no_examples(amina: Actor) -> None:
    columns = {"Persoon": 1, "Leerroute": "B1", "Sinds": "1-9-2026"}
    run_id = stage(amina, workbook({"Personen": [SPONSOR], "Inburgering": [columns]}))
    sheet = panel_of(amina, run_id).legend[1]
    chosen = dict(zip(keys_of(sheet), (column.meaning for column in sheet.columns), strict=True))
    chosen["Sinds", 0] = ("Inburgering", "Bijstand sinds")
    correct_columns(
        actor=amina,
        run_id=run_id,
        chosen=[ChosenSheet("Inburgering", "Inburgering", chosen)],
        today=TODAY,
        now=NOW,
    )

    column = panel_of(amina, run_id).sheets[1].columns[2]
    assert (column.label, column.words, column.examples, column.is_hidden) == ("Sinds", "Bijstand sinds", (), True)


def test_what_is_taken_thrown_away_or_of_another_cannot_be_put_right(amina: Actor, chris: Actor) -> None:
    run_id = stage(amina, workbook({"Personen": [SPONSOR, person(2)], "Contacten": [CONTACT]}))
    with pytest.raises(NotFound):
        panel_of(chris, run_id)
    with pytest.raises(NotFound):
        correct_columns(actor=chris, run_id=run_id, chosen=[], today=TODAY, now=NOW)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with pytest.raises(AlreadyTaken):
        correct(amina, run_id, Voornaam="")
    discard(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    with pytest.raises(NotFound):
        panel_of(amina, run_id)


@pytest.mark.django_db(transaction=True)
def test_correcting_and_forgetting_leave_a_line_in_the_log(amina: Actor, owner: psycopg.Connection[Any]) -> None:
    run_id = stage(amina, workbook({"Personen": [LIST]}))
    correct(amina, run_id, Naam_kind="Achternaam")
    forget_columns(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    logged = owner.execute("select action from audit_line where action like 'exchange.columns%' order by action")
    assert [action for (action,) in logged] == ["exchange.columns-corrected", "exchange.columns-forgotten"]


@pytest.mark.django_db(transaction=True)
def test_the_night_reads_no_value_of_a_conflict_and_nothing_that_is_remembered(owner: psycopg.Connection[Any]) -> None:
    asked = owner.execute(
        "select has_column_privilege('weerzien_jobs', 'exchange_importconflict', 'run_id', 'select'),"
        " has_column_privilege('weerzien_jobs', 'exchange_importconflict', 'here', 'select'),"
        " has_table_privilege('weerzien_jobs', 'exchange_importconflict', 'delete'),"
        " has_table_privilege('weerzien_jobs', 'exchange_rememberedcolumns', 'select')"
    ).fetchone()

    assert asked == (True, False, True, False)
