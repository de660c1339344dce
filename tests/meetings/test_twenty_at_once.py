"""Twenty people on one meeting: everybody's words are kept, and of what there is one of, nobody overwrites another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connections

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.meetings.cast import NEXT, RHYTHM, begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment, Role
from weerzien.early_signals.work import HeldByAnother, attempts, unit_of_work
from weerzien.kernel.refusals import Refused
from weerzien.meetings.actions import arranging, ordering, standing, talking
from weerzien.meetings.actions.arranging import Moment
from weerzien.meetings.actions.talking import Agreement
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import ItemLine, MeetingHead
from weerzien.meetings.queries.series import series_panel
from weerzien.meetings.rules.refusals import ChangedMeanwhile

pytestmark = pytest.mark.django_db(transaction=True)

CLIENTS = 20
Deed = Callable[[int, Actor], object]


@dataclass(frozen=True)
class Room:
    """Twenty who may each lead one meeting, all at it at the same moment."""

    people: tuple[Actor, ...]
    series_id: UUID
    meeting_id: UUID
    threads: ThreadPoolExecutor
    together: Barrier

    def at_once(self, deed: Deed) -> list[type[Refused] | None]:
        """Let all of them do something at once, each with a number; return what each was told."""
        return list(self.threads.map(lambda number: self.one(deed, number), range(CLIENTS)))

    def one(self, deed: Deed, number: int) -> type[Refused] | None:
        """Do it, and again for as long as one is told to come back; that is no answer."""
        actor = self.people[number]
        self.together.wait()
        while True:
            try:
                for attempt in attempts():
                    with attempt, unit_of_work(actor, today=TODAY, now=NOW):
                        deed(number, actor)
            except HeldByAnother:
                continue
            except Refused as no:
                return type(no)
            return None

    def leave(self) -> None:
        """Let every thread close its connection."""
        list(self.threads.map(lambda _: (self.together.wait(), connections.close_all()), range(CLIENTS)))


@pytest.fixture
def room(
    hire: Hire, organisations: Organisations, amina: Actor, family: Family, second_family: Family
) -> Iterator[Room]:
    """Give a meeting about two families that twenty people lead."""
    others = [hire(f"Regisseur {number}", Role.GEZINSREGISSEUR, organisations.meerdijk) for number in range(1, CLIENTS)]
    series_id = begin(amina, *others)
    meeting_id = plan(amina, series_id)
    with ThreadPoolExecutor(CLIENTS) as threads:
        found = Room((amina, *others), series_id, meeting_id, threads, Barrier(CLIENTS))
        yield found
        found.leave()


def test_what_twenty_write_down_at_once_is_all_there_once_also_when_they_send_it_again(
    room: Room, family: Family, owner: psycopg.Connection[Any]
) -> None:
    item = next(one for one in items_of(room) if one.dossier_id == family.dossier_id)

    def agree(number: int, actor: Actor) -> None:
        words = Agreement(f"Afspraak {number}", actor.organisation_id, None, tomorrow(9), "Regie", Compartment.CONTACTS)
        talking.agree(actor=actor, meeting_id=room.meeting_id, item_id=item.id, agreement=words, today=TODAY, at=NOW)

    def decide(number: int, actor: Actor) -> None:
        talking.decide(
            actor=actor, meeting_id=room.meeting_id, item_id=item.id, what=f"Besluit {number}", ground="Daarom",
            part=Compartment.CONTACTS, person_id=None, today=TODAY, at=NOW,
        )  # fmt: skip

    def add_topic(number: int, actor: Actor) -> None:
        ordering.add_topic(actor=actor, meeting_id=room.meeting_id, title=f"Punt {number}", minutes=5, at=NOW)

    for deed in (agree, decide, add_topic, agree, decide):
        assert room.at_once(deed) == [None] * CLIENTS

    for words, question in (
        ("Afspraak", "select what from plans_task"),
        ("Besluit", "select what from meetings_decision"),
        ("Punt", "select title from meetings_agendaitem where title <> ''"),
    ):
        kept = [row[0] for row in owner.execute(question)]
        assert sorted(kept) == sorted(f"{words} {number}" for number in range(CLIENTS))
    places = [row[0] for row in owner.execute("select place from meetings_agendaitem order by place")]
    assert places == list(range(1, CLIENTS + 3))
    lines = "select action, count(*) from audit_line where kind = 'change' and action = any(%s) group by action"
    told = dict(owner.execute(lines, [["plans.task-given", "meetings.decided"]]).fetchall())
    assert told == {"plans.task-given": CLIENTS, "meetings.decided": CLIENTS}


@dataclass(frozen=True)
class Change:
    """What all of them do with what they read at one moment, the question what stands there then, and what must."""

    deed: Deed
    question: str
    wanted: Callable[[int], tuple[Any, ...]]


def move(room: Room) -> Change:
    """Move the meeting to another hour."""
    version = head_of(room).version

    def deed(number: int, actor: Actor) -> None:
        moment = Moment(NEXT, time(10, number), 60, f"Kamer {number}")
        arranging.move_meeting(
            actor=actor, meeting_id=room.meeting_id, version=version, moment=moment, today=TODAY, at=NOW
        )

    question = "select place, starts_at from meetings_meeting"
    return Change(deed, question, lambda number: (f"Kamer {number}", time(10, number)))


def write_presence(room: Room) -> Change:
    """Write down who is there."""
    head = head_of(room)

    def deed(number: int, actor: Actor) -> None:
        talking.write_presence(
            actor=actor, meeting_id=room.meeting_id, version=head.version, attendee_ids=[head.attendees[number].id],
            guests=f"Gast {number}", at=NOW,
        )  # fmt: skip

    question = "select guests, array(select id from meetings_attendee where was_present) from meetings_meeting"
    return Change(deed, question, lambda number: (f"Gast {number}", [head.attendees[number].id]))


def change_minutes(room: Room) -> Change:
    """Give an item other minutes."""
    item = items_of(room)[0]

    def deed(number: int, actor: Actor) -> None:
        ordering.change_item(
            actor=actor, meeting_id=room.meeting_id, item_id=item.id, version=item.version, minutes=number + 1, at=NOW
        )

    return Change(deed, f"select minutes from meetings_agendaitem where id = '{item.id}'", lambda number: (number + 1,))


def order(room: Room) -> Change:
    """Put the agenda in order, half of them the other way round."""
    ids, version = [one.id for one in items_of(room)], head_of(room).version

    def wanted(number: int) -> list[UUID]:
        return ids if number % 2 else ids[::-1]

    def deed(number: int, actor: Actor) -> None:
        ordering.order_agenda(actor=actor, meeting_id=room.meeting_id, version=version, item_ids=wanted(number), at=NOW)

    question = "select array_agg(id order by place) from meetings_agendaitem"
    return Change(deed, question, lambda number: (wanted(number),))


def change_series(room: Room) -> Change:
    """Give the series another name."""
    with acting(room.people[0], today=TODAY):
        version = series_panel(room.series_id, today=TODAY).version

    def deed(number: int, actor: Actor) -> None:
        rhythm = replace(RHYTHM, name=f"Overleg {number}")
        arranging.change_series(actor=actor, series_id=room.series_id, version=version, rhythm=rhythm, at=NOW)

    return Change(deed, "select name from meetings_series", lambda number: (f"Overleg {number}",))


def review(room: Room) -> Change:
    """Look at a standing agreement again: some let it go on until a day, others end it."""
    chair = room.people[0]
    with acting(chair, today=TODAY):
        standing.agree_for_good(
            actor=chair, series_id=room.series_id, what="Bel eerst.", review_on=tomorrow(), today=TODAY, at=NOW
        )
        (kept,) = series_panel(room.series_id, today=TODAY).standing

    def wanted(number: int) -> date | None:
        return tomorrow(number + 1) if number % 2 else None

    def deed(number: int, actor: Actor) -> None:
        standing.review_standing(
            actor=actor, series_id=room.series_id, standing_id=kept.id, version=kept.version,
            review_on=wanted(number), today=TODAY, at=NOW,
        )  # fmt: skip

    question = "select ended_by_id, review_on from meetings_standingagreement"
    return Change(
        deed,
        question,
        lambda number: (None if wanted(number) else room.people[number].account_id, wanted(number) or tomorrow()),
    )


def test_of_twenty_who_change_the_same_at_once_one_does_and_the_others_are_told(
    room: Room, owner: psycopg.Connection[Any]
) -> None:
    for read in (move, write_presence, change_minutes, order, change_series, review):
        change = read(room)
        told = room.at_once(change.deed)

        assert sorted(told, key=str) == sorted([None] + [ChangedMeanwhile] * (CLIENTS - 1), key=str), read.__name__
        assert owner.execute(change.question).fetchall() == [change.wanted(told.index(None))], read.__name__


def head_of(room: Room) -> MeetingHead:
    """Return the meeting as everybody reads it before they do something."""
    with acting(room.people[0], today=TODAY):
        return meeting_head(room.meeting_id)


def items_of(room: Room) -> tuple[ItemLine, ...]:
    """Return the agenda as everybody reads it."""
    with acting(room.people[0], today=TODAY):
        return agenda(meeting_head(room.meeting_id), today=TODAY).items


def tomorrow(days: int = 1) -> date:
    """Return a day that comes."""
    return TODAY + timedelta(days=days)
