"""The course of a family: what of its rows and outcomes stands in which track, and what is not certain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import TODAY, Family
from tests.early_signals.kept import LIMIT, keep
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.queries import family_panel
from weerzien.early_signals.timeline.marks import Course, Flag, Lane, Look, Moment, Stretch, Track

pytestmark = pytest.mark.django_db


def course_for(actor: Actor, family: Family) -> Course:
    with acting(actor, today=TODAY):
        return family_panel(actor, family.dossier_id, today=TODAY).course


def lane_of(course: Course, track: Track, person: str) -> Lane:
    (found,) = [lane for lane in course.lanes if (lane.track, lane.person) == (track, person)]
    return found


def test_tracks_stand_in_their_order_with_the_family_before_its_members(amina: Actor, family: Family) -> None:
    lanes = [(lane.track, lane.person) for lane in course_for(amina, family).lanes]

    assert lanes == sorted(lanes, key=lambda lane: list(Track).index(lane[0]))
    contacts = [person for track, person in lanes if track is Track.CONTACTS]
    assert contacts == ["Het hele gezin"]


def test_a_fact_stands_there_on_its_day_with_its_source(amina: Actor, family: Family) -> None:
    lane = lane_of(course_for(amina, family), Track.PROCEDURE, "Selam")

    found = {moment.title: moment for moment in lane.moments}
    notified = found["Vergunning bekendgemaakt"]
    assert (notified.first, notified.last, notified.when) == (date(2026, 8, 31),) * 2 + ("31 augustus 2026",)
    assert notified.source == "werkboek, gemeente Meerdijk"
    assert found["Ingereisd"].first == date(2026, 8, 1)


def test_a_hotel_lasts_until_there_is_a_home_and_a_home_lasts(amina: Actor, family: Family) -> None:
    lane = lane_of(course_for(amina, family), Track.HOUSING, "Selam")

    found = {stretch.title: stretch for stretch in lane.stretches}
    hotel, home = found["Hotel"], found["Eigen woning"]
    assert (hotel.first, hotel.last, hotel.sure_until) == (date(2026, 7, 1), date(2026, 9, 1), date(2026, 9, 1))
    assert (home.first, home.last, home.sure_until) == (date(2026, 9, 1), None, TODAY)
    assert not {"Woning sinds", "Hotel sinds"} & {moment.title for moment in lane.moments}


def test_guardianship_has_no_known_begin_and_goes_on_until_it_is_expected_to_end(amina: Actor, family: Family) -> None:
    eighteen = TODAY + timedelta(days=400)
    keep(family, {**LIMIT, "rule": "V04", "kind": "period_end", "subject_id": family.youngster}, day=eighteen)

    lane = lane_of(course_for(amina, family), Track.GUARDIANSHIP, "Selam")

    (guardianship,) = [stretch for stretch in lane.stretches if stretch.title == "Voogdij: Nidos"]
    assert (guardianship.first, guardianship.last, guardianship.sure_until) == (None, eighteen, TODAY)
    assert guardianship.when.startswith("begin niet bekend, verwacht tot ")
    assert [flag.look for flag in lane.flags] == [Look.END]


def test_a_limit_is_a_flag_with_the_last_working_day_before_it(amina: Actor, family: Family) -> None:
    sunday = TODAY + timedelta(days=9)
    keep(family, LIMIT, day=sunday, last_working_day=sunday - timedelta(days=2))

    flags = [flag for lane in course_for(amina, family).lanes for flag in lane.flags]

    (flag,) = flags
    assert (flag.day, flag.working_day, flag.look) == (sunday, sunday - timedelta(days=2), Look.LIMIT)
    assert "laatste werkdag" in flag.when


def test_a_limit_that_passed_is_late_and_an_expected_day_may_come_from_today(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, day=TODAY - timedelta(days=1))
    keep(family, {**LIMIT, "rule": "N08", "kind": "expected", "state": "expected"}, day=TODAY + timedelta(days=30))

    flags = {flag.look: flag for lane in course_for(amina, family).lanes for flag in lane.flags}

    assert set(flags) == {Look.LATE, Look.EXPECTED}
    assert flags[Look.EXPECTED].maybe_from == TODAY


def test_nothing_of_a_closed_part_stands_there_and_what_may_be_known_of_it_does(
    amina: Actor, bram: Actor, family: Family
) -> None:
    hers, his = course_for(amina, family), course_for(bram, family)

    titles = {mark.title for lane in his.lanes for mark in lane.marks()}
    assert "Voogdij: Nidos" in {mark.title for lane in hers.lanes for mark in lane.marks()}
    assert not {"Voogdij: Nidos", "Vergunning bekendgemaakt", "Huisbezoek", "Telefoon"} & titles
    assert {"Ingereisd", "PIP dagtekening"} <= titles
    assert Track.GUARDIANSHIP not in {lane.track for lane in his.lanes}


def test_the_table_has_a_row_for_every_mark_by_day(amina: Actor, family: Family) -> None:
    course = course_for(amina, family)

    lines = course.lines()
    marks = [mark for lane in course.lanes for mark in lane.marks()]
    assert len(lines) == len(marks)
    assert len({mark.key for mark in marks}) == len(marks)
    days = [line.first or date.min for line in lines]
    assert days == sorted(days)
    assert {type(mark) for mark in marks} <= {Moment, Stretch, Flag}
