"""What a meeting leaves behind: tasks, wishes that were met, and the beginning of the next agenda."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY, Family
from tests.meetings.cast import NEXT, begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment
from weerzien.early_signals.lists.actions import ask_for_agenda
from weerzien.early_signals.lists.agenda import open_requests
from weerzien.meetings.actions import arranging, ordering, standing, talking
from weerzien.meetings.actions.arranging import Moment
from weerzien.meetings.actions.talking import Agreement
from weerzien.meetings.models import Meeting
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.rules.ranking import Criterion
from weerzien.meetings.rules.refusals import ChangedMeanwhile, ClosedPart, MayNotChair, MeetingOver, NotRunning
from weerzien.meetings.rules.states import ItemState


def test_the_next_agenda_begins_with_what_is_unfinished_and_what_was_put_off(
    amina: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    series_id = begin(amina, noor)
    first = plan(amina, series_id)
    with acting(amina, today=TODAY):
        talking.begin_meeting(actor=amina, meeting_id=first, at=NOW)
        item = next(
            i for i in agenda(meeting_head(first), today=TODAY).items if i.dossier_id == second_family.dossier_id
        )
        agreed = Agreement(
            "Woning bekijken", amina.organisation_id, None, TODAY + timedelta(days=20), "Regie", Compartment.CONTACTS
        )
        talking.agree(actor=amina, meeting_id=first, item_id=item.id, agreement=agreed, today=TODAY, at=NOW)
        ordering.change_item(
            actor=amina, meeting_id=first, item_id=item.id, version=1, state=ItemState.DISCUSSED, at=NOW
        )
        talking.close_meeting(actor=amina, meeting_id=first, version=meeting_head(first).version, at=NOW)
        then = NEXT + timedelta(weeks=2)
        standing.agree_for_good(
            actor=amina, series_id=series_id, what="Wij bellen eerst.", review_on=then, today=TODAY, at=NOW
        )
        second = arranging.plan_meeting(actor=amina, series_id=series_id, held_on=then, today=TODAY, at=NOW)
        ordering.make_agenda(actor=amina, meeting_id=second, today=TODAY, at=NOW)
        items = agenda(meeting_head(second), today=TODAY).items

    assert [item.dossier_id for item in items] == [second_family.dossier_id, None, family.dossier_id]
    assert items[0].reasons[0].criterion is Criterion.UNFINISHED
    assert items[1].title == "Vaste afspraak: Wij bellen eerst."
    assert items[2].reasons[0].criterion is Criterion.CARRIED


def test_closing_meets_the_wishes_of_what_was_talked_of_and_no_others(
    amina: Actor, family: Family, second_family: Family
) -> None:
    both = [family.dossier_id, second_family.dossier_id]
    with acting(amina, today=TODAY):
        ask_for_agenda(actor=amina, dossier_ids=both, reason="Bespreken", for_on=None, today=TODAY, at=NOW)
    meeting_id = plan(amina, begin(amina))

    with acting(amina, today=TODAY):
        talking.begin_meeting(actor=amina, meeting_id=meeting_id, at=NOW)
        item = next(i for i in agenda(meeting_head(meeting_id), today=TODAY).items if i.dossier_id == family.dossier_id)
        ordering.change_item(
            actor=amina, meeting_id=meeting_id, item_id=item.id, version=1, state=ItemState.DISCUSSED, at=NOW
        )
        talking.close_meeting(actor=amina, meeting_id=meeting_id, version=meeting_head(meeting_id).version, at=NOW)
        left = set(open_requests(TODAY).order_by("id").values_list("dossier_id", flat=True))

    assert left == {second_family.dossier_id}


def test_what_was_closed_takes_nothing_more(amina: Actor, family: Family) -> None:
    meeting_id = plan(amina, begin(amina))
    with acting(amina, today=TODAY):
        with pytest.raises(NotRunning):
            talking.close_meeting(actor=amina, meeting_id=meeting_id, version=meeting_head(meeting_id).version, at=NOW)
        talking.begin_meeting(actor=amina, meeting_id=meeting_id, at=NOW)
        with pytest.raises(ChangedMeanwhile):
            talking.close_meeting(actor=amina, meeting_id=meeting_id, version=1, at=NOW)
        talking.close_meeting(actor=amina, meeting_id=meeting_id, version=meeting_head(meeting_id).version, at=NOW)
        with pytest.raises(MeetingOver):
            ordering.add_topic(actor=amina, meeting_id=meeting_id, title="Nog iets", minutes=5, at=NOW)


def test_a_participant_who_does_not_lead_changes_nothing(amina: Actor, noor: Actor, family: Family) -> None:
    meeting_id = plan(amina, begin(amina, noor))

    with acting(noor, today=TODAY), pytest.raises(MayNotChair):
        ordering.add_topic(actor=noor, meeting_id=meeting_id, title="Iets", minutes=5, at=NOW)


def test_nobody_decides_in_a_part_that_they_may_not_read(amina: Actor, family: Family) -> None:
    meeting_id = plan(amina, begin(amina))

    with acting(amina, today=TODAY):
        item = agenda(meeting_head(meeting_id), today=TODAY).items[0]
        with pytest.raises(ClosedPart):
            talking.decide(
                actor=amina, meeting_id=meeting_id, item_id=item.id, what="Naar de dokter", ground="Slaapt niet",
                part=Compartment.HEALTH, person_id=None, today=TODAY, at=NOW,
            )  # fmt: skip


def test_a_transition_meeting_is_seen_by_who_knows_the_family_alone(
    amina: Actor, noor: Actor, thijs: Actor, chris: Actor, family: Family
) -> None:
    with acting(amina, today=TODAY):
        meeting_id = arranging.plan_transition(
            actor=amina,
            dossier_id=family.dossier_id,
            person_id=family.youngster,
            moment=Moment(NEXT, NOW.time(), 60, "Stadhuis"),
            plain_words="Dit gaat over jou.",
            account_ids=[thijs.account_id, chris.account_id],
            today=TODAY,
            at=NOW,
        )
    known = []
    for reader in (amina, thijs, chris):
        with acting(reader, today=TODAY):
            known.append(Meeting.objects.filter(id=meeting_id).exists())

    assert known == [True, True, False]
