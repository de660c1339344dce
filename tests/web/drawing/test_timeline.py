"""The drawing of a course: whatever happened in a family, nothing overlaps, all lies inside, and today is in it."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.drawing.courses import COURSES, TODAY
from weerzien.early_signals.timeline.marks import Course
from weerzien.early_signals.timeline.window import Zoom, lanes_within, window_of
from weerzien.web.drawing.boxes import Box
from weerzien.web.drawing.ruler import NARROW, POINT, WIDE, Measures
from weerzien.web.drawing.timeline import Layout, PlacedLane, laid_out
from weerzien.web.drawing.timeline_svg import written

ANY = {"course": COURSES, "zoom": st.sampled_from(Zoom), "measures": st.sampled_from((WIDE, NARROW))}
SVG = "{http://www.w3.org/2000/svg}"


def layout_of(course: Course, zoom: Zoom, measures: Measures) -> Layout:
    window = window_of(course, zoom)
    return laid_out(lanes_within(course, window), window, today=TODAY, measures=measures)


def lanes_of(layout: Layout) -> list[PlacedLane]:
    return [lane for track in layout.tracks for lane in track.lanes]


def rooms_of(lane: PlacedLane) -> list[Box]:
    """Return every box in a lane that something may not be drawn over."""
    rooms = []
    for bar in lane.bars:
        begin, end = (0.0 if bar.begins else POINT), (0.0 if bar.ends else POINT)
        rooms.append(Box(bar.room.x - begin, bar.room.y, bar.room.width + begin + end, bar.room.height))
        if bar.words_at is not None and not bar.room.holds(bar.words_at):
            rooms.append(bar.words_at)
    for sign in lane.signs:
        rooms += [sign.room, *([sign.words_at] if sign.words_at is not None else [])]
    return rooms


@settings(max_examples=25, deadline=None)
@given(**ANY)
def test_nothing_in_a_drawing_is_drawn_over_something_else(course: Course, zoom: Zoom, measures: Measures) -> None:
    layout = layout_of(course, zoom, measures)

    for lane in lanes_of(layout):
        for one, other in combinations(rooms_of(lane), 2):
            assert not one.overlaps(other)
    stacked = [room for track in layout.tracks for room in (track.room, *(lane.room for lane in track.lanes))]
    for above, below in pairwise(stacked):
        assert above.bottom <= below.y + 0.01


@settings(max_examples=25, deadline=None)
@given(**ANY)
def test_everything_lies_inside_its_lane_and_every_lane_inside_the_drawing(
    course: Course, zoom: Zoom, measures: Measures
) -> None:
    layout = layout_of(course, zoom, measures)

    for lane in lanes_of(layout):
        assert layout.room.holds(lane.room)
        for room in (*rooms_of(lane), lane.name_at):
            assert lane.room.holds(room)


@settings(max_examples=25, deadline=None)
@given(**ANY)
def test_today_lies_inside_every_window(course: Course, zoom: Zoom, measures: Measures) -> None:
    layout = layout_of(course, zoom, measures)

    assert layout.scale.first <= TODAY <= layout.scale.last
    assert layout.scale.left <= layout.today_x <= layout.scale.right
    assert layout.room.holds(layout.today_at)


@settings(max_examples=20, deadline=None)
@given(course=COURSES, zoom=st.sampled_from(Zoom))
def test_whatever_is_not_drawn_is_counted(course: Course, zoom: Zoom) -> None:
    window = window_of(course, zoom)

    every = sum(1 for lane in course.lanes for _ in lane.marks())
    drawn = sum(1 for lane in lanes_within(course, window) for _ in lane.marks())
    assert every == drawn + window.earlier + window.later


@settings(max_examples=20, deadline=None)
@given(**ANY)
def test_a_drawing_is_a_list_of_links_for_every_lane_whatever_words_are_in_it(
    course: Course, zoom: Zoom, measures: Measures
) -> None:
    window = window_of(course, zoom)
    lanes = lanes_within(course, window)
    layout = laid_out(lanes, window, today=TODAY, measures=measures)
    drawing = written(layout, window, family="Gezin <b>", leads_to=lambda _: "/hier/")

    tree = ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    lists = tree.findall(f".//{SVG}g[@role='list']")
    said = [title.text for each in lists for title in each.findall(f"{SVG}g[@role='listitem']/{SVG}a/{SVG}title")]
    assert len(lists) == len(lanes)
    assert len(said) == sum(1 for lane in lanes for _ in lane.marks())
    assert not tree.findall(".//*[@style]")
