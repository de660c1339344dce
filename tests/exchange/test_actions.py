"""Taking a workbook in: everything or nothing, by whom, and what is left of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, many, stage, take_in, verdicts
from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    person,
    workbook,
)
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.audit.models import Line
from weerzien.contacts.models import Professional
from weerzien.dossiers.models import LocalNumber, Personalia
from weerzien.early_signals.models import Outcome
from weerzien.exchange import taking
from weerzien.exchange.actions import discard, mending_workbook_of, take
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.queries import recent_runs, rows_page, run_panel
from weerzien.exchange.rules import AlreadyTaken, FileRemoved, MayNotImport, NothingToTake, RunState, WasDiscarded
from weerzien.exchange.taking import FAILED, Progress
from weerzien.housing.models import Stay
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.models import Step
from weerzien.schooling.models import Absence

ARRIVED = {
    **APPLICATION,
    "Besluit": "ingewilligd",
    "Datum besluit": date(2026, 8, 20),
    "MVV afgegeven": date(2026, 8, 25),
    "Ticket geboekt": date(2026, 8, 26),
    "Vlucht": date(2026, 9, 23),
    "Afspraak Zevenaar": date(2026, 9, 23),
    "Ingereisd": date(2026, 9, 23),
    "BRP-inschrijving": date(2026, 9, 28),
    "Hotel sinds": date(2026, 9, 23),
    "Herstel verzuim tot": date(2026, 8, 10),
}


def test_everything_the_seven_sheets_hold_is_kept(amina: Actor) -> None:
    taken = take_in(amina, workbook(Aanvragen=[ARRIVED]))

    assert (taken.family_count, taken.verdicts) == (1, {"new": 8})
    assert fact_counts(amina) == {
        "Personalia": 2,
        "Membership": 2,
        "PersonNumbers": 3,
        "Permit": 2,
        "Application": 1,
        "Step": 11,
        "Guardianship": 1,
        "Stay": 2,
        "HotelStay": 1,
        "Integration": 1,
        "Income": 1,
        "Enrolment": 1,
        "Absence": 1,
        "ContactNote": 1,
        "Professional": 1,
        "ToldFact": 0,
    }
    with Everything(amina):
        born = Personalia.objects.get(first_name="Selam")
        stay = Stay.objects.get(subject_id=born.subject_id)
        decision = Step.objects.get(kind=Step.Kind.DECISION)
        assert (born.born_earliest, born.source, born.source_place) == (date(1985, 2, 3), "import", "Personen rij 3")
        assert (stay.reception, stay.expected_latest) == ("verwacht", date(2027, 2, 21))
        assert (decision.value, decision.day_earliest, decision.subject_id) == (
            "ingewilligd",
            date(2026, 8, 20),
            born.subject_id,
        )
        assert set(LocalNumber.objects.values_list("number", flat=True)) == {"T001", "1", "2"}


def test_refused_rows_do_not_keep_the_others_out_and_come_back_to_be_mended(amina: Actor) -> None:
    bad = person(3, Geboortedatum="31-02-2010")
    run_id = stage(
        amina, workbook(Personen=[SPONSOR, MOTHER, bad], Verzuim=[ABSENCE, {**ABSENCE, "Leerling": 3, "Uren": 5}])
    )
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    content = mending_workbook_of(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    still_bad = stage(amina, content)

    assert verdicts(amina, still_bad) == {("Personen", 2): "refused", ("Verzuim", 2): "refused"}
    mended = workbook({"Personen": [person(3)], "Verzuim": [{**ABSENCE, "Leerling": 3, "Uren": 5}]})
    assert take_in(amina, mended).verdicts == {"new": 2}
    with Everything(amina):
        assert Absence.objects.count() == 2


def test_every_family_is_evaluated_once(amina: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = stage(amina, many(5))
    monkeypatch.setattr(taking, "FAMILIES_AT_ONCE", 2)

    with CaptureQueriesContext(connection) as captured:
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    looked = [query for query in captured.captured_queries if "from early_signals_outcome" in query["sql"].lower()]
    assert len(looked) == 3
    with Everything(amina):
        assert Outcome.objects.values("dossier_id").distinct().count() == 5


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"], ids=repr)
def test_no_cell_heading_or_sheet_that_went_in_comes_out_as_a_formula(amina: Actor, start: str) -> None:
    text = f"{start}cmd|'/c calc'!A1"
    row = {**person(3, Geboortedatum="31-02-2010"), "Voornaam": text, "Achternaam": f" {text}", f"{start}1+1": text}

    content = mending_workbook_of(actor=amina, run_id=stage(amina, workbook({"Personen": [row]})), today=TODAY, now=NOW)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pages = [packed.read(name) for name in packed.namelist() if "worksheets" in name]
    assert [page for page in pages if b"<f>" in page or b"<f " in page] == []
    headings, mended = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Personen").to_python()
    assert mended[headings.index("Voornaam")].strip() == text.strip()


@pytest.mark.django_db(transaction=True)
def test_a_name_in_betrokkenen_gives_nobody_access(amina: Actor, owner: psycopg.Connection[Any]) -> None:
    before = owner.execute("select count(*) from access_involvement").fetchone()

    take_in(amina, workbook(Betrokkenen=[{**PROFESSIONAL, "Naam": "Noor Haddad"}]))

    assert owner.execute("select count(*) from access_involvement").fetchone() == before
    with Everything(amina):
        assert Professional.objects.get().name == "Noor Haddad"


@pytest.mark.django_db(transaction=True)
def test_an_import_leaves_one_line_with_the_families_and_no_values(
    amina: Actor, owner: psycopg.Connection[Any]
) -> None:
    taken = take_in(amina, workbook())

    lines = owner.execute(
        "select kind, cardinality(dossier_ids), fields from audit_line where action = 'exchange.workbook-taken'"
    ).fetchall()
    assert lines == [(Line.Kind.CHANGE, taken.family_count, [])]


def test_a_failure_half_way_leaves_nothing_and_says_so(amina: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    run_id = stage(amina, workbook())
    before = fact_counts(amina)

    def fails(progress: Progress) -> None:
        if progress.done > 4:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW, tell=fails)

    assert fact_counts(amina) == before
    with acting(amina, today=TODAY):
        panel = run_panel(run_id)
    assert (panel.state, panel.sentence, panel.can_take) == ("failed", FAILED, True)
    assert take(actor=amina, run_id=run_id, today=TODAY, now=NOW).family_count == 1


def test_an_import_that_died_half_way_is_seen_and_can_be_taken_again(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    with acting(amina, today=TODAY):
        ImportRun.objects.filter(id=run_id).update(state=RunState.TAKING, sentence="Bezig.")
        panel = run_panel(run_id)

    assert (panel.state, panel.is_running, panel.can_take) == ("failed", False, True)
    assert take(actor=amina, run_id=run_id, today=TODAY, now=NOW).family_count == 1


def test_an_import_is_taken_once(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with pytest.raises(AlreadyTaken):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with acting(amina, today=TODAY):
        assert run_panel(run_id).state == "taken"


def test_a_workbook_without_a_row_to_take_is_not_taken(amina: Actor) -> None:
    run_id = stage(amina, workbook({"Personen": [{**SPONSOR, "Gezinsnummer": ""}]}))

    with pytest.raises(NothingToTake):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW)


def test_discarding_removes_the_file_and_its_rows(amina: Actor) -> None:
    run_id = stage(amina, workbook())

    discard(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with acting(amina, today=TODAY):
        assert bytes(ImportRun.objects.get(id=run_id).content) == b""
        assert not ImportRow.objects.filter(run_id=run_id).exists()
        assert recent_runs() == ()
        with pytest.raises(NotFound):
            run_panel(run_id)
    with pytest.raises(WasDiscarded):
        take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    with pytest.raises(FileRemoved):
        mending_workbook_of(actor=amina, run_id=run_id, today=TODAY, now=NOW)


def test_discarding_what_was_taken_keeps_what_was_taken(amina: Actor) -> None:
    run_id = stage(amina, workbook())
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    before = fact_counts(amina)

    discard(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert fact_counts(amina) == before
    with acting(amina, today=TODAY):
        assert [line.state for line in recent_runs()] == ["taken"]


def test_only_a_coordinator_imports(bram: Actor) -> None:
    with pytest.raises(MayNotImport):
        stage(bram, workbook())


def test_another_municipality_does_not_see_an_import(amina: Actor, chris: Actor) -> None:
    run_id = stage(amina, workbook())

    with acting(chris, today=TODAY):
        assert recent_runs() == ()
        assert rows_page(chris, run_id).total == 0
        with pytest.raises(NotFound):
            run_panel(run_id)
    for attempt in (take, discard, mending_workbook_of):
        with pytest.raises(NotFound):
            attempt(actor=chris, run_id=run_id, today=TODAY, now=NOW)


def test_two_municipalities_may_have_the_same_person_without_knowing(amina: Actor, chris: Actor) -> None:
    take_in(amina, workbook())

    run_id = stage(chris, workbook())

    assert set(verdicts(chris, run_id).values()) == {"new"}
    assert take(actor=chris, run_id=run_id, today=TODAY, now=NOW).family_count == 1


def test_the_number_of_statements_does_not_grow_with_the_families(amina: Actor, chris: Actor) -> None:
    counts = []
    for actor, families in ((amina, 2), (chris, 12)):
        run_id = stage(actor, many(families))
        with CaptureQueriesContext(connection) as queries:
            take(actor=actor, run_id=run_id, today=TODAY, now=NOW)
        counts.append(len(queries))

    assert counts[0] == counts[1]
