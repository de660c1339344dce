"""Where what lasts stands in a lane of the drawing of a family's course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from weerzien.early_signals.timeline.marks import Stretch
from weerzien.web.drawing.boxes import Box
from weerzien.web.drawing.packing import Place, Thing, packed
from weerzien.web.drawing.ruler import BAR, BAR_EDGE, HALF, PAD, POINT, Ruler, title_within
from weerzien.web.drawing.scale import Scale


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch: the whole of it, and the part that is certain. It begins or ends outside where that is not drawn."""

    mark: Stretch
    room: Box
    sure: tuple[float, float]
    begins: bool
    ends: bool
    words: str
    words_at: Box | None


def place_bars(stretches: Sequence[Stretch], top: float, ruler: Ruler) -> tuple[Bar, ...]:
    """Return the stretches of a lane, each in a row where it touches no other; words inside it or beside it."""
    drawn = [drawn_of(stretch, ruler) for stretch in stretches]
    things = [
        Thing(*pointed(each, ruler.scale), 0.0 if each.words_fit else ruler.width_of(each.words)) for each in drawn
    ]
    places = packed(things, within=ruler.within, rows_with_words=len(things), rather_not_over=ruler.today_x)
    return tuple(bar_of(each, place, top, ruler) for each, place in zip(drawn, places, strict=True))


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a stretch would be drawn, before it has a row; `words_fit` where they have room in its certain part."""

    mark: Stretch
    span: tuple[float, float]
    sure: tuple[float, float]
    words: str
    words_fit: bool


def drawn_of(stretch: Stretch, ruler: Ruler) -> Drawn:
    """Return how a stretch would be drawn."""
    span = span_of(stretch, ruler.scale)
    sure = sure_of(stretch, ruler.scale, span)
    words = title_within(stretch.title, ruler.measures.letter, ruler.measures.words_at_most)
    return Drawn(stretch, span, sure, words, ruler.width_of(words) + 2 * PAD <= sure[1] - sure[0])


def pointed(drawn: Drawn, scale: Scale) -> tuple[float, float]:
    """Return the room of a stretch with the points at its open ends."""
    begins, ends = begins_in(drawn.mark, scale), ends_in(drawn.mark, scale)
    return drawn.span[0] - (0.0 if begins else POINT), drawn.span[1] + (0.0 if ends else POINT)


def begins_in(stretch: Stretch, scale: Scale) -> bool:
    """Return whether the begin of a stretch is drawn."""
    return stretch.first is not None and stretch.first >= scale.first


def ends_in(stretch: Stretch, scale: Scale) -> bool:
    """Return whether the end of a stretch is drawn."""
    return stretch.last is not None and stretch.last <= scale.last


def bar_of(drawn: Drawn, place: Place, top: float, ruler: Ruler) -> Bar:
    """Return a stretch in its row."""
    mark, (first, last) = drawn.mark, drawn.span
    room = Box(first, top + place.row * BAR + BAR_EDGE, last - first, BAR - 2 * BAR_EDGE)
    at = drawn.sure[0] + PAD if drawn.words_fit else place.words_at
    return Bar(
        mark=mark,
        room=room,
        sure=drawn.sure,
        begins=begins_in(mark, ruler.scale),
        ends=ends_in(mark, ruler.scale),
        words=drawn.words if at is not None else "",
        words_at=Box(at, room.y, ruler.width_of(drawn.words), room.height) if at is not None else None,
    )


def span_of(stretch: Stretch, scale: Scale) -> tuple[float, float]:
    """Return from where to where a stretch is drawn: without a begin from the edge, without an end while it is sure."""
    first = scale.x(stretch.first) if stretch.first else scale.left
    known = stretch.last or stretch.sure_until
    last = scale.x(known) if known else scale.right
    return min(first, scale.right - HALF), max(last, min(first, scale.right - HALF) + HALF)


def sure_of(stretch: Stretch, scale: Scale, span: tuple[float, float]) -> tuple[float, float]:
    """Return the part of a drawn stretch that is certain, which may be nothing of it."""
    first = scale.x(stretch.sure_from) if stretch.sure_from else span[0]
    last = scale.x(stretch.sure_until) if stretch.sure_until and stretch.last else span[1]
    first = min(max(first, span[0]), span[1])
    return first, min(max(last, first), span[1])
