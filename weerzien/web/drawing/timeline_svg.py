"""The drawing of a family's course, written down as SVG out of its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from weerzien.early_signals.timeline.marks import Flag, Mark, Moment
from weerzien.early_signals.timeline.window import Window
from weerzien.kernel.words import date_words
from weerzien.web.drawing.bars import Bar
from weerzien.web.drawing.boxes import Box, shortened, width_of
from weerzien.web.drawing.ruler import AXIS, NAME, POINT
from weerzien.web.drawing.shapes import FLAGS, counted, dot, planned
from weerzien.web.drawing.signs import Sign
from weerzien.web.drawing.svg import hatching, number, path, rect, text, words_in
from weerzien.web.drawing.timeline import Layout, PlacedLane, PlacedTrack

LABEL, LABEL_LINE, LABEL_PAD = 12.0, 17.0, 9.0
"""The size of the words that hovering shows, how far their lines stand apart, and the room around them."""
LABEL_AT_MOST = 440.0
HOW_TO_READ = "Per onderdeel en per persoon een baan, met een lijst van wat daarin staat. Alles staat ook in een tabel."


@dataclass(frozen=True, slots=True)
class Pen:
    """What every part needs to be written: the layout, where a mark leads, and what the hatching is called."""

    layout: Layout
    leads_to: Callable[[Mark], str]
    hatch: str


def written(layout: Layout, window: Window, *, family: str, leads_to: Callable[[Mark], str]) -> str:
    """Return the whole drawing: a title, a description, and a list of links for every lane."""
    name = layout.measures.name
    pen = Pen(layout, leads_to, f"wz-tl-hatch-{name}")
    box = layout.room
    about = f"Van {date_words(window.first)} tot en met {date_words(window.last)}."
    parts = (
        f'<svg class="wz-tl wz-tl--{name}" role="group" aria-labelledby="wz-tl-title-{name} wz-tl-desc-{name}"'
        f' viewBox="0 0 {number(box.width)} {number(box.height)}">',
        f'<title id="wz-tl-title-{name}">Tijdlijn van {words_in(family)}</title>',
        f'<desc id="wz-tl-desc-{name}">{about} {HOW_TO_READ}</desc>',
        hatching(pen.hatch),
        *ground(layout),
        *(part for track in layout.tracks for part in track_parts(track, pen)),
        "</svg>",
    )
    return "".join(parts)


def ground(layout: Layout) -> Iterator[str]:
    """Give what lies under everything: the lanes, the months, and the line of today."""
    bottom, left = layout.room.bottom, layout.scale.left
    if layout.today_x > left:
        yield rect("wz-tl-past", Box(left, AXIS, layout.today_x - left, bottom - AXIS))
    for track in layout.tracks:
        for lane in track.lanes[1:]:
            yield path("wz-tl-rule", f"M0 {number(lane.room.y)}H{number(layout.room.width)}")
    for tick in layout.ticks:
        kind = "wz-tl-year" if tick.is_year else "wz-tl-month"
        yield path(kind, f"M{number(tick.x)} 18V{number(bottom)}")
        half = width_of(tick.words, layout.measures.letter) / 2
        if layout.room.x + half <= tick.x <= layout.room.right - half:
            yield text(f"{kind}-words", tick.x, 13, tick.words)
    at = layout.today_at
    yield path("wz-tl-today", f"M{number(layout.today_x)} {number(at.bottom)}V{number(bottom)}")
    yield rect("wz-tl-today-ground", at, radius=10)
    yield text("wz-tl-today-words", at.x + at.width / 2, at.y + 14, layout.today_words)


def track_parts(track: PlacedTrack, pen: Pen) -> Iterator[str]:
    """Give the heading of a track and its lanes."""
    box = track.room
    yield rect("wz-tl-track", Box(box.x, box.y + 4, box.width, box.height - 6), radius=6)
    yield text("wz-tl-track-words", 8, box.y + 20, track.words)
    yield f'<g class="wz-tl-part wz-tl-part--{track.lanes[0].lane.track.name.lower()}">'
    for lane in track.lanes:
        for place, words in enumerate(lane.name):
            yield text("wz-tl-name", lane.name_at.x, lane.name_at.y + 14 + place * NAME, words)
        yield f'<g role="list" aria-label="{words_in(f"{track.words}, {lane.lane.person}")}">'
        yield from (bar_part(bar, lane, pen) for bar in lane.bars)
        yield from (sign_part(sign, lane, pen) for sign in lane.signs)
        yield "</g>"
    yield "</g>"


def link(mark: Mark, lane: PlacedLane, pen: Pen, *, drawn: str, label_at: float) -> str:
    """Return one mark as an item of the list: a link with what it says, and the label that hovering shows."""
    said = words_in(f"{lane.lane.person}: {mark.title}. {mark.when}. {mark.source}.")
    return (
        f'<g role="listitem"><a class="wz-tl-mark" href="{pen.leads_to(mark)}"><title>{said}</title>{drawn}'
        f"{label(mark, lane, pen.layout, label_at)}</a></g>"
    )


def label(mark: Mark, lane: PlacedLane, layout: Layout, at: float) -> str:
    """Return the label of a mark, above its lane: whatever is drawn later then lies beside it."""
    most = min(LABEL_AT_MOST, layout.room.width - 2 * LABEL_PAD)
    lines = [shortened(words, LABEL, most - 2 * LABEL_PAD) for words in (mark.title, mark.when, mark.source)]
    width = max(width_of(words, LABEL) for words in lines) + 2 * LABEL_PAD
    height = LABEL_LINE * len(lines) + LABEL_PAD
    x = min(max(at - width / 2, 1.0), layout.room.width - width - 1)
    y = max(lane.room.y - height + 2, 0.0)
    spans = "".join(
        f'<tspan x="{number(x + LABEL_PAD)}" y="{number(y + LABEL_LINE * (place + 1))}">{words_in(words)}</tspan>'
        for place, words in enumerate(lines)
    )
    box = rect("wz-tl-label-ground", Box(x, y, width, height), radius=7)
    return f'<g class="wz-tl-label" aria-hidden="true">{box}<text>{spans}</text></g>'


def bar_part(bar: Bar, lane: PlacedLane, pen: Pen) -> str:
    """Return something that lasts: the certain part filled, the rest hatched, an open end as a point."""
    room, (first, last) = bar.room, bar.sure
    parts = []
    if (first, last) != (room.x, room.right):
        parts.append(rect("wz-tl-maybe", room, radius=3, fill=pen.hatch))
    if last > first:
        parts.append(rect("wz-tl-bar", Box(first, room.y, last - first, room.height), radius=3))
    if not bar.begins:
        parts.append(point(room.x, room, -1))
    if not bar.ends:
        parts.append(point(room.right, room, 1))
    if bar.words_at is not None:
        inside = first <= bar.words_at.x and bar.words_at.right <= last
        kind = "wz-tl-in-bar" if inside else "wz-tl-words"
        parts.append(text(kind, bar.words_at.x, room.y + room.height / 2 + 4.2, bar.words))
    return link(bar.mark, lane, pen, drawn="".join(parts), label_at=(room.x + room.right) / 2)


def point(x: float, room: Box, way: int) -> str:
    """Return the point of a stretch of which that end is not drawn; `way` is -1 for the left, 1 for the right."""
    half = number(room.height / 2)
    return path(
        "wz-tl-point", f"M{number(x)} {number(room.y)}l{number(POINT * way)} {half}l{number(-POINT * way)} {half}z"
    )


def sign_part(sign: Sign, lane: PlacedLane, pen: Pen) -> str:
    """Return a moment or a flag with its words."""
    mark, x, y = sign.mark, sign.x, sign.y
    parts = [rect("wz-tl-hit", Box(x - 9, sign.room.y, 18, sign.room.height))]
    if sign.maybe is not None:
        first, last = sign.maybe
        parts.append(rect("wz-tl-maybe", Box(first, y - 5, max(last - first, 1.0), 10), radius=3, fill=pen.hatch))
    if isinstance(mark, Flag):
        if sign.earlier_x is not None:
            earlier = number(sign.earlier_x)
            parts.append(path("wz-tl-working", f"M{earlier} {number(y + 2)}v7H{number(x)}"))
        parts.append(FLAGS[mark.look](x, y))
    else:
        parts.append(moment_part(mark, sign))
    if sign.words_at is not None:
        parts.append(text("wz-tl-words", sign.words_at.x, y + 4.2, sign.words))
    return link(mark, lane, pen, drawn="".join(parts), label_at=x)


def moment_part(mark: Moment, sign: Sign) -> str:
    """Return the sign of something that happened or is planned."""
    if mark.count > 1:
        return counted(sign.x, sign.y, sign.room.width / 2, mark.count)
    return planned(sign.x, sign.y) if mark.is_ahead or sign.maybe is not None else dot(sign.x, sign.y)
