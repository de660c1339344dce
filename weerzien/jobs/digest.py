"""Every morning: a mail about signals, tasks and handovers to whoever wants one. It counts, and names nobody."""

from __future__ import annotations

from datetime import date
from email.utils import make_msgid
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from weerzien.access.actors import Actor
from weerzien.early_signals.digests.mails import DigestLetter, digest_stayed, due_digests, take_digest
from weerzien.early_signals.digests.rules import Counted
from weerzien.handovers.queries import waiting_count
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.mail import NOT_SENT, MailsStayed
from weerzien.plans.my_tasks import soon_count

SUBJECT: Final = "Signalen in weerzien"
BODY: Final = """Goedendag,

{what}
Bekijk de signalen in weerzien: {address}/signalen/

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
        letter = take_digest(account_id, today=today, beside=count_beside)
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


def count_beside(actor: Actor, *, today: date) -> tuple[int, int]:
    """Return how many tasks and handovers ask something of somebody; two queries, as that person."""
    return soon_count(actor, today=today), waiting_count(actor, today=today)


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
    if counted.open > 1:
        lines.append(f"In totaal vragen er nu {counted.open} aandacht.")
    if counted.tasks:
        said = "1 taak" if counted.tasks == 1 else f"{counted.tasks} taken"
        lines.append(f"U hebt {said} voor de komende week, of te laat: {settings.ADDRESS}/taken/")
    if counted.handovers:
        said = "Er wacht 1 overdracht" if counted.handovers == 1 else f"Er wachten {counted.handovers} overdrachten"
        lines.append(f"{said} op u of uw organisatie: {settings.ADDRESS}/overdrachten/")
    if counted.reports:
        said = "Er wacht 1 melding" if counted.reports == 1 else f"Er wachten {counted.reports} meldingen"
        lines.append(f"{said} van partners: {settings.ADDRESS}/signalen/meldingen/")
    if counted.questions:
        said = "een melding" if counted.questions == 1 else f"{counted.questions} meldingen"
        lines.append(f"Er is een vraag over {said} van u: {settings.ADDRESS}/signaal-melden/")
    return "\n".join(lines)
