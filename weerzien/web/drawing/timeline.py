"""Where everything stands in the drawing of a family's course: plain numbers, so that it can be proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from weerzien.early_signals.timeline.marks import Lane
from weerzien.early_signals.timeline.window import Window
from weerzien.web.drawing.bars import Bar, place_bars
from weerzien.web.drawing.boxes import Box, lines_of, width_of
from weerzien.web.drawing.ruler import AXIS, BAR_EDGE, BOLD, EDGE, NAME, PAD, ROW, TRACK, Measures, Ruler
from weerzien.web.drawing.scale import Scale, Tick
from weerzien.web.drawing.signs import Sign, place_signs


@dataclass(frozen=True, slots=True)
class PlacedLane:
    lane: Lane
    room: Box
    name_at: Box
    name: tuple[str, ...]
    bars: tuple[Bar, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class PlacedTrack:
    """The heading of a track, with the lanes under it."""

    words: str
    room: Box
    lanes: tuple[PlacedLane, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    measures: Measures
    room: Box
    scale: Scale
    ticks: tuple[Tick, ...]
    today_x: float
    today_at: Box
    today_words: str
    tracks: tuple[PlacedTrack, ...]


def laid_out(lanes: Sequence[Lane], window: Window, *, today: date, measures: Measures) -> Layout:
    """Return where everything stands of lanes that lie within a window, today among it or beside it."""
    scale = Scale(window.first, window.last, measures.beside + EDGE, measures.width - EDGE)
    most = measures.rows_with_words if len(lanes) <= measures.many_lanes else 1
    ruler = Ruler(scale, measures, scale.x(today), most)
    tracks: list[PlacedTrack] = []
    y = AXIS
    for track in dict.fromkeys(lane.track for lane in lanes):
        head = Box(0.0, y, measures.width, TRACK)
        y += TRACK
        placed = []
        for lane in (lane for lane in lanes if lane.track is track):
            placed.append(place_lane(lane, y, ruler))
            y = placed[-1].room.bottom
        tracks.append(PlacedTrack(track.value, head, tuple(placed)))
    words = f"vandaag {today.day}-{today.month}-{today.year}"
    width = width_of(words, measures.letter) + 14
    at = min(max(scale.x(today) - width / 2, 0.0), measures.width - width)
    return Layout(
        measures=measures,
        room=Box(0.0, 0.0, measures.width, y + PAD),
        scale=scale,
        ticks=scale.ticks(width_of("0000", measures.letter) + 12),
        today_x=scale.x(today),
        today_at=Box(at, 21.0, width, 20.0),
        today_words=words,
        tracks=tuple(tracks),
    )


def place_lane(lane: Lane, y: float, ruler: Ruler) -> PlacedLane:
    """Return one lane from `y` down: its name, its stretches, and under these its signs."""
    measures = ruler.measures
    top = y + PAD + (0.0 if measures.beside else NAME)
    bars = place_bars(lane.stretches, top, ruler)
    below = max((bar.room.bottom + BAR_EDGE for bar in bars), default=top)
    signs = place_signs(lane, below, ruler)
    bottom = max((sign.room.bottom for sign in signs), default=below)
    bottom = max(bottom, y + PAD + (ROW if measures.beside else NAME)) + PAD
    room = (measures.beside - PAD if measures.beside else measures.width) - 2 * PAD
    most = int((bottom - y - PAD) // NAME) if measures.beside else 1
    name = lines_of(lane.person, measures.letter * BOLD, room, max(most, 1))
    name_at = Box(PAD, y + PAD, room, NAME * len(name))
    return PlacedLane(lane, Box(0.0, y, measures.width, bottom - y), name_at, name, bars, signs)
