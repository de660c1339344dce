"""A later workbook against what was filled in here by hand: every difference shown, chosen, and taken with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from tests.exchange.choosing import BECAUSE, BY_HAND, choose, lines
from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, stage, take_in
from tests.exchange.workbooks import APPLICATION, INTEGRATION, MOTHER, SPONSOR, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.audit.models import Line
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.exchange.actions import discard, take
from weerzien.exchange.choosing import Choice, choose_conflicts, correct_columns
from weerzien.exchange.models import ImportConflict
from weerzien.exchange.panels import columns_panel, conflict_counts, conflicts_panel
from weerzien.exchange.queries import run_panel
from weerzien.exchange.rules import AlreadyTaken, ChangedSinceChosen
from weerzien.exchange.workbook.chosen import ChosenSheet, keys_of
from weerzien.integration.models import Income
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.models import Permit, Step

# A choice lets go of the run when its transaction ends, and so must those of a test.
pytestmark = pytest.mark.django_db(transaction=True)


def correct_permit(actor: Actor, kind: str, at: datetime = BY_HAND) -> None:
    """Let somebody put the permit of the sponsor right by hand."""
    with Everything(actor):
        permit = Permit.objects.get(superseded_by=None, notified_earliest__isnull=False)
        supersede(Permit, current=permit, values={"kind": kind}, actor=actor, source=Source.HAND, at=at)


def permits(actor: Actor) -> list[tuple[str, str, str]]:
    """Return kind, source and reason of the permits of the sponsor, the one of today last."""
    with Everything(actor):
        rows = Permit.objects.filter(notified_earliest__isnull=False).order_by("id")
        return [(row.kind, row.source, row.superseded_because) for row in rows]


@pytest.fixture
def corrected(amina: Actor) -> Actor:
    """Return Amina after a workbook was taken and a permit was put right by hand."""
    take_in(amina, workbook())
    correct_permit(amina, "B")
    return amina


def test_a_conflict_tells_family_person_both_values_and_who_filled_in_the_one_here(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())

    (line,) = lines(corrected, run_id)
    assert (line.sheet, line.row, line.heading) == ("Personen", 2, "Vergunning")
    assert (line.family, line.person, line.here, line.there) == ("Gezin Tesfay", "Luwam", "B", "A")
    assert (line.told_by, line.told_at, line.choice, line.is_hidden) == (corrected.name, BY_HAND, "keep", False)


def test_nothing_chosen_means_that_what_stands_here_stays(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())

    assert take(actor=corrected, run_id=run_id, today=TODAY, now=NOW).fact_count == 0
    assert permits(corrected)[-1] == ("B", "hand", "")


@pytest.mark.django_db(transaction=True)
def test_the_workbook_chosen_goes_above_with_a_reason_and_a_line_in_the_log(
    corrected: Actor, owner: psycopg.Connection[Any]
) -> None:
    run_id = stage(corrected, workbook())
    (line,) = lines(corrected, run_id)
    choose_conflicts(actor=corrected, run_id=run_id, choices={line.id: Choice.TAKE}, today=TODAY, now=NOW)

    taken = take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    assert taken.fact_count == 1
    assert permits(corrected)[1:] == [("B", "hand", BECAUSE), ("A", "import", "")]
    logged = owner.execute(
        "select kind, fields, subject_id is not null, cardinality(dossier_ids) from audit_line where action = %s",
        ["exchange.conflict-taken"],
    ).fetchall()
    assert logged == [(Line.Kind.CHANGE, ["Vergunning"], True, 1)]


def test_after_it_was_chosen_the_same_workbook_has_no_conflict_any_more(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())
    choose(corrected, run_id, Choice.TAKE)
    take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    again = stage(corrected, workbook())
    assert lines(corrected, again) == ()
    assert take(actor=corrected, run_id=again, today=TODAY, now=NOW).fact_count == 0


def test_what_is_changed_between_choosing_and_taking_is_not_overwritten_but_asked_again(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())
    choose(corrected, run_id, Choice.TAKE)
    correct_permit(corrected, "regulier", at=datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    before = fact_counts(corrected)

    with pytest.raises(ChangedSinceChosen):
        take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    assert (fact_counts(corrected), permits(corrected)[-1][0]) == (before, "regulier")
    with acting(corrected, today=TODAY):
        panel = run_panel(run_id)
    assert (panel.state, panel.can_take, panel.sentence) == ("preview", True, ChangedSinceChosen.sentence())
    (line,) = lines(corrected, run_id)
    assert (line.here, line.choice) == ("regulier", "keep")
    assert take(actor=corrected, run_id=run_id, today=TODAY, now=NOW).fact_count == 0


def test_another_value_of_the_same_row_that_is_corrected_meanwhile_does_not_matter(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())
    choose(corrected, run_id, Choice.TAKE)
    with Everything(corrected):
        permit = Permit.objects.get(superseded_by=None, kind="B")
        supersede(
            Permit, current=permit, values={"target_group": "hervestiger"}, actor=corrected, source=Source.HAND, at=NOW
        )

    take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    with Everything(corrected):
        permit = Permit.objects.get(superseded_by=None, notified_earliest__isnull=False)
    assert (permit.kind, permit.target_group) == ("A", "hervestiger")


def test_what_another_import_told_after_the_choice_is_asked_again_too(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())
    choose(corrected, run_id, Choice.TAKE)
    other = stage(corrected, workbook(Personen=[{**SPONSOR, "Vergunning": "regulier"}, MOTHER]))
    choose(corrected, other, Choice.TAKE)
    take(actor=corrected, run_id=other, today=TODAY, now=NOW)

    with pytest.raises(ChangedSinceChosen):
        take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    assert permits(corrected)[-1][0] == "regulier"


def test_a_whole_column_is_chosen_at_once_and_others_are_not(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        for person in Personalia.objects.filter(superseded_by=None):
            values = {"language": "Dari", "last_name": "Anders"}
            supersede(Personalia, current=person, values=values, actor=amina, source=Source.HAND, at=BY_HAND)
    run_id = stage(amina, workbook(Personen=[SPONSOR, {**MOTHER, "Taal": "Tigrinya"}]))

    choose(amina, run_id, Choice.TAKE, heading="Achternaam")

    with acting(amina, today=TODAY):
        panel, counts = conflicts_panel(amina, run_id, today=TODAY), conflict_counts(run_id)
    assert {(group.heading, group.count, group.take_count) for group in panel.groups} == {
        ("Achternaam", 2, 2),
        ("Taal", 2, 0),
    }
    assert (counts.keep_count, counts.take_count) == (2, 2)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
    with Everything(amina):
        current = Personalia.objects.filter(superseded_by=None).order_by("first_name")
        assert [(row.last_name, row.language) for row in current] == [("Tesfay", "Dari")] * 2
        assert {row.search_key for row in current} == {"luwam tesfay", "selam tesfay"}


def test_columns_put_right_after_choosing_leave_the_choice_where_both_values_are_the_same(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        person = Personalia.objects.get(superseded_by=None, language="Tigrinya")
        values = {"language": "Dari", "last_name": "Anders"}
        supersede(Personalia, current=person, values=values, actor=amina, source=Source.HAND, at=BY_HAND)
    run_id = stage(amina, workbook({"Personen": [{**SPONSOR, "Meisjesnaam": "Hagos"}]}))
    choose(amina, run_id, Choice.TAKE)
    with acting(amina, today=TODAY):
        sheet = columns_panel(amina, run_id).legend[0]
    columns = dict(zip(keys_of(sheet), (column.meaning for column in sheet.columns), strict=True))
    columns |= {("Achternaam", 0): None, ("Meisjesnaam", 0): ("Personen", "Achternaam")}

    chosen = [ChosenSheet("Personen", "Personen", columns)]
    correct_columns(actor=amina, run_id=run_id, chosen=chosen, today=TODAY, now=NOW)

    assert {(line.heading, line.there, line.choice) for line in lines(amina, run_id)} == {
        ("Taal", "Tigrinya", "take"),
        ("Achternaam", "Hagos", "keep"),
    }


def test_days_and_outcomes_of_a_step_are_in_conflict_under_the_heading_of_the_workbook(amina: Actor) -> None:
    decided = {**APPLICATION, "Besluit": "afgewezen", "Datum besluit": date(2026, 11, 1)}
    take_in(amina, workbook(Aanvragen=[decided]))
    with Everything(amina):
        step = Step.objects.get(superseded_by=None, kind=Step.Kind.DECISION)
        values = {"value": "ingewilligd", "day_earliest": date(2026, 11, 2), "day_latest": date(2026, 11, 2)}
        supersede(Step, current=step, values=values, actor=amina, source=Source.HAND, at=BY_HAND)

    run_id = stage(amina, workbook(Aanvragen=[decided]))
    found = {(line.heading, line.here, line.there) for line in lines(amina, run_id)}
    choose(amina, run_id, Choice.TAKE, sheet="Aanvragen", heading="Besluit")
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert found == {
        ("Besluit", "ingewilligd", "afgewezen"),
        ("Datum besluit", "2 november 2026", "1 november 2026"),
    }
    with Everything(amina):
        step = Step.objects.get(superseded_by=None, kind=Step.Kind.DECISION)
    assert (step.value, step.day_earliest) == ("afgewezen", date(2026, 11, 2))


def test_values_of_a_closed_compartment_are_not_shown_but_can_be_chosen(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        income = Income.objects.get(superseded_by=None)
        (field,) = [name for name in vars(income) if name.endswith("_earliest")]
        values = {field: date(2026, 10, 1), field.replace("earliest", "latest"): date(2026, 10, 1)}
        supersede(Income, current=income, values=values, actor=amina, source=Source.HAND, at=BY_HAND)

    run_id = stage(amina, workbook(Inburgering=[INTEGRATION]))
    (line,) = lines(amina, run_id)
    choose(amina, run_id, Choice.TAKE)
    taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert (line.heading, line.person, line.here, line.there, line.is_hidden) == (
        "Bijstand sinds",
        "Selam",
        "",
        "",
        True,
    )
    assert taken.fact_count == 1


def test_what_was_emptied_by_hand_is_a_conflict_with_nothing_here(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        person = Personalia.objects.get(superseded_by=None, language="Tigrinya")
        supersede(Personalia, current=person, values={"language": ""}, actor=amina, source=Source.HAND, at=BY_HAND)

    (line,) = lines(amina, stage(amina, workbook()))
    assert (line.heading, line.here, line.there) == ("Taal", "leeg", "Tigrinya")


def test_a_taken_or_discarded_workbook_lets_nothing_be_chosen_and_keeps_no_conflict(corrected: Actor) -> None:
    run_id = stage(corrected, workbook())
    take(actor=corrected, run_id=run_id, today=TODAY, now=NOW)

    with pytest.raises(AlreadyTaken):
        choose(corrected, run_id, Choice.TAKE)
    discard(actor=corrected, run_id=run_id, today=TODAY, now=NOW)
    with acting(corrected, today=TODAY):
        assert not ImportConflict.objects.exists()


def test_another_municipality_and_a_colleague_see_and_choose_nothing(
    corrected: Actor, bram: Actor, chris: Actor
) -> None:
    run_id = stage(corrected, workbook())

    for other in (chris, bram):
        assert lines(other, run_id) == ()
    with pytest.raises(NotFound):
        choose(chris, run_id, Choice.TAKE)
    (line,) = lines(corrected, run_id)
    assert line.choice == "keep"


def test_conflicts_ask_three_questions_however_many_there_are(amina: Actor, django_assert_num_queries: Any) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        for person in Personalia.objects.filter(superseded_by=None):
            values = {"language": "Dari", "nationality": "Anders", "last_name": "Anders"}
            supersede(Personalia, current=person, values=values, actor=amina, source=Source.HAND, at=BY_HAND)
    run_id = stage(amina, workbook(Personen=[SPONSOR, {**MOTHER, "Taal": "Tigrinya"}]))

    with acting(amina, today=TODAY), django_assert_num_queries(3):
        assert conflicts_panel(amina, run_id, today=TODAY).total == 5
