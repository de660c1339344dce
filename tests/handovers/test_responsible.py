"""There is no moment at which a family has no organisation responsible: walked through everything that can happen."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.handovers.walking import FIRST, LAST, Walk, courses, days_of, walks
from weerzien.handovers.responsible import Because, Guardian, Handed, Responsible, Standing, Stretch, responsible_on
from weerzien.handovers.rules import Intention, OwnGround, State

MUNICIPALITY, NIDOS, VWN = (UUID(int=number) for number in (1, 2, 3))
ALWAYS = (Stretch(MUNICIPALITY, FIRST - timedelta(days=400)),)


def standing_of(walk: Walk, *, sender: UUID = NIDOS, until: date | None = None) -> Standing:
    """Return what decides who is responsible in a walk; `until` is when an involvement of the sender ends."""
    course = walk.course
    ends = {walk.ending: walk.ends_on} if walk.ending else {}
    guardian = Guardian(
        NIDOS, ordered_on=ends.get("order"), eighteen_on=ends.get("birthday"), departed_on=ends.get("departure")
    )
    handed = Handed(
        from_organisation_id=MUNICIPALITY if walk.own_ground is OwnGround.MUNICIPALITY else sender,
        to_organisation_id=VWN,
        own_ground=walk.own_ground,
        sent_on=course.day_of(Intention.SEND),
        accepted_on=course.day_of(Intention.ACCEPT),
        contact_on=course.day_of(Intention.CONFIRM_CONTACT),
        closed_on=course.day_of(Intention.REFUSE, Intention.WITHDRAW),
        own_until=until,
    )
    return Standing(ALWAYS, guardian=guardian, handed=[handed])


def test_the_walk_passes_every_state() -> None:
    assert {course.state for course in courses()} == set(State)
    assert len(list(walks())) > 1000


def test_on_every_day_of_every_walk_somebody_is_responsible_and_it_is_who_it_should_be() -> None:
    for walk in walks():
        accepted, met = (walk.course.day_of(one) for one in (Intention.ACCEPT, Intention.CONFIRM_CONTACT))
        for on in days_of(walk):
            found = responsible_on(standing_of(walk, until=FIRST), on)

            assert found == expected(walk, on, accepted, met), f"{walk} on {on}"


def expected(walk: Walk, on: date, accepted: date | None, met: date | None) -> Responsible:
    """Return who is responsible in the words of the rule: who met, then whose ground lasts, then who accepted."""
    if met and met <= on:
        return Responsible(VWN, Because.MET)
    if walk.ends_on is None or on < walk.ends_on:
        return Responsible(NIDOS, Because.GUARDIANSHIP)
    sent, closed = walk.course.day_of(Intention.SEND), walk.course.day_of(Intention.REFUSE, Intention.WITHDRAW)
    under_way = sent is not None and sent <= on and not (closed and closed <= on)
    if under_way and walk.own_ground is OwnGround.MUNICIPALITY:
        return Responsible(MUNICIPALITY, Because.OWN_GROUND)
    if accepted and accepted <= on:
        return Responsible(VWN, Because.ACCEPTED)
    return Responsible(MUNICIPALITY, Because.GAP)


def test_a_sender_with_an_involvement_stays_responsible_while_it_lasts() -> None:
    handed = Handed(NIDOS, VWN, OwnGround.INVOLVEMENT, sent_on=FIRST, own_until=FIRST + timedelta(days=5))
    before, after = (FIRST + timedelta(days=days) for days in (4, 5))

    assert responsible_on(Standing(ALWAYS, handed=[handed]), before) == Responsible(NIDOS, Because.OWN_GROUND)
    assert responsible_on(Standing(ALWAYS, handed=[handed]), after) == Responsible(MUNICIPALITY, Because.ASSIGNED)


def test_the_next_one_who_met_the_family_follows_on_the_same_day() -> None:
    turn = FIRST + timedelta(days=30)
    first = Handed(NIDOS, VWN, OwnGround.GUARDIANSHIP, accepted_on=FIRST, contact_on=FIRST, ended_on=turn)
    second = Handed(VWN, NIDOS, OwnGround.HANDOVER, accepted_on=turn, contact_on=turn)
    standing = Standing(ALWAYS, handed=[first, second])

    assert responsible_on(standing, turn - timedelta(days=1)).organisation_id == VWN
    assert responsible_on(standing, turn).organisation_id == NIDOS


def test_who_took_over_the_family_has_the_youngster_too_once_guardianship_ends() -> None:
    family = Handed(MUNICIPALITY, VWN, OwnGround.MUNICIPALITY, accepted_on=FIRST, contact_on=FIRST, is_wider=True)
    standing = Standing(ALWAYS, guardian=Guardian(NIDOS, eighteen_on=LAST), handed=[family])

    assert responsible_on(standing, LAST - timedelta(days=1)) == Responsible(NIDOS, Because.GUARDIANSHIP)
    assert responsible_on(standing, LAST) == Responsible(VWN, Because.MET)


def test_a_youngster_who_was_accepted_elsewhere_is_in_no_gap() -> None:
    followed = Standing(ALWAYS, guardian=Guardian(NIDOS, ordered_on=FIRST, is_followed=True))

    assert responsible_on(followed, FIRST) == Responsible(MUNICIPALITY, Because.ASSIGNED)


def test_who_is_assigned_goes_before_the_municipality() -> None:
    assigned = (Stretch(MUNICIPALITY, date(2025, 1, 1), FIRST), Stretch(VWN, FIRST))

    assert responsible_on(Standing(ALWAYS, assigned), FIRST) == Responsible(VWN, Because.ASSIGNED)
    assert responsible_on(Standing(ALWAYS, assigned), FIRST - timedelta(days=1)).organisation_id == MUNICIPALITY


def test_of_a_day_before_a_family_was_known_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="2020-01-01"):
        responsible_on(Standing(ALWAYS), date(2020, 1, 1))
