"""The mail about signals: counted as whoever gets it, nothing of anybody in it, at most once a day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import keep_nothing
from tests.early_signals.signals.living import interpreting, step
from tests.handing import Propose
from tests.jobs.test_mail import read
from tests.plans.tasks import give
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.digests.actions import choose_digest
from weerzien.early_signals.digests.mails import chosen_digest, due_digests, take_digest
from weerzien.early_signals.digests.rules import Counted
from weerzien.early_signals.signals.rules import Act
from weerzien.jobs import digest
from weerzien.jobs.digest import what_words
from weerzien.jobs.mail import MailsStayed

pytestmark = pytest.mark.django_db(transaction=True)
Connection = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture(autouse=True)
def on_the_day_of_the_cast(settings: LazySettings) -> date:
    """Let it be the day of the cast, a Friday."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    return TODAY


def chooses(actor: Actor, every: str) -> None:
    with acting(actor, today=TODAY):
        choose_digest(actor=actor, every=every, at=NOW)


def sent() -> int:
    with as_jobs():
        return digest.run()


def test_a_mail_holds_counts_and_addresses_and_nothing_of_anybody(family: Family, amina: Actor, mails: Path) -> None:
    keep_nothing(family)
    interpreting(family)
    chooses(amina, "day")

    assert sent() == 1
    (one,) = read(mails)
    assert one["Subject"] == "Signalen in weerzien"
    assert one.get_content().strip().splitlines() == [
        "Goedendag,",
        "",
        "Er is 1 signaal dat nog niemand heeft gezien.",
        "Bekijk de signalen in weerzien: https://weerzien.example/signalen/",
        "",
        "In deze mail staan met opzet geen namen en geen gegevens van gezinnen. Hoe vaak deze mail komt, kiest u op",
        "https://weerzien.example/signalen/mail/",
    ]
    words = one.as_string()
    assert [each in words for each in ("M1", str(family.dossier_id), "Yusuf", "overbelasting")] == [False] * 4


def test_each_gets_what_they_may_see_and_who_may_see_nothing_gets_none(
    family: Family, amina: Actor, noor: Actor, bram: Actor, chris: Actor, mails: Path
) -> None:
    keep_nothing(family)
    interpreting(family)
    step(noor, family, Act.TAKE_UP)
    for actor in (noor, bram, chris):
        chooses(actor, "day")

    assert sent() == 1
    (one,) = read(mails)
    assert "U hebt 1 signaal opgepakt." in one.get_content()


def test_it_counts_own_tasks_that_come_near_and_handovers_that_wait_for_the_organisation(
    family: Family, amina: Actor, noor_elsewhere: Actor, thijs: Actor, propose: Propose, send: Any, mails: Path
) -> None:
    keep_nothing(family)
    for ahead in (7, 8):
        give(amina, family, to=thijs, due=TODAY + timedelta(days=ahead))
    send(thijs, propose(thijs, family))
    found = []
    for actor in (noor_elsewhere, thijs):
        chooses(actor, "day")
        found.append(sent())
    said = [one.get_content().splitlines()[2] for one in read(mails)]

    assert found == [1, 1]
    assert said == [
        "Er wacht 1 overdracht op u of uw organisatie: https://weerzien.example/overdrachten/",
        "U hebt 1 taak voor de komende week, of te laat: https://weerzien.example/taken/",
    ]


def test_it_leaves_once_however_often_the_job_is_done(family: Family, amina: Actor, mails: Path) -> None:
    keep_nothing(family)
    interpreting(family)
    chooses(amina, "day")

    assert [sent(), sent(), sent()] == [1, 0, 0]
    assert len(read(mails)) == 1


def test_who_chose_nothing_or_never_gets_none_and_who_chose_a_week_not_on_a_friday(
    family: Family, amina: Actor, noor: Actor, thijs: Actor, mails: Path
) -> None:
    keep_nothing(family)
    interpreting(family)
    chooses(noor, "day")
    chooses(noor, "never")
    chooses(amina, "week")

    assert sent() == 0
    with as_jobs():
        assert due_digests(today=TODAY + timedelta(days=3)) == [amina.account_id]
    with acting(thijs, today=TODAY):
        assert chosen_digest(thijs) == "never"


def test_a_mail_that_stayed_is_tried_again_and_one_that_may_have_left_is_not(
    family: Family, amina: Actor, mails: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_nothing(family)
    interpreting(family)
    chooses(amina, "day")

    def refuse(*_: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(MailsStayed):
            sent()
    assert sent() == 1


def test_somebody_who_left_gets_none(family: Family, amina: Actor, mails: Path, owner: Connection) -> None:
    keep_nothing(family)
    interpreting(family)
    chooses(amina, "day")
    owner.execute("update access_account set is_active = false where id = %s", [amina.account_id])

    with as_jobs():
        assert take_digest(amina.account_id, today=TODAY) is None


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (Counted(open=1, new=1, mine=0), "Er is 1 signaal dat nog niemand heeft gezien."),
        (
            Counted(open=5, new=2, mine=3),
            "Er zijn 2 signalen die nog niemand heeft gezien.\nU hebt 3 signalen opgepakt.\n"
            "In totaal vragen er nu 5 aandacht.",
        ),
    ],
)
def test_one_is_one_and_more_are_more(counted: Counted, words: str) -> None:
    assert what_words(counted) == words


def test_where_no_mail_can_leave_none_is_taken(
    family: Family, amina: Actor, settings: LazySettings, owner: Connection
) -> None:
    settings.CAN_MAIL = False
    chooses(amina, "day")

    assert sent() == 0
    assert owner.execute("select mailed_on from early_signals_digest").fetchall() == [(None,)]
