"""Sending, matching, dropping and answering a report, and a second organisation that confirms."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.reports.sending import answer, match, read_by, send, signal
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.access.system import system_wide
from weerzien.early_signals.confirming import confirm
from weerzien.early_signals.editing.actions import record_fact
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.reports import actions, answering
from weerzien.early_signals.reports.cleaning import remove_old_reports
from weerzien.early_signals.reports.counting import OWN_DAYS
from weerzien.early_signals.reports.queries import (
    BOTH,
    BY_NUMBER,
    family_numbered,
    report_panel,
    waiting_reports,
)
from weerzien.early_signals.reports.rules import (
    MatchedMeanwhile,
    MayNotReport,
    Told,
    TooLateToUndo,
)
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)
Connection = psycopg.Connection[tuple[Any, ...]]


def steps(family: Family, rule: str) -> list[tuple[str, str]]:
    with acting(family.coordinator, today=TODAY):
        return sorted(Outcome.objects.filter(dossier_id=family.dossier_id, rule=rule).values_list("step", "state"))


def noticed_by(actor: Actor, family: Family, *, told_by: str) -> None:
    kind, word = "observatie-spanningen", "ernstig"
    with unit_of_work(actor, today=TODAY, now=NOW) as work:
        record_fact(
            actor=actor, dossier_id=family.dossier_id, kind=kind, about_id=family.dossier_id,
            cells={"day": Day.on(TODAY), "told_by": told_by, "word": word},
            today=work.today, at=work.now,
        )  # fmt: skip


def test_what_is_sent_waits_and_is_a_reason_once_somebody_says_where_it_belongs(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family
) -> None:
    report_id = send(noor, organisations.meerdijk)
    with acting(amina, today=TODAY):
        waiting = [line.id for line in waiting_reports(amina, today=TODAY)]
    before = signal(amina, family, "overbelasting")
    match(amina, report_id, family)
    after = signal(amina, family, "overbelasting")

    assert (waiting, before) == ([report_id], None)
    assert after is not None
    assert [(r.organisation, r.words) for r in after.reasons] == [("VluchtelingenWerk", ("Zij tolkt bij de dokter.",))]
    with acting(amina, today=TODAY):
        assert waiting_reports(amina, today=TODAY) == ()


def test_a_report_expires(amina: Actor, noor: Actor, organisations: Organisations, family: Family) -> None:
    match(amina, send(noor, organisations.meerdijk), family)

    last, gone = [signal(amina, family, "overbelasting", days=OWN_DAYS - n) for n in (1, 0)]

    assert last is not None
    assert gone is None


def test_the_sender_reads_the_own_report_and_what_was_told_back_and_no_more(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family
) -> None:
    report_id = send(noor, organisations.meerdijk)
    (before,) = read_by(noor)
    match(amina, report_id, family)
    (matched,) = read_by(noor)
    answer(amina, report_id, Told.TAKEN_UP, " Wij kijken  ernaar. ")
    (told,) = read_by(noor)

    assert before == matched
    assert (before.state, before.told) == ("ontvangen", "")
    assert (told.state, told.told) == ("opgepakt", "Wij gaan met uw melding aan de slag. Wij kijken ernaar.")


def test_a_report_about_nobody_gets_the_same_answer(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family
) -> None:
    for number in ("M1", "bestaat niet"):
        send(noor, organisations.meerdijk, number=number)
    known, unknown = read_by(noor)

    assert (known.state, known.told) == (unknown.state, unknown.told) == ("ontvangen", "")


def test_a_youngster_or_parent_sends_none(hire: Hire, organisations: Organisations) -> None:
    parent = hire("Saba T.", Role.GEZINSLID, organisations.nidos)

    with pytest.raises(MayNotReport):
        send(parent, organisations.meerdijk)


def test_the_surest_family_is_proposed_first(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family, second_family: Family, owner: Connection
) -> None:
    ((first, last, born),) = owner.execute(
        "select first_name, last_name, born_earliest from dossiers_personalia where subject_id = %s", [family.youngster]
    ).fetchall()
    owner.execute(
        "update dossiers_personalia set born_earliest = born_earliest + 1, born_latest = born_latest + 1"
        " where subject_id = %s",
        [second_family.youngster],
    )
    by_name = send(noor, organisations.meerdijk, name=f"{first} {last}", born=born, number="")
    by_number = send(noor, organisations.meerdijk, name=f"{first} {last}", born=born, number="M2")
    with acting(amina, today=TODAY):
        named = report_panel(amina, by_name, today=TODAY).proposals
        numbered = report_panel(amina, by_number, today=TODAY).proposals
        assert family_numbered("M2", today=TODAY) == second_family.dossier_id
        assert family_numbered(str(last), today=TODAY) is None
        assert family_numbered("", today=TODAY) is None

    assert (named[0].dossier_id, named[0].because) == (family.dossier_id, BOTH)
    assert (numbered[0].dossier_id, numbered[0].because) == (second_family.dossier_id, BY_NUMBER)
    assert match(amina, by_name, family) is False
    with acting(amina, today=TODAY):
        (found,) = signals_of([family.dossier_id], today=TODAY)[-1:] or [None]
    assert found is not None


def test_of_two_who_put_a_report_somewhere_the_second_is_told(
    amina: Actor, hire: Hire, noor: Actor, organisations: Organisations, family: Family, second_family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    report_id = send(noor, organisations.meerdijk)
    match(amina, report_id, family)

    with pytest.raises(MatchedMeanwhile):
        match(colleague, report_id, second_family)
    with pytest.raises(MatchedMeanwhile), acting(colleague, today=TODAY):
        actions.drop_report(actor=colleague, report_id=report_id, because="Niet van ons.", today=TODAY, at=NOW)


def test_only_the_municipality_it_was_sent_to_says_where_it_belongs(
    amina: Actor, bram: Actor, chris: Actor, noor: Actor, organisations: Organisations, family: Family,
    family_elsewhere: Family,
) -> None:  # fmt: skip
    report_id = send(noor, organisations.meerdijk)

    for actor, where in ((chris, family_elsewhere), (noor, family), (bram, family), (amina, family_elsewhere)):
        with pytest.raises(NotFound):
            match(actor, report_id, where)
    for actor in (chris, noor, bram):
        with pytest.raises(NotFound), acting(actor, today=TODAY):
            answering.answer_report(actor=actor, report_id=report_id, told=Told.THANKED, words="", seen=None, at=NOW)
        with pytest.raises(NotFound), acting(actor, today=TODAY):
            report_panel(actor, report_id, today=TODAY)


def test_what_was_put_somewhere_by_mistake_is_taken_back_for_a_while(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family
) -> None:
    report_id = send(noor, organisations.meerdijk)
    match(amina, report_id, family)
    late = NOW + timedelta(minutes=11)
    with pytest.raises(TooLateToUndo), acting(amina, today=TODAY):
        actions.take_match_back(actor=amina, report_id=report_id, today=TODAY, at=late)
    with acting(amina, today=TODAY):
        assert actions.take_match_back(actor=amina, report_id=report_id, today=TODAY, at=NOW) == family.dossier_id
        actions.drop_report(actor=amina, report_id=report_id, because="Onbekend.", today=TODAY, at=NOW)
        assert actions.take_match_back(actor=amina, report_id=report_id, today=TODAY, at=NOW) is None
    with pytest.raises(NotFound), acting(amina, today=TODAY):
        actions.take_match_back(actor=amina, report_id=uuid4(), today=TODAY, at=NOW)

    assert signal(amina, family, "overbelasting") is None


def test_tensions_that_one_source_saw_are_confirmed_by_somebody_and_then_partners_see_them(
    amina: Actor, noor: Actor, family: Family
) -> None:
    noticed_by(amina, family, told_by="school")
    hidden, shown = signal(noor, family, "spanningen"), signal(amina, family, "spanningen")
    assert hidden is None
    assert shown is not None
    assert shown.is_to_confirm

    with unit_of_work(amina, today=TODAY, now=NOW) as work:
        confirm(
            actor=amina, dossier_id=family.dossier_id, reason_id=shown.reasons[0].id, today=work.today, at=work.now
        )  # fmt: skip

    assert steps(family, "S03") == [("", "signal")]
    assert signal(noor, family, "spanningen") is not None
    with pytest.raises(NotFound), unit_of_work(amina, today=TODAY, now=NOW):
        confirm(
            actor=amina, dossier_id=family.dossier_id, reason_id=shown.reasons[0].id, today=TODAY, at=NOW
        )  # fmt: skip


def test_a_report_of_a_second_organisation_confirms_what_one_said_and_of_the_same_does_not(
    amina: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family
) -> None:
    noticed_by(noor, family, told_by="")
    assert steps(family, "S03") == [("te_bevestigen", "signal")]

    same = match(amina, send(noor, organisations.meerdijk, "spanningen"), family)
    still = steps(family, "S03")
    second = match(amina, send(thijs, organisations.meerdijk, "geld-thuis"), family)

    assert (same, still) == (False, [("te_bevestigen", "signal")])
    assert (second, steps(family, "S03")) == (True, [("", "signal")])
    found = signal(noor, family, "spanningen")
    assert found is not None
    assert len(found.reasons) == 3


def test_what_expired_and_belongs_to_no_family_is_removed_and_what_belongs_to_one_is_not(
    amina: Actor, noor: Actor, organisations: Organisations, family: Family, owner: Connection
) -> None:
    kept = send(noor, organisations.meerdijk)
    match(amina, kept, family)
    dropped, waiting = (send(noor, organisations.meerdijk, theme=theme) for theme in ("taal", "verzuim"))
    elsewhere = send(noor, organisations.zandoever)
    with acting(amina, today=TODAY):
        actions.drop_report(actor=amina, report_id=dropped, because="Onbekend.", today=TODAY, at=NOW)
    ends = TODAY + timedelta(days=OWN_DAYS)
    answer(amina, dropped, Told.QUESTION, "Wie?")
    with acting(noor, today=TODAY):
        answering.reply_to_question(actor=noor, report_id=dropped, words="Ik.", asked_at=NOW, at=NOW)
    with as_jobs():
        with system_wide(organisations.meerdijk, purpose="opruimen", today=ends):
            none = remove_old_reports(before=ends)
        with system_wide(organisations.meerdijk, purpose="opruimen", today=ends):
            removed = remove_old_reports(before=ends + timedelta(days=1))

    left = {pk for (pk,) in owner.execute("select id from early_signals_report").fetchall()}
    assert (none, removed) == (0, 2)
    assert left == {kept, elsewhere}
    assert waiting not in left
