"""The demo's own partners' meeting: one that was, with an agreement that is not finished yet, and one to come."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.roles import Compartment
from weerzien.early_signals.work import Work, unit_of_work
from weerzien.kernel.calendars import next_working_day
from weerzien.meetings.actions import arranging, ordering, standing, talking
from weerzien.meetings.actions.arranging import Rhythm
from weerzien.meetings.actions.talking import Agreement
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import ItemLine
from weerzien.meetings.rules.states import ItemState

NAME: Final = "Partneroverleg Meerdijk"
AGREED: Final = (
    "Tolk regelen voor het gesprek met de ouders",
    "Met de mentor bespreken of de jongere minder hoeft te tolken",
)
TALKED_OF: Final = 4


def hold_meetings(*, chair: str, others: tuple[str, ...], now: datetime) -> None:
    """Begin a series two weeks ago, hold and close its first meeting, and plan the next one."""
    today = now.date()
    then = next_working_day(today - timedelta(days=13))
    amina = actor_for(account_id_of(chair), today=today)
    partners = [actor_for(account_id_of(email), today=today) for email in others]
    with unit_of_work(amina, today=today, now=now):
        rhythm = Rhythm(NAME, 2, then, time(9, 30), 90, "Stadhuis Meerdijk, kamer 2.14")
        series_id = arranging.begin_series(actor=amina, rhythm=rhythm, is_regional=False, at=now)
        for email in others:
            arranging.add_participant(actor=amina, series_id=series_id, email=email, is_chair=False, today=then, at=now)
        standing.agree_for_good(
            actor=amina,
            series_id=series_id,
            what="Wie een gezin overdraagt, belt eerst met wie het overneemt.",
            review_on=today + timedelta(days=1),
            today=then,
            at=now,
        )
        first = arranging.plan_meeting(actor=amina, series_id=series_id, held_on=then, today=then, at=now)
        ordering.make_agenda(actor=amina, meeting_id=first, today=today, at=now)
    talk(amina, partners, first, now=now)
    with unit_of_work(amina, today=today, now=now):
        coming = next_working_day(then + timedelta(weeks=2))
        following = arranging.plan_meeting(
            actor=amina, series_id=series_id, held_on=max(coming, today), today=today, at=now
        )
        ordering.make_agenda(actor=amina, meeting_id=following, today=today, at=now)


def talk(amina: Actor, partners: list[Actor], meeting_id: UUID, *, now: datetime) -> None:
    """Walk the first items of a meeting that was, agree and decide, and close it."""
    today = now.date()
    with acting(partners[0], today=today):
        known = {item.dossier_id for item in agenda(meeting_head(meeting_id), today=today).items}
    with unit_of_work(amina, today=today, now=now) as work:
        talking.begin_meeting(actor=amina, meeting_id=meeting_id, at=now)
        panel = agenda(meeting_head(meeting_id), today=today)
        shared = [item for item in panel.items if item.dossier_id in known][: len(AGREED)]
        others = [item for item in panel.items if item.dossier_id not in known][: TALKED_OF - len(shared)]
        for words, item in zip(AGREED, shared, strict=False):
            write_agreement(work, amina, partners[0], meeting_id=meeting_id, item=item, words=words)
        for item in (*shared, *others):
            ordering.change_item(
                actor=amina,
                meeting_id=meeting_id,
                item_id=item.id,
                version=item.version,
                state=ItemState.DISCUSSED,
                at=now,
            )
        head = meeting_head(meeting_id)
        there = [line.id for line in head.attendees]
        talking.write_presence(
            actor=amina, meeting_id=meeting_id, version=head.version, attendee_ids=there, guests="", at=now
        )
        talking.close_meeting(actor=amina, meeting_id=meeting_id, version=head.version + 1, at=now)


def write_agreement(work: Work, amina: Actor, partner: Actor, *, meeting_id: UUID, item: ItemLine, words: str) -> None:
    """Write one agreement and one decision down on an item."""
    talking.agree(
        actor=amina,
        meeting_id=meeting_id,
        item_id=item.id,
        agreement=Agreement(
            what=words,
            organisation_id=partner.organisation_id,
            account_id=partner.account_id,
            due=next_working_day(work.today + timedelta(days=5)),
            ground="Begeleidt dit gezin",
            part=Compartment.CONTACTS,
        ),
        today=work.today,
        at=work.now,
    )
    talking.decide(
        actor=amina,
        meeting_id=meeting_id,
        item_id=item.id,
        what="Een vaste tolk voor dit gezin, niet een kind van het gezin",
        ground="De jongere tolkt nu zelf en mist daardoor lessen",
        part=Compartment.CONTACTS,
        person_id=None,
        today=work.today,
        at=work.now,
    )
