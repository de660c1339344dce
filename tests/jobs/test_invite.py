"""Invitations by mail: to whoever wants them, once per meeting and per change, with a day and a place and no more."""

from __future__ import annotations

from datetime import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from icalendar import Calendar

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family
from tests.jobs.test_mail import read
from tests.meetings.cast import NEXT, begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.jobs import clean, invite
from weerzien.jobs.mail import MailsStayed
from weerzien.meetings.actions import arranging
from weerzien.meetings.actions.arranging import Moment
from weerzien.meetings.mailing import choose_invitations, wants_invitations
from weerzien.meetings.queries.heads import meeting_head

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]


def wants(actor: Actor, *, is_wanted: bool = True) -> None:
    with acting(actor, today=TODAY):
        choose_invitations(actor=actor, is_wanted=is_wanted, at=NOW)
        assert wants_invitations(actor) is is_wanted


def sent() -> int:
    with as_jobs():
        return invite.run()


def move(actor: Actor, meeting_id: UUID) -> None:
    with acting(actor, today=TODAY):
        moment, version = Moment(NEXT, time(13, 0), 60, "Buurthuis"), meeting_head(meeting_id).version
        arranging.move_meeting(
            actor=actor, meeting_id=meeting_id, version=version, moment=moment, today=TODAY, at=NOW
        )  # fmt: skip


def cancel(actor: Actor, meeting_id: UUID) -> None:
    with acting(actor, today=TODAY):
        version = meeting_head(meeting_id).version
        arranging.cancel_meeting(actor=actor, meeting_id=meeting_id, version=version, at=NOW)


def calendar_in(mail: EmailMessage) -> Calendar:
    (part,) = mail.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    found = Calendar.from_ical(part.get_content())
    assert part.get_param("method") == found["METHOD"]
    return found


def test_who_wants_it_hears_of_a_meeting_of_each_change_and_of_its_end_once_each(
    family: Family, amina: Actor, noor: Actor, thijs: Actor, mails: Path
) -> None:
    wants(noor)
    wants(thijs)
    wants(thijs, is_wanted=False)
    meeting_id = plan(amina, begin(amina, noor, thijs))
    found = [sent(), sent()]
    move(amina, meeting_id)
    found += [sent(), sent()]
    cancel(amina, meeting_id)
    found += [sent(), sent()]
    new, changed, off = read(mails)

    assert found == [1, 0, 1, 0, 1, 0]
    assert [one["Subject"] for one in (new, changed, off)] == [
        f"{what}: overleg op 24 november 2026" for what in ("Uitnodiging", "Gewijzigd", "Afgezegd")
    ]
    assert [(one["METHOD"], one.walk("VEVENT")[0]["SEQUENCE"]) for one in map(calendar_in, (new, changed, off))] == [
        ("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2),
    ]  # fmt: skip
    assert {one.walk("VEVENT")[0]["UID"] for one in map(calendar_in, (new, changed, off))} == {
        f"{meeting_id}@weerzien.invalid"
    }
    body = new.get_body()
    assert body is not None
    assert body.get_content().splitlines()[2:6] == [
        "U bent uitgenodigd voor een overleg van partners.",
        "Wanneer: 24 november 2026, 09.30 tot 11.00 uur",
        "Waar: Stadhuis, kamer 2",
        f"De agenda en uw voorbereiding: https://weerzien.example/overleg/{meeting_id}/",
    ]
    said = " ".join(one.as_string() for one in (new, changed, off))
    assert not [
        word for word in ("Amina", "Haddad", "Tesfay", "Overleg Meerdijk", str(family.dossier_id)) if word in said
    ]


def test_who_never_heard_of_a_meeting_does_not_hear_that_it_is_cancelled(
    amina: Actor, noor: Actor, family: Family, mails: Path
) -> None:
    meeting_id = plan(amina, begin(amina, noor))
    cancel(amina, meeting_id)
    wants(noor)

    assert (sent(), read(mails)) == (0, [])


def test_nobody_is_asked_by_mail_to_speak_of_a_youngster_who_is_withheld_from_them_or_after_they_left(
    amina: Actor, noor: Actor, thijs: Actor, family: Family, mails: Path, owner: Owner
) -> None:
    for one in (noor, thijs):
        wants(one)
    with acting(amina, today=TODAY):
        arranging.plan_transition(
            actor=amina, dossier_id=family.dossier_id, person_id=family.youngster,
            moment=Moment(NEXT, time(13, 0), 60, "Buurthuis"), plain_words="Wij praten over later.",
            account_ids=[noor.account_id, thijs.account_id], today=TODAY, at=NOW,
        )  # fmt: skip
    owner.execute(
        "insert into access_shield (id, kind, dossier_id, person_id, account_id, because, set_by_id, set_at,"
        " lifted_because) values (gen_random_uuid(), 'withheld', %s, %s, %s, 'Gevaar.', %s, %s, '')",
        [family.dossier_id, family.youngster, noor.account_id, amina.account_id, NOW],
    )
    owner.execute("update access_account set is_active = false where id = %s", [thijs.account_id])
    none = sent()
    owner.execute("delete from access_shield")

    assert (none, sent()) == (0, 1)
    assert "@" in read(mails)[0]["To"]


def test_a_mail_that_certainly_did_not_leave_is_tried_again_and_what_was_sent_is_forgotten_after_the_meeting(
    amina: Actor, noor: Actor, family: Family, mails: Path, settings: Any, still_clock: Any, owner: Owner
) -> None:
    wants(noor)
    plan(amina, begin(amina, noor))
    works, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(MailsStayed):
        sent()
    settings.EMAIL_BACKEND = works

    assert (sent(), sent()) == (1, 0)
    left = []
    for day in (date_after(30), date_after(31)):
        still_clock(day)
        with as_jobs():
            clean.run_for(amina.municipality_id)  # type: ignore[arg-type]  # she works for one
        left += owner.execute("select count(*) from meetings_sentinvitation").fetchall()
    assert left == [(1,), (0,)]


def date_after(days: int) -> Any:
    """Return a day after the meeting."""
    return NEXT.fromordinal(NEXT.toordinal() + days)
