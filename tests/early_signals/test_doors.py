"""By which door a family comes in follows from facts, and moves with them; what is not known is not guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerzien.dossiers.models import Membership
from weerzien.dossiers.rules import eighteen_on
from weerzien.early_signals.doors import CONTACT, DOORS, Door, Found, Member, Track, door_of
from weerzien.early_signals.editing.kinds import kind_called
from weerzien.kernel.days import Day
from weerzien.procedure.models import Permit

TODAY = date(2026, 11, 22)
BORN = Day.on(date(2010, 3, 4))
YOUNGSTER = Member("amv", "asiel", BORN)
MOTHER = Member("moeder", born=Day.on(date(1985, 6, 7)))
SPONSOR = Member("referent", "asiel", Day.on(date(1991, 1, 5)))
MIGRANT = Member("gezinsmigrant", "gezinsmigrant", Day.on(date(1996, 5, 6)))
members = st.builds(
    Member,
    part=st.sampled_from(["", *Membership.Part.values]),
    group=st.sampled_from(["", *Permit.TargetGroup.values]),
    born=st.none() | st.dates(date(1950, 1, 1), date(2026, 1, 1)).map(Day.on),
    others_may_come=st.none() | st.booleans(),
)
decisions = st.lists(st.sampled_from(["", "ingewilligd", "afgewezen", "ingetrokken"]), max_size=4)


@pytest.mark.parametrize(
    ("family", "decided", "door"),
    [
        ([replace(YOUNGSTER, others_may_come=True)], [], Door.YOUNGSTER_EXPECTING),
        ([replace(YOUNGSTER, others_may_come=False)], [], Door.YOUNGSTER_ALONE),
        ([YOUNGSTER, MOTHER], [], Door.YOUNGSTER_EXPECTING),
        ([YOUNGSTER, MOTHER], [""], Door.YOUNGSTER_EXPECTING),
        ([YOUNGSTER, MOTHER], ["afgewezen", ""], Door.YOUNGSTER_EXPECTING),
        ([YOUNGSTER, MOTHER], ["afgewezen", "ingewilligd"], Door.YOUNGSTER_EXPECTING),
        ([YOUNGSTER, MOTHER], ["afgewezen", "ingetrokken"], Door.YOUNGSTER_ALONE),
        ([replace(YOUNGSTER, others_may_come=False), MOTHER], [""], Door.YOUNGSTER_EXPECTING),
        ([replace(YOUNGSTER, others_may_come=True), MOTHER], ["afgewezen"], Door.YOUNGSTER_ALONE),
        ([SPONSOR], [], Door.ADULT_SPONSOR),
        ([SPONSOR, Member("partner")], ["afgewezen"], Door.ADULT_SPONSOR),
        ([replace(SPONSOR, born=BORN)], [""], Door.YOUNGSTER_EXPECTING),
        ([replace(MOTHER, group="hervestiger"), Member("kind")], [], Door.RESETTLED),
        ([replace(YOUNGSTER, group="hervestiger")], [], Door.RESETTLED),
        ([MIGRANT], [], Door.FAMILY_MIGRANT),
        ([Member("gezinsmigrant")], [], Door.FAMILY_MIGRANT),
        ([Member("partner", "gezinsmigrant")], [], Door.FAMILY_MIGRANT),
        ([SPONSOR, MIGRANT], [""], Door.ADULT_SPONSOR),
        ([YOUNGSTER, replace(MIGRANT, part="overig")], [""], Door.YOUNGSTER_EXPECTING),
    ],
)
def test_a_family_has_the_door_of_who_it_is_around(family: list[Member], decided: list[str], door: Door) -> None:
    assert door_of(family, decided, on=TODAY) == Found(door)


@pytest.mark.parametrize(
    ("family", "missing"),
    [
        ([], "om wie het gezin heen komt, of tot welke doelgroep het hoort"),
        ([MOTHER], "om wie het gezin heen komt, of tot welke doelgroep het hoort"),
        ([YOUNGSTER], "of er gezinsleden willen komen"),
        ([replace(YOUNGSTER, born=None)], "of er gezinsleden willen komen"),
    ],
)
def test_what_is_not_known_is_said(family: list[Member], missing: str) -> None:
    assert door_of(family, [], on=TODAY) == Found(None, missing)


@pytest.mark.parametrize(
    ("family", "door", "missing"),
    [
        ([replace(YOUNGSTER, born=None), MOTHER], Door.YOUNGSTER_EXPECTING, "de geboortedatum van de jongere"),
        (
            [replace(YOUNGSTER, born=Day.in_year(2008)), MOTHER],
            Door.YOUNGSTER_EXPECTING,
            "de geboortedatum van de jongere",
        ),
        ([replace(SPONSOR, born=None)], Door.ADULT_SPONSOR, "de geboortedatum van de referent"),
    ],
)
def test_of_who_may_be_a_minor_the_part_says_the_door_and_what_is_not_sure(
    family: list[Member], door: Door, missing: str
) -> None:
    assert door_of(family, [], on=TODAY) == Found(door, missing)


@given(born=st.dates(date(1990, 1, 1), date(2015, 1, 1)))
def test_a_youngster_who_turns_eighteen_moves_over_on_that_day(born: date) -> None:
    family = [replace(YOUNGSTER, born=Day.on(born)), MOTHER]
    birthday = eighteen_on(Day.on(born)).earliest

    assert door_of(family, [""], on=birthday - timedelta(days=1)).door is Door.YOUNGSTER_EXPECTING
    assert door_of(family, [""], on=birthday).door is Door.ADULT_SPONSOR


@given(family=st.lists(members, max_size=4), decided=decisions)
def test_there_is_a_door_or_a_word_for_what_is_missing_and_only_of_a_birth_both(
    family: list[Member], decided: list[str]
) -> None:
    found = door_of(family, decided, on=TODAY)

    assert found.door or found.missing
    assert not (found.door and found.missing) or found.missing.startswith("de geboortedatum van de ")


@given(family=st.lists(members, max_size=4), decided=decisions)
def test_the_order_in_which_members_stand_changes_nothing(family: list[Member], decided: list[str]) -> None:
    there = door_of(family, decided, on=TODAY)

    assert door_of(family[::-1], decided[::-1], on=TODAY) == there


@given(decided=decisions.filter(bool))
def test_only_when_every_application_is_over_a_minor_is_alone(decided: list[str]) -> None:
    is_alone = door_of([YOUNGSTER, MOTHER], decided, on=TODAY).door is Door.YOUNGSTER_ALONE

    assert is_alone is ({*decided} <= {"afgewezen", "ingetrokken"})


@pytest.mark.parametrize("door", Door)
def test_a_door_gives_a_part_and_a_group_that_can_be_kept_and_leads_back_to_itself(door: Door) -> None:
    entrance = DOORS[door]
    told = {Door.YOUNGSTER_EXPECTING: True, Door.YOUNGSTER_ALONE: False}.get(door)
    born = BORN if entrance.part == "amv" else Day.on(date(1990, 1, 1))

    assert entrance.part in ("", *Membership.Part.values)
    assert entrance.group in Permit.TargetGroup.values
    assert door_of([Member(entrance.part, entrance.group, born, told)], [], on=TODAY).door is door


@pytest.mark.parametrize("door", Door)
def test_what_a_track_asks_has_a_form_of_its_own_and_belongs_to_that_track(door: Door) -> None:
    for track, asked in DOORS[door].asks.items():
        assert asked
        for code in asked:
            compartment = Track.CONTACTS if code == CONTACT else kind_called(code).compartment
            assert compartment == track.value
