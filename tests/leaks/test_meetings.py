"""A meeting tells nobody of a family that they do not know, and of one they know no more than they may read."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.meetings.cast import begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment, Role
from weerzien.access.shields import Kind, NewShield
from weerzien.dossiers.shielding import shield_family
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.actions import ordering, talking
from weerzien.meetings.actions.talking import Agreement
from weerzien.meetings.models import AgendaItem
from weerzien.meetings.queries.agenda import agenda, agenda_for_chair
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import AgendaPanel
from weerzien.meetings.queries.seen import Rows, seen_by_each
from weerzien.meetings.queries.shared import screen, together


def read(actor: Actor, meeting_id: UUID) -> AgendaPanel:
    with acting(actor, today=TODAY):
        return agenda(meeting_head(meeting_id), today=TODAY)


def agree(
    chair: Actor, meeting_id: UUID, family: Family, *, who: UUID, what: str, person_id: UUID | None = None
) -> None:
    """Agree something on a family, in the part of its contacts."""
    with acting(chair, today=TODAY):
        items = agenda(meeting_head(meeting_id), today=TODAY).items
        item = next(item for item in items if item.dossier_id == family.dossier_id)
        made = Agreement(what, who, None, TODAY + timedelta(days=9), "Doet dit al", Compartment.CONTACTS, person_id)
        talking.agree(actor=chair, meeting_id=meeting_id, item_id=item.id, agreement=made, today=TODAY, at=NOW)


def test_a_school_sees_its_own_family_and_its_own_agreement_only(
    amina: Actor, noor: Actor, hire: Hire, involve: Involve, organisations: Organisations,
    family: Family, second_family: Family,
) -> None:  # fmt: skip
    school = hire("Sanne Bakker", Role.SCHOOL, organisations.nidos)
    involve(school, family, persons=[family.youngster])
    meeting_id = plan(amina, begin(amina, noor, school))
    agree(amina, meeting_id, family, who=organisations.nidos, what="Rooster sturen", person_id=family.youngster)
    agree(amina, meeting_id, family, who=organisations.vluchtelingenwerk, what="Tolk regelen")

    panel = read(school, meeting_id)
    hers = read(noor, meeting_id)

    assert [item.dossier_id for item in panel.items] == [family.dossier_id]
    assert [task.what for task in panel.items[0].agreements] == ["Rooster sturen"]
    assert "Tolk regelen" in [task.what for task in hers.items[0].agreements]


def test_minutes_for_an_organisation_hold_what_all_asked_for_it_may_read(
    amina: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family, second_family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor, thijs))
    agree(amina, meeting_id, family, who=organisations.vluchtelingenwerk, what="Tolk regelen")
    agree(amina, meeting_id, second_family, who=organisations.meerdijk, what="Woning bekijken")

    with acting(amina, today=TODAY):
        panel = agenda(meeting_head(meeting_id), today=TODAY)
        for_nidos = together(panel, [one for one in panel.head.attendees if one.account_id == thijs.account_id])

    assert [item.dossier_id for item in for_nidos.items] == [family.dossier_id]
    assert [task.what for task in for_nidos.items[0].agreements] == []


def test_in_a_regional_series_a_municipality_learns_nothing_of_another_not_even_how_much(
    amina: Actor, chris: Actor, family: Family, second_family: Family, family_elsewhere: Family
) -> None:
    meeting_id = plan(amina, begin(amina, chris, is_regional=True))
    with acting(chris, today=TODAY):
        ordering.make_agenda(actor=chris, meeting_id=meeting_id, today=TODAY, at=NOW)
        places = list(AgendaItem.objects.order_by("id").values_list("place", flat=True))
        panel, seen = agenda_for_chair(meeting_head(meeting_id), today=TODAY)
        shown = screen(meeting_head(meeting_id), today=TODAY)

    assert [item.dossier_id for item in panel.items] == [family_elsewhere.dossier_id]
    assert places == [1]
    assert (shown.items, shown.current, shown.is_in_small_circle) == ((), None, False)
    assert {family.dossier_id, second_family.dossier_id}.isdisjoint(
        dossier_id for one in seen.people.values() for dossier_id in one.families
    )
    assert {item.dossier_id for item in read(amina, meeting_id).items} == {family.dossier_id, second_family.dossier_id}


def test_somebody_of_no_organisation_that_is_asked_finds_no_meeting(amina: Actor, noor: Actor, chris: Actor) -> None:
    meeting_id = plan(amina, begin(amina, noor))

    with pytest.raises(NotFound):
        read(chris, meeting_id)


def test_a_family_that_is_withheld_from_a_participant_stands_on_no_agenda_of_theirs(
    amina: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor))
    assert [item.dossier_id for item in read(noor, meeting_id).items] == [family.dossier_id]

    with acting(amina, today=TODAY):
        kept = NewShield(Kind.WITHHELD, None, None, noor.account_id, "Gevaar.")
        shield_family(actor=amina, dossier_id=family.dossier_id, new=kept, today=TODAY, at=NOW)
    with acting(amina, today=TODAY):
        shown = screen(meeting_head(meeting_id), today=TODAY)

    assert (read(noor, meeting_id).items, shown.items) == ((), ())


def test_as_long_as_a_guest_is_present_the_screen_shows_no_family(amina: Actor, family: Family) -> None:
    meeting_id = plan(amina, begin(amina))

    with acting(amina, today=TODAY):
        head = meeting_head(meeting_id)
        before = screen(head, today=TODAY)
        there = [one.id for one in head.attendees]
        talking.write_presence(
            actor=amina, meeting_id=meeting_id, version=head.version, attendee_ids=there, guests="Een stagiair", at=NOW
        )
        after = screen(meeting_head(meeting_id), today=TODAY)

    assert ([item.dossier_id for item in before.items], after.items) == ([family.dossier_id], ())


def test_asking_as_each_gives_back_only_what_was_handed_in_and_leaves_who_acts(
    amina: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor))
    with acting(amina, today=TODAY):
        head = meeting_head(meeting_id)
        seen = seen_by_each(head.attendees, Rows(families=[second_family.dossier_id]))
        ((account,),) = asked("select acting_account()", {})

    assert account == amina.account_id
    assert seen.people[noor.account_id].families == frozenset()
    assert seen.people[amina.account_id].families == {second_family.dossier_id}
