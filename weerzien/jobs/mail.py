"""Every morning: one mail per person who has reminders. It says how many and where to look, and nothing of anybody."""

from __future__ import annotations

from email.utils import make_msgid
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from socket import gaierror
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from weerzien.early_signals.mails import Letter, letter_left, letter_stayed, people_with_mail, take_letter
from weerzien.jobs.clock import what_time_is_it

SUBJECT: Final = "Herinneringen in weerzien"
ONE: Final = "U hebt 1 nieuwe herinnering in weerzien: er komt een dag dichterbij die u niet wilt missen."
MORE: Final = "U hebt {count} nieuwe herinneringen in weerzien: er komen dagen dichterbij die u niet wilt missen."
BODY: Final = """Goedendag,

{what}
Bekijk ze op Vandaag: {address}/
Gaat het om een overdracht, dan staat die bij Overdrachten.

In deze mail staan met opzet geen namen en geen gegevens van gezinnen.
"""
NOT_SENT: Final = (SMTPResponseException, SMTPRecipientsRefused, ConnectionRefusedError, gaierror)
"""After these a mail has certainly not left; after any other error it may have."""


class MailsStayed(Exception):
    """Raised where mails could not leave; they wait for another try."""


def run() -> int:
    """Send what waits and return how many mails have left. Raises MailsStayed after trying them all.

    Each is taken, sent and written off, in that order: a mail leaves at most once a day, whenever this process ends.
    """
    if not settings.CAN_MAIL:
        return 0
    today, sent, stayed = what_time_is_it().date(), 0, 0
    for account_id in people_with_mail(today=today):
        letter = take_letter(account_id, today=today)
        if letter is None:
            continue
        try:
            message(letter).send()
        except NOT_SENT:
            letter_stayed(letter, today=today)
            stayed += 1
        else:
            letter_left(letter, today=today, now=what_time_is_it())
            sent += 1
    if stayed:
        raise MailsStayed
    return sent


def message(letter: Letter) -> EmailMessage:
    """Return the mail: a count and an address."""
    count = letter.reminder_count
    what = ONE if count == 1 else MORE.format(count=count)
    return EmailMessage(
        SUBJECT,
        BODY.format(what=what, address=settings.ADDRESS),
        to=[letter.email],
        headers={"Message-ID": make_msgid(domain="weerzien.invalid")},  # no name of a machine
    )
