"""What partners send, with the application's filter off: PostgreSQL alone says who reads it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.conftest import Withhold
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.early_signals.models import ReportMatch, ReportReply
from weerzien.early_signals.reports.actions import drop_report, match_report, send_report
from weerzien.early_signals.reports.answering import answer_report, reply_to_question
from weerzien.early_signals.reports.counting import OWN_DAYS
from weerzien.early_signals.reports.queries import report_panel
from weerzien.early_signals.reports.rules import NewReport, Told
from weerzien.early_signals.reports.sent import sent_reports
from weerzien.early_signals.signals.actions import take_step
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.rules import Act, Helped
from weerzien.early_signals.signals.values import Said

pytestmark = pytest.mark.django_db(transaction=True)


def sent(actor: Actor, to: UUID, words: str, *, theme: str = "spanningen") -> UUID:
    with acting(actor, today=TODAY):
        return send_report(actor=actor, new=NewReport(to, theme, words, TODAY, number="M1"), today=TODAY, at=NOW)


def matched(actor: Actor, report_id: UUID, family: Family) -> None:
    with acting(actor, today=TODAY):
        match_report(actor=actor, report_id=report_id, dossier_id=family.dossier_id, today=TODAY, at=NOW)


def seen(actor: Actor, statement: str) -> set[object]:
    with acting(actor, today=TODAY):
        return {value for (value,) in ask(statement)}


def test_three_partners_say_the_same_and_each_reads_the_own_report_alone(
    amina: Actor, chris: Actor, noor: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    school = hire("Sam Visser", Role.SCHOOL, organisations.nidos)
    corporation = hire("Wim Bos", Role.WONINGCORPORATIE, organisations.nidos)
    zandoever = organisations.zandoever
    for actor, words in ((school, "school"), (corporation, "corporatie"), (noor, "begeleider")):
        matched(amina, sent(actor, organisations.meerdijk, words), family)
    sent(school, zandoever, "elders")
    reports, reasons = "select words from early_signals_report", "select words from early_signals_reportmatch"

    assert [seen(one, reports) for one in (school, corporation, noor, amina, chris)] == [
        {"school", "elders"},
        {"corporatie"},
        {"begeleider"},
        {"school", "corporatie", "begeleider"},
        {"elders"},
    ]
    assert [seen(one, reasons) for one in (school, corporation, amina, noor, chris)] == [
        set(),
        set(),
        {"school", "corporatie", "begeleider"},
        {"school", "corporatie", "begeleider"},  # reads relations of this family
        set(),
    ]
    with acting(amina, today=TODAY):
        (signal,) = [one for one in signals_of([family.dossier_id], today=TODAY) if one.theme == "spanningen"]
    assert len(signal.reasons) == 3


def test_a_colleague_of_the_sender_and_of_the_receiver_read_nothing(
    amina: Actor, bram: Actor, noor: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    other = hire("Eva Smit", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    sent(noor, organisations.meerdijk, "begeleider")

    assert seen(other, "select words from early_signals_report") == set()
    assert seen(bram, "select words from early_signals_report") == set()
    assert seen(amina, "select words from early_signals_report") == {"begeleider"}


def test_nobody_but_the_director_of_that_municipality_says_where_a_report_belongs(
    amina: Actor, chris: Actor, noor: Actor, organisations: Organisations, family: Family, family_elsewhere: Family
) -> None:
    report_id = sent(noor, organisations.meerdijk, "begeleider")
    told = {"report_id": report_id, "theme": "spanningen", "compartments": ["relations"], "noticed_on": TODAY}
    told |= {"organisation_id": noor.organisation_id, "expires_on": TODAY, "on": TODAY, "at": NOW}

    for actor, dossier_id in (
        (noor, family.dossier_id),
        (chris, family_elsewhere.dossier_id),
        (amina, family_elsewhere.dossier_id),
    ):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(actor, today=TODAY):
            ReportMatch.objects.create(
                **told, municipality_id=organisations.meerdijk, dossier_id=dossier_id, by_id=actor.account_id
            )


def test_who_reads_no_reason_sees_neither_the_step_nor_the_words(
    amina: Actor, bram: Actor, chris: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family
) -> None:
    matched(amina, sent(noor, organisations.meerdijk, "ruzie"), family)
    with acting(amina, today=TODAY):
        take_step(
            actor=amina, dossier_id=family.dossier_id, theme="spanningen", act=Act.CLOSE, expected=None,
            said=Said("gesproken", helped=Helped.YES), today=TODAY, at=NOW,
        )  # fmt: skip

    states = [seen(one, "select state from early_signals_signalstep") for one in (amina, noor, thijs, bram, chris)]
    words = [seen(one, "select words from early_signals_signalwords") for one in (amina, noor, thijs, bram, chris)]
    assert states == [{"closed"}, {"closed"}, set(), set(), set()]
    assert words == [{"gesproken"}, {"gesproken"}, set(), set(), set()]


def test_who_reads_one_reason_sees_that_it_was_closed_and_not_what_was_written_about_all(
    amina: Actor, hire: Hire, involve: Involve, noor: Actor, organisations: Organisations, family: Family
) -> None:
    """Absence and a report about overload are one signal; a school attendance officer reads absence of her pupil."""
    officer = hire("Lea Mol", Role.WIJKTEAM, organisations.meerdijk)
    involve(officer, family, compartments=["contacts"])  # type: ignore[list-item]  # as the database has it
    matched(amina, sent(noor, organisations.meerdijk, "tolkt", theme="overbelasting"), family)
    matched(amina, sent(noor, organisations.meerdijk, "kookt", theme="huishouden"), family)
    with acting(amina, today=TODAY):
        take_step(
            actor=amina, dossier_id=family.dossier_id, theme="overbelasting", act=Act.CLOSE, expected=None,
            said=Said("alles besproken", helped=Helped.YES), today=TODAY, at=NOW,
        )  # fmt: skip

    assert seen(officer, "select words from early_signals_reportmatch") == {"tolkt"}
    assert seen(officer, "select state from early_signals_signalstep") == {"closed"}
    assert seen(officer, "select words from early_signals_signalwords") == set()
    assert seen(noor, "select words from early_signals_signalwords") == {"alles besproken"}


def test_to_a_sender_from_whom_the_family_is_kept_a_report_looks_like_one_that_belongs_to_nobody(
    amina: Actor, noor: Actor, shield: Withhold, organisations: Organisations, family: Family
) -> None:
    shield(family, organisation_id=noor.organisation_id)
    kept, nobodys = (sent(noor, organisations.meerdijk, "ruzie", theme=theme) for theme in ("spanningen", "taal"))
    matched(amina, kept, family)
    with acting(amina, today=TODAY):
        drop_report(actor=amina, report_id=nobodys, because="Onbekend.", today=TODAY, at=NOW)
        for report_id in (kept, nobodys):
            answer_report(actor=amina, report_id=report_id, told=Told.QUESTION, words="Wie?", seen=None, at=NOW)
        put = [report_panel(amina, report_id, today=TODAY).put for report_id in (kept, nobodys)]
    with acting(noor, today=TODAY):
        for report_id in (kept, nobodys):
            reply_to_question(actor=noor, report_id=report_id, words="Zij.", asked_at=NOW, at=NOW)
        lines = sent_reports(noor, today=TODAY)
    told = [(line.state, line.told, line.told_at, line.asks, line.replies) for line in lines]
    gone = TODAY + timedelta(days=OWN_DAYS + 31)
    with acting(noor, today=gone):
        left = ask("select words from early_signals_report"), ask("select words from early_signals_reportreply")

    assert [one and one.is_withheld for one in put] == [True, False]
    assert told[0] == told[1]
    assert seen(noor, "select words from early_signals_reportreply") == {"Zij."}
    assert left == ([], []), "what is kept no longer is not told apart from what is"


def test_who_may_not_know_the_family_reads_no_report_that_was_put_with_it(
    amina: Actor, noor: Actor, hire: Hire, shield: Withhold, organisations: Organisations, family: Family
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    report_id = sent(noor, organisations.meerdijk, "ruzie")
    before = seen(colleague, "select words from early_signals_report")
    with acting(amina, today=TODAY):
        answer_report(actor=amina, report_id=report_id, told=Told.QUESTION, words="Wie?", seen=None, at=NOW)
    with acting(noor, today=TODAY):
        reply_to_question(actor=noor, report_id=report_id, words="Zij.", asked_at=NOW, at=NOW)
    replies = "select words from early_signals_reportreply"
    waiting = seen(colleague, replies)
    matched(amina, report_id, family)
    known = seen(colleague, replies)
    shield(family, account_id=colleague.account_id)

    assert (before, waiting, known) == ({"ruzie"}, {"Zij."}, {"Zij."})
    assert (seen(colleague, replies), seen(colleague, "select words from early_signals_report")) == (set(), set())
    assert seen(amina, replies) == {"Zij."}
    with pytest.raises(ProgrammingError, match="row-level security"), acting(amina, today=TODAY):
        ReportReply.objects.create(
            report_id=report_id, asked="Wie?", asked_at=NOW + timedelta(hours=1), words="Ik.", at=NOW
        )
