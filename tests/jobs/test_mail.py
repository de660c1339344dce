"""The mail about reminders: one per person per day, nothing of anybody in it, and no crash sends it twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.audit.conftest import as_jobs
from tests.cast import TODAY, Family, Organisations
from weerzien.access.actors import Actor
from weerzien.early_signals.mails import take_letter
from weerzien.jobs import mail
from weerzien.jobs.mail import MailsStayed

pytestmark = pytest.mark.django_db(transaction=True)

Count = Callable[..., None]


@pytest.fixture
def count(owner: psycopg.Connection[Any], organisations: Organisations) -> Count:
    """Return how reminders of one municipality for one person are counted, as the night does."""

    def count(actor: Actor, reminders: int, *, municipality: Any = organisations.meerdijk) -> None:
        owner.execute(
            "insert into early_signals_remindermail (id, account_id, municipality_id, made_on, reminder_count)"
            " values (%s, %s, %s, %s, %s)",
            [uuid4(), actor.account_id, municipality, TODAY, reminders],
        )

    return count


def sent() -> int:
    with as_jobs():
        return mail.run()


def read(folder: Path) -> list[EmailMessage]:
    """Return the mails in a folder, oldest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns) if folder.exists() else []
    told = [message_from_bytes(file.read_bytes().strip().rstrip(b"-"), policy=policy.default) for file in files]
    return [one for one in told if isinstance(one, EmailMessage)]


def test_a_mail_holds_a_count_and_an_address_and_nothing_of_anybody(
    family: Family, amina: Actor, count: Count, mails: Path
) -> None:
    count(amina, 3)

    assert sent() == 1
    (one,) = read(mails)
    assert one["Subject"] == "Herinneringen in weerzien"
    assert one.get_content().strip().splitlines() == [
        "Goedendag,",
        "",
        "U hebt 3 nieuwe herinneringen in weerzien: er komen dagen dichterbij die u niet wilt missen.",
        "Bekijk ze op Vandaag: https://weerzien.example/",
        "Gaat het om een overdracht, dan staat die bij Overdrachten.",
        "",
        "In deze mail staan met opzet geen namen en geen gegevens van gezinnen.",
    ]
    words = one.as_string()
    assert "M1" not in words
    assert str(family.dossier_id) not in words
    assert "Yusuf" not in words


def test_somebody_with_reminders_of_two_municipalities_gets_one_mail(
    noor: Actor, organisations: Organisations, count: Count, mails: Path
) -> None:
    count(noor, 1)
    count(noor, 1, municipality=organisations.zandoever)

    assert (sent(), sent()) == (1, 0)
    assert "U hebt 2 nieuwe herinneringen" in read(mails)[0].get_content()


def test_a_second_mail_waits_for_another_day(
    amina: Actor, count: Count, mails: Path, still_clock: Callable[[date], None]
) -> None:
    count(amina, 1)
    first = sent()
    count(amina, 4)
    same_day = sent()
    still_clock(TODAY + timedelta(days=1))

    assert (first, same_day, sent(), sent()) == (1, 0, 1, 0)
    assert ["U hebt 1 " in one.get_content() for one in read(mails)] == [True, False]
    assert "U hebt 4 " in read(mails)[1].get_content()


def test_a_process_that_ends_while_sending_sends_no_second_mail_and_tomorrow_counts_it_again(
    amina: Actor, count: Count, mails: Path, still_clock: Callable[[date], None]
) -> None:
    count(amina, 2)
    with as_jobs():
        taken = take_letter(amina.account_id, today=TODAY)  # and here it was killed

    assert taken is not None
    assert sent() == 0
    count(amina, 1)
    still_clock(TODAY + timedelta(days=1))
    assert sent() == 1
    assert "U hebt 3 " in read(mails)[0].get_content()


def test_where_nobody_answers_the_mail_waits_and_leaves_once_somebody_does(
    amina: Actor, chris: Actor, count: Count, mails: Path, settings: Any
) -> None:
    count(amina, 1)
    count(chris, 1)
    by_file = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # where nobody listens

    with pytest.raises(MailsStayed):
        sent()
    settings.EMAIL_BACKEND = by_file

    assert (sent(), sent()) == (2, 0)


def test_who_left_gets_no_mail(amina: Actor, count: Count, mails: Path, owner: psycopg.Connection[Any]) -> None:
    count(amina, 1)
    owner.execute("update access_account set is_active = false where id = %s", [amina.account_id])

    assert sent() == 0


def test_without_a_way_to_send_nothing_is_taken(amina: Actor, count: Count, mails: Path, settings: Any) -> None:
    count(amina, 1)
    settings.CAN_MAIL = False
    without = sent()
    settings.CAN_MAIL = True

    assert (without, sent()) == (0, 1)
