"""What a later workbook would change: matched by number, never by name, and nothing by hand is overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, stage, take_in, verdicts
from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    GUARDIANSHIP,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    Rows,
    person,
    workbook,
)
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Coverage, LocalNumber, Personalia, PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import decrypted
from weerzien.exchange.actions import mending_workbook_of, take
from weerzien.exchange.models import ImportRow
from weerzien.procedure.models import Application, Permit, Step
from weerzien.schooling.models import Enrolment


def test_the_same_workbook_twice_changes_nothing(amina: Actor) -> None:
    take_in(amina, workbook())
    before = fact_counts(amina)

    run_id = stage(amina, workbook())
    taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert set(verdicts(amina, run_id).values()) == {"same"}
    assert taken.fact_count == 0
    assert fact_counts(amina) == before


def test_a_later_version_supersedes_what_an_earlier_import_said(amina: Actor) -> None:
    take_in(amina, workbook())
    later = workbook(
        Personen=[{**SPONSOR, "Vergunning": "B"}, {**MOTHER, "Voornaam": "Selamawit"}],
        Verzuim=[{**ABSENCE, "Uren": 4}],
        Aanvragen=[{**APPLICATION, "Besluit": "afgewezen", "Datum besluit": date(2026, 11, 1)}],
        Betrokkenen=[{**PROFESSIONAL, "Tot": date(2026, 11, 1)}],
    )

    run_id = stage(amina, later)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with acting(amina, today=TODAY):
        changed = {
            (row.sheet, row.row): row.changed_columns
            for row in ImportRow.objects.filter(run_id=run_id, verdict="changed").order_by("id")
        }
    assert changed == {
        ("Personen", 2): ["Vergunning"],
        ("Personen", 3): ["Voornaam"],
        ("Aanvragen", 2): ["Besluit", "Datum besluit"],
        ("Verzuim", 2): ["Uren"],
        ("Betrokkenen", 2): ["Tot"],
    }
    with Everything(amina):
        old, new = Permit.objects.filter(asylum_applied_earliest__isnull=False).order_by("kind")
        assert (old.kind, new.kind, old.superseded_by_id, new.superseded_by_id) == ("A", "B", new.id, None)
        assert new.notified_earliest == old.notified_earliest
        assert Personalia.objects.get(superseded_by=None, first_name="Selamawit").search_key == "selamawit tesfay"


def test_empty_cells_and_missing_rows_never_delete(amina: Actor) -> None:
    take_in(amina, workbook())
    before = fact_counts(amina)
    emptied = {**dict.fromkeys(SPONSOR, ""), "Gezinsnummer": "T001", "Persoonsnummer": 1}

    taken = take_in(amina, workbook({"Personen": [emptied]}))

    assert taken.fact_count == 0
    assert fact_counts(amina) == before


def test_what_was_entered_by_hand_is_left_alone_and_reported(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        permit = Permit.objects.get(kind="A")
        supersede(Permit, current=permit, values={"kind": "B"}, actor=amina, source=Source.HAND, at=NOW)

    run_id = stage(amina, workbook(Personen=[{**SPONSOR, "Asielaanvraag": date(2025, 9, 3)}, MOTHER]))
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with Everything(amina):
        row = ImportRow.objects.get(run_id=run_id, sheet="Personen", row=2)
        permit = Permit.objects.get(superseded_by=None, kind="B")
    assert (row.verdict, row.changed_columns) == ("changed", ["Asielaanvraag"])
    assert [(said["column"], said["level"]) for said in row.messages] == [("Vergunning", "opgemerkt")]
    assert permit.asylum_applied_earliest == date(2025, 9, 3)


def test_what_was_emptied_by_hand_stays_empty(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        enrolment = Enrolment.objects.get()
        supersede(Enrolment, current=enrolment, values={"school": ""}, actor=amina, source=Source.HAND, at=NOW)

    assert take_in(amina, workbook()).fact_count == 0


def test_a_correction_of_a_kind_of_application_takes_its_steps_along(amina: Actor) -> None:
    take_in(amina, workbook())

    take_in(amina, workbook(Aanvragen=[{**APPLICATION, "Soort aanvraag": "regulier", "Ingediend": ""}]))

    with Everything(amina):
        application = Application.objects.get(superseded_by=None)
        steps = Step.objects.filter(superseded_by=None).order_by("kind")
        assert application.kind == "regulier"
        assert {(step.kind, step.application_id) for step in steps} == {
            (kind, application.id) for kind in ("dna", "filed", "received")
        }
    assert take_in(amina, workbook(Aanvragen=[{**APPLICATION, "Soort aanvraag": "regulier"}])).fact_count == 0


@pytest.mark.parametrize(
    ("cells", "is_known"),
    [
        pytest.param({"Persoonsnummer": 71}, True, id="by BSN"),
        pytest.param({"Persoonsnummer": 71, "BSN": ""}, True, id="by V-number"),
        pytest.param({"BSN": "", "V-nummer": ""}, True, id="by the list's own number"),
        pytest.param({"Persoonsnummer": 71, "BSN": "", "V-nummer": ""}, False, id="never by name and birth date"),
    ],
)
def test_somebody_known_is_recognised(amina: Actor, cells: dict[str, Any], is_known: bool) -> None:
    take_in(amina, workbook({"Personen": [SPONSOR]}))

    run_id = stage(amina, workbook({"Personen": [{**SPONSOR, **cells}]}))

    with acting(amina, today=TODAY):
        row = ImportRow.objects.get(run_id=run_id)
    assert row.verdict == ("same" if is_known else "new")
    assert len(row.messages) == (0 if is_known else 1)


def test_a_number_that_is_given_to_somebody_else_is_refused_with_what_leans_on_it(amina: Actor) -> None:
    take_in(amina, workbook())
    other = {**SPONSOR, "BSN": "999990020", "V-nummer": 2800000099, "Voornaam": "Ander"}

    run_id = stage(amina, workbook({"Personen": [other], "Verzuim": [ABSENCE]}))

    with acting(amina, today=TODAY):
        rows = ImportRow.objects.filter(run_id=run_id).order_by("id")
        assert [(row.verdict, row.messages[0]["because_of"]) for row in rows] == [
            ("refused", None),
            ("refused", "Personen rij 2"),
        ]


STRANGER = {
    **SPONSOR,
    "BSN": "",
    "V-nummer": 2800000099,
    "Voornaam": "Ander",
    "Geboortedatum": date(2011, 1, 9),
}


def test_a_stranger_with_a_known_number_is_refused_with_what_leans_on_it_and_comes_back_to_be_mended(
    amina: Actor,
) -> None:
    take_in(amina, workbook())
    newcomer = {**person(7), "Gezinsnummer": "T002"}
    sheets: dict[str, Rows] = {"Personen": [STRANGER, newcomer], "Verzuim": [ABSENCE, {**ABSENCE, "Leerling": 7}]}

    run_id = stage(amina, workbook(sheets))
    taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    mending = stage(amina, mending_workbook_of(actor=amina, run_id=run_id, today=TODAY, now=NOW))

    with Everything(amina):
        row, leaning = ImportRow.objects.filter(run_id=run_id, verdict="refused").order_by("id")
        persons = Personalia.objects.filter(superseded_by=None).order_by("first_name")
        known = [one.first_name for one in persons]
    assert row.messages[0]["message"].startswith("In rij 2 van Personen, kolom Persoonsnummer, ")
    assert "dit nummer hoort bij iemand anders in onze lijst; geef deze persoon een ander" in row.messages[0]["message"]
    assert (leaning.sheet, leaning.messages[0]["because_of"]) == ("Verzuim", "Personen rij 2")
    assert known == ["Kind 7", "Luwam", "Selam"]
    assert taken.verdicts == {"new": 2, "refused": 2}
    assert verdicts(amina, mending) == {("Personen", 2): "refused", ("Verzuim", 2): "refused"}
    mended = workbook({"Personen": [{**STRANGER, "Persoonsnummer": 8}], "Verzuim": [{**ABSENCE, "Leerling": 8}]})
    assert take_in(amina, mended).verdicts == {"new": 2}


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"V-nummer": SPONSOR["V-nummer"]}, id="the V-number agrees"),
        pytest.param({"V-nummer": ""}, id="no V-number is told"),
        pytest.param({"Geboortedatum": SPONSOR["Geboortedatum"]}, id="the birth date agrees"),
        pytest.param({"Geboortedatum": "00-00-2010"}, id="the birth date can be the same"),
        pytest.param({"Geboortedatum": ""}, id="no birth date is told"),
        pytest.param({"BSN": SPONSOR["BSN"]}, id="the BSN agrees"),
    ],
)
def test_one_number_that_differs_makes_nobody_a_stranger(amina: Actor, cells: dict[str, Any]) -> None:
    take_in(amina, workbook())

    run_id = stage(amina, workbook({"Personen": [{**STRANGER, **cells}]}))

    assert verdicts(amina, run_id) == {("Personen", 2): "changed"}


def test_nothing_of_a_family_of_strangers_comes_in_with_the_family_that_had_their_numbers(amina: Actor) -> None:
    take_in(amina, workbook())
    before = fact_counts(amina)
    sheets = {"Personen": [{**STRANGER, "Gezinsnummer": "T002"}], "Contacten": [{**CONTACT, "Gezinsnummer": "T002"}]}

    run_id = stage(amina, workbook(sheets))

    with acting(amina, today=TODAY):
        rows = ImportRow.objects.filter(run_id=run_id).order_by("id")
        said = [(row.verdict, row.messages[0]["because_of"]) for row in rows]
    assert said == [("refused", None), ("refused", "Personen rij 2")]
    assert fact_counts(amina) == before


def test_a_bsn_is_corrected_where_both_other_numbers_agree(amina: Actor) -> None:
    take_in(amina, workbook())

    run_id = stage(amina, workbook(Personen=[{**SPONSOR, "BSN": "999990020"}, MOTHER]))
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with Everything(amina):
        row = ImportRow.objects.get(run_id=run_id, sheet="Personen", row=2)
        kept = PersonNumbers.objects.filter(kind="bsn", superseded_by=None)
        assert (row.verdict, row.changed_columns) == ("changed", ["BSN"])
        assert [decrypted(bytes(number.encrypted)) for number in kept] == ["999990020"]


def test_a_v_number_of_somebody_with_another_bsn_makes_nobody_the_same(amina: Actor) -> None:
    take_in(amina, workbook())
    other = {**SPONSOR, "Persoonsnummer": 3, "BSN": "999990020", "Voornaam": "Ander"}

    run_id = stage(amina, workbook({"Personen": [other]}))
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with Everything(amina):
        row = ImportRow.objects.get(run_id=run_id)
        assert (row.verdict, [said["column"] for said in row.messages]) == ("new", ["V-nummer"])
        assert PersonNumbers.objects.filter(kind="v_number").count() == 2


def test_two_rows_about_somebody_known_are_entered_once(amina: Actor) -> None:
    take_in(amina, workbook())
    by_v_number = {**SPONSOR, "Persoonsnummer": 7, "BSN": ""}
    by_bsn = {**SPONSOR, "Persoonsnummer": 8, "V-nummer": ""}
    guardianships = [{**GUARDIANSHIP, "Jongere": 7}, {**GUARDIANSHIP, "Jongere": 8, "Voogd": "Anders"}]

    run_id = stage(amina, workbook({"Personen": [by_v_number, by_bsn], "Voogdij": guardianships}))

    assert verdicts(amina, run_id) == {
        ("Personen", 2): "same",
        ("Personen", 3): "duplicate",
        ("Voogdij", 2): "same",
        ("Voogdij", 3): "refused",
    }


def test_a_family_with_another_number_is_known_by_its_persons(amina: Actor) -> None:
    take_in(amina, workbook())

    taken = take_in(
        amina, workbook({"Personen": [{**SPONSOR, "Gezinsnummer": "X9"}, {**MOTHER, "Gezinsnummer": "X9"}]})
    )

    with Everything(amina):
        families = LocalNumber.objects.filter(person=None).values_list("number", "dossier_id")
        assert dict(families)["X9"] == dict(families)["T001"]
    assert taken.fact_count == 0


def test_coverage_says_which_facts_the_workbook_keeps(amina: Actor) -> None:
    take_in(amina, workbook({"Personen": [SPONSOR]}))
    with Everything(amina):
        first = set(Coverage.objects.get().facts)

    take_in(amina, workbook({"Verzuim": [ABSENCE]}))

    with Everything(amina):
        second = set(Coverage.objects.get().facts)
    assert "woning sinds" in first
    assert "datum verzuim" not in first
    assert second == first | {"datum verzuim", "uren verzuim", "soort verzuim"}
