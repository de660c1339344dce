"""A report that is sent again, and one that is a fact from the day it is put with its family."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.reports.sending import match, send, signal
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.contacts.actions import record_contact
from weerzien.early_signals.reports import actions
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_report_sent_again_on_the_same_day_is_there_once(amina: Actor, noor: Actor, mila: Actor) -> None:
    to = amina.organisation_id
    first, again, other, colleague = send(noor, to), send(noor, to), send(noor, to, theme="taal"), send(mila, to)

    assert first == again
    assert len({first, other, colleague}) == 3


def test_absence_that_a_school_reports_and_two_times_interpreting_make_one_signal_with_two_reasons(
    amina: Actor, noor: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    school = hire("Mees Post", Role.SCHOOL, organisations.nidos)
    for days in (2, 1):
        with unit_of_work(noor, today=TODAY, now=NOW) as work:
            record_contact(
                actor=noor, dossier_id=family.dossier_id, day=Day.on(TODAY - timedelta(days=days)), kind="telefoon",
                spoken_with="moeder", interpreter="jongere tolkt", note="", today=work.today, at=work.now,
            )  # fmt: skip
    assert signal(amina, family, "overbelasting") is None

    report_id = send(school, organisations.meerdijk, "verzuim", name="Selam Tesfay", born=date(2010, 3, 4), number="")
    match(amina, report_id, family)

    for reader in (amina, noor):
        found = signal(reader, family, "overbelasting")
        assert found is not None
        assert [reason.rule for reason in found.reasons] == ["S02", ""]
        assert not found.is_to_confirm
    with unit_of_work(amina, today=TODAY, now=NOW) as work:
        actions.take_match_back(actor=amina, report_id=report_id, today=work.today, at=work.now)
    assert signal(amina, family, "overbelasting") is None
