"""Each hour of the day: invitations to meetings, changes of them and cancellations, to whoever wants them by mail."""

from __future__ import annotations

from email.mime.text import MIMEText
from email.utils import make_msgid
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage

from weerzien.access.queries import municipalities
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.mail import NOT_SENT, MailsStayed
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.words import date_words
from weerzien.meetings.invitations import invitation
from weerzien.meetings.mailing import Invitation, invitation_stayed, take_invitation, waiting_invitations

NEW: Final = ("Uitnodiging", "U bent uitgenodigd voor een overleg van partners.")
CHANGED: Final = ("Gewijzigd", "Een overleg van partners is verplaatst. Zo is het nu:")
OFF: Final = ("Afgezegd", "Een overleg van partners gaat niet door:")
BODY: Final = """Goedendag,

{what}
Wanneer: {day}, {starts:%H.%M} tot {ends:%H.%M} uur
Waar: {place}
De agenda en uw voorbereiding: {page}

In deze mail staan met opzet geen namen en geen gegevens van gezinnen. Of deze mail komt, kiest u op
{address}/overleg/
"""


def run() -> int:
    """Send what waits and return how many mails have left. Raises MailsStayed after trying them all.

    Each is taken first, and that is committed: of a meeting, and of each change of it, somebody hears once.
    """
    if not settings.CAN_MAIL:
        return 0
    now, sent, stayed = what_time_is_it(), 0, 0
    for pk in municipalities():
        here = OrganisationId(pk)
        for one in waiting_invitations(municipality_id=here, today=now.date()):
            if not take_invitation(one, municipality_id=here, now=now):
                continue
            try:
                message(one).send()
            except NOT_SENT:
                invitation_stayed(one, municipality_id=here, today=now.date())
                stayed += 1
            else:
                sent += 1
    if stayed:
        raise MailsStayed
    return sent


def message(one: Invitation) -> EmailMessage:
    """Return the mail: a day, a place and an address, with the same for a calendar."""
    subject, what = OFF if one.is_off else CHANGED if one.is_change else NEW
    day, page = date_words(one.held_on), f"{settings.ADDRESS}/overleg/{one.id}/"
    mail = EmailMessage(
        f"{subject}: overleg op {day}",
        BODY.format(
            what=what, day=day, starts=one.starts_at, ends=one.ends_at, place=one.place, page=page,
            address=settings.ADDRESS,
        ),
        to=[one.email],
        headers={"Message-ID": make_msgid(domain="weerzien.invalid")},  # no name of a machine
    )  # fmt: skip
    content = invitation(one, address=page, at=what_time_is_it(), attendee=one.email)
    calendar = MIMEText(content.decode(), "calendar", "utf-8")
    calendar.set_param("method", "CANCEL" if one.is_off else "REQUEST")
    calendar.add_header("Content-Disposition", "attachment", filename="overleg.ics")
    mail.attach(calendar)
    return mail
