"""Every morning: a mail about signals to whoever wants one that day. It counts, and says nothing of anybody."""

from __future__ import annotations

from email.utils import make_msgid
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from weerzien.early_signals.digests.mails import DigestLetter, digest_stayed, due_digests, take_digest
from weerzien.early_signals.digests.rules import Counted
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.mail import NOT_SENT, MailsStayed

SUBJECT: Final = "Signalen in weerzien"
BODY: Final = """Goedendag,

{what}
Bekijk ze in weerzien: {address}/signalen/

In deze mail staan met opzet geen namen en geen gegevens van gezinnen. Hoe vaak deze mail komt, kiest u op
{address}/signalen/mail/
"""


def run() -> int:
    """Send what is due and return how many mails have left. Raises MailsStayed after trying them all.

    Each is taken first, and that is committed: a mail leaves at most once a day, whenever this process ends.
    """
    if not settings.CAN_MAIL:
        return 0
    today, sent, stayed = what_time_is_it().date(), 0, 0
    for account_id in due_digests(today=today):
        letter = take_digest(account_id, today=today)
        if letter is None:
            continue
        try:
            message(letter).send()
        except NOT_SENT:
            digest_stayed(letter, today=today)
            stayed += 1
        else:
            sent += 1
    if stayed:
        raise MailsStayed
    return sent


def message(letter: DigestLetter) -> EmailMessage:
    """Return the mail: counts and an address."""
    return EmailMessage(
        SUBJECT,
        BODY.format(what=what_words(letter.counted), address=settings.ADDRESS),
        to=[letter.email],
        headers={"Message-ID": make_msgid(domain="weerzien.invalid")},  # no name of a machine
    )


def what_words(counted: Counted) -> str:
    """Return what is counted, a sentence each."""
    lines = []
    if counted.new:
        lines.append(
            "Er is 1 signaal dat nog niemand heeft gezien."
            if counted.new == 1
            else f"Er zijn {counted.new} signalen die nog niemand heeft gezien."
        )
    if counted.mine:
        lines.append("U hebt 1 signaal opgepakt." if counted.mine == 1 else f"U hebt {counted.mine} signalen opgepakt.")
    lines.append(f"In totaal vragen er nu {counted.open} aandacht." if counted.open != 1 else "")
    return "\n".join(line for line in lines if line)
