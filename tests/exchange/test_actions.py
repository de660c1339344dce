"""Taking a workbook in: everything or nothing, twice changes nothing, a later version changes what it may."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    FAMILY,
    GUARDIANSHIP,
    INTEGRATION,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    person,
    workbook,
)
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.audit.models import Line
from weerzien.contacts.models import ContactNote, Professional
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Coverage, LocalNumber, Membership, Personalia, PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.exchange import actions
from weerzien.exchange.actions import Progress, Taken, discard, mending_workbook_of, stage_workbook, take
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.queries import recent_runs, rows_page, run_panel
from weerzien.exchange.rules import AlreadyTaken, FileRemoved, MayNotImport, NothingToTake, RunState, WasDiscarded
from weerzien.guardianship.models import Guardianship
from weerzien.housing.models import HotelStay, Stay
from weerzien.integration.models import Income, Integration
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.models import Application, Permit, Step
from weerzien.schooling.models import Absence, Enrolment

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
FACTS: tuple[Any, ...] = (
    Personalia, Membership, PersonNumbers, Permit, Application, Step, Guardianship, Stay, HotelStay, Integration,
    Income, Enrolment, Absence, ContactNote, Professional,
)  # fmt: skip


def stage(actor: Actor, content: bytes) -> UUID:
    return stage_workbook(actor=actor, content=content, file_name="lijst.xlsx", today=TODAY, now=NOW)


def take_in(actor: Actor, content: bytes) -> Taken:
    return take(actor=actor, run_id=stage(actor, content), today=TODAY, now=NOW)


def verdicts(actor: Actor, run_id: UUID) -> dict[tuple[str, int], str]:
    with acting(actor, today=TODAY):
        return {(row.sheet, row.row): row.verdict for row in ImportRow.objects.filter(run_id=run_id).order_by("id")}


class Everything:
    """Reads what is kept, as an import of the actor's municipality may."""

    def __init__(self, actor: Actor) -> None:
        assert actor.municipality_id is not None
        self.acting, self.importing = acting(actor, today=TODAY), importing(actor.municipality_id)

    def __enter__(self) -> None:
        self.acting.__enter__()
        self.importing.__enter__()

    def __exit__(self, *error: Any) -> None:
        self.importing.__exit__(*error)
        self.acting.__exit__(*error)


def fact_counts(actor: Actor) -> dict[str, int]:
    with Everything(actor):
        return {model.__name__: model.objects.count() for model in FACTS}


def test_everything_the_seven_sheets_hold_is_kept(amina: Actor) -> None:
    arrived = {
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

    taken = take_in(amina, workbook(Aanvragen=[arrived]))

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


def test_a_family_with_another_number_is_known_by_its_persons(amina: Actor) -> None:
    take_in(amina, workbook())

    taken = take_in(
        amina, workbook({"Personen": [{**SPONSOR, "Gezinsnummer": "X9"}, {**MOTHER, "Gezinsnummer": "X9"}]})
    )

    with Everything(amina):
        families = LocalNumber.objects.filter(person=None).values_list("number", "dossier_id")
        assert dict(families)["X9"] == dict(families)["T001"]
    assert taken.fact_count == 0


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
    assert (panel.state, panel.sentence, panel.can_take) == ("failed", actions.FAILED, True)
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


def many(families: int) -> bytes:
    """Return a workbook of healthy families, each with a row in every sheet."""
    sheets: dict[str, list[dict[str, Any]]] = {name: [] for name in FAMILY}
    for number in range(families):
        family, first, second = f"F{number:04}", number * 2 + 1, number * 2 + 2
        sheets["Personen"] += [
            {**SPONSOR, "Gezinsnummer": family, "Persoonsnummer": first, "BSN": "", "V-nummer": 2700000000 + first},
            {**MOTHER, "Gezinsnummer": family, "Persoonsnummer": second, "V-nummer": 2700000000 + second},
        ]
        sheets["Aanvragen"].append({**APPLICATION, "Gezinsnummer": family, "Referent": first, "Gezinslid": second})
        sheets["Voogdij"].append({**GUARDIANSHIP, "Jongere": first})
        sheets["Inburgering"].append({**INTEGRATION, "Persoon": second})
        sheets["Contacten"].append({**CONTACT, "Gezinsnummer": family})
        sheets["Verzuim"].append({**ABSENCE, "Leerling": first})
        sheets["Betrokkenen"].append({**PROFESSIONAL, "Gezinsnummer": family})
    return workbook(sheets)


def test_the_number_of_statements_does_not_grow_with_the_families(amina: Actor, chris: Actor) -> None:
    counts = []
    for actor, families in ((amina, 2), (chris, 12)):
        run_id = stage(actor, many(families))
        with CaptureQueriesContext(connection) as queries:
            take(actor=actor, run_id=run_id, today=TODAY, now=NOW)
        counts.append(len(queries))

    assert counts[0] == counts[1]
