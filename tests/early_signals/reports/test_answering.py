"""What a sender hears back once a report was put with a family, and what they reply to a question."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY, Family, Organisations
from tests.early_signals.reports.sending import answer, match, read_by, send
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.reports import answering
from weerzien.early_signals.reports.queries import handled_reports, report_panel, waiting_count
from weerzien.early_signals.reports.rules import NothingAsked, Told
from weerzien.early_signals.reports.sent import question_count
from weerzien.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(hours=1)


def test_a_question_about_a_report_that_was_put_with_a_family_is_replied_to_once(
    amina: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family
) -> None:
    report_id = send(noor, organisations.meerdijk)
    match(amina, report_id, family)
    answer(amina, report_id, Told.QUESTION, "Hoe vaak?")
    (asked,) = read_by(noor)
    with acting(noor, today=TODAY):
        assert (asked.state, asked.asks, question_count(noor, today=TODAY)) == ("vraag aan u", True, 1)
    for actor, words, moment, no in (
        (thijs, "Vaak.", NOW, NotFound), (noor, "Te laat.", LATER, NothingAsked), (noor, "Elke week.", NOW, None),
        (noor, "Elke week.", NOW, None), (noor, "Nee, elke dag.", NOW, NothingAsked),
    ):  # fmt: skip
        with pytest.raises(no) if no else nullcontext(), acting(actor, today=TODAY):
            answering.reply_to_question(actor=actor, report_id=report_id, words=words, asked_at=moment, at=NOW)
    (replied,) = read_by(noor)
    with acting(amina, today=TODAY):
        (handled,), panel = handled_reports(amina, today=TODAY), report_panel(amina, report_id, today=TODAY)
        waits = waiting_count(amina, today=TODAY)
    answer(amina, report_id, Told.QUESTION, "Hoe vaak?", seen=NOW, at=LATER)
    (again,) = read_by(noor)
    with acting(amina, today=TODAY):
        assert waiting_count(amina, today=TODAY) == 0

    assert (replied.state, replied.asks, [(one.asked, one.words) for one in replied.replies]) == (
        "antwoord verstuurd", False, [("Hoe vaak?", "Elke week.")],
    )  # fmt: skip
    assert (handled.is_replied, waits, panel.proposals, panel.replies) == (True, 1, (), replied.replies)
    assert panel.put is not None
    assert (panel.put.dossier_id, panel.put.is_withheld) == (family.dossier_id, False)
    assert (again.state, again.asks, again.replies) == ("vraag aan u", True, replied.replies)
