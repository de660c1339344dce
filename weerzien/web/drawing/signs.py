"""Where moments and flags stand in a lane of the drawing of a family's course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.early_signals.timeline.marks import Flag, Lane, Mark, Moment
from weerzien.web.drawing.boxes import Box, width_of
from weerzien.web.drawing.packing import Place, Thing, packed
from weerzien.web.drawing.ruler import EDGE, HALF, ROW, SEEN_APART, Ruler, title_within
from weerzien.web.drawing.scale import Scale


@dataclass(frozen=True, slots=True)
class Sign:
    """A moment or a flag: where its sign stands, which words stand beside it, and from where it may be."""

    mark: Moment | Flag
    x: float
    y: float
    room: Box
    words: str
    words_at: Box | None
    maybe: tuple[float, float] | None = None
    earlier_x: float | None = None


def place_signs(lane: Lane, top: float, ruler: Ruler) -> tuple[Sign, ...]:
    """Return the moments and flags of a lane from left to right, none touching another or another's words."""
    marks: list[Moment | Flag] = sorted((*lane.moments, *lane.flags), key=lambda mark: (day_of(mark), mark.key))
    things = [thing_of(mark, ruler) for mark in marks]
    places = packed(things, within=ruler.within, rows_with_words=ruler.rows_with_words, rather_not_over=ruler.today_x)
    return tuple(
        sign_of(mark, thing, place, top=top, ruler=ruler)
        for mark, thing, place in zip(marks, things, places, strict=True)
    )


def day_of(mark: Moment | Flag) -> date:
    """Return the day by which a mark stands in the order of its lane."""
    return mark.day if isinstance(mark, Flag) else mark.first


def thing_of(mark: Moment | Flag, ruler: Ruler) -> Thing:
    """Return how much room a sign takes, and its words."""
    left, right = reach_of(mark, ruler.scale)
    is_mute = isinstance(mark, Moment) and mark.is_one_of_many
    return Thing(left, right, 0.0 if is_mute else ruler.width_of(words_of(mark, ruler)))


def counted(mark: Mark) -> bool:
    """Return whether a mark stands for several, so that a number says enough."""
    return isinstance(mark, Moment) and mark.count > 1


def reach_of(mark: Moment | Flag, scale: Scale) -> tuple[float, float]:
    """Return from where to where a sign reaches, with what leads up to it."""
    if isinstance(mark, Flag):
        x = scale.x(mark.day)
        earlier = [scale.x(day) for day in (mark.working_day, mark.maybe_from) if day is not None]
        return min((x - HALF, *earlier)), x + HALF
    x = (scale.x(mark.first) + scale.x(mark.last)) / 2
    if counted(mark):
        half = max(HALF, (width_of(str(mark.count), 11) + 8) / 2)
        return max(x - half, scale.left - EDGE), min(max(x - half, scale.left - EDGE) + 2 * half, scale.right + EDGE)
    return min(x - HALF, scale.x(mark.first)), max(x + HALF, scale.x(mark.last))


def words_of(mark: Moment | Flag, ruler: Ruler) -> str:
    """Return the words beside a sign: what it is, and of a flag its day."""
    day = f" {mark.day.day}-{mark.day.month}" if isinstance(mark, Flag) else ""
    room = ruler.measures.words_at_most - ruler.width_of(day)
    return title_within(mark.title, ruler.measures.letter, room) + day


def sign_of(mark: Moment | Flag, thing: Thing, place: Place, *, top: float, ruler: Ruler) -> Sign:
    """Return a sign in its row."""
    scale = ruler.scale
    y = top + place.row * ROW
    room = Box(thing.left, y, thing.right - thing.left, ROW)
    words = words_of(mark, ruler) if place.words_at is not None else ""
    words_at = Box(place.words_at, y, thing.words, ROW) if place.words_at is not None else None
    maybe, earlier = None, None
    if isinstance(mark, Flag):
        x = scale.x(mark.day)
        if mark.maybe_from is not None:
            maybe = (scale.x(mark.maybe_from), x)
        if mark.working_day is not None and x - scale.x(mark.working_day) >= SEEN_APART:
            earlier = scale.x(mark.working_day)
    else:
        x = (thing.left + thing.right) / 2
        if mark.first != mark.last and not counted(mark):
            maybe = (scale.x(mark.first), scale.x(mark.last))
    return Sign(mark, x, y + ROW / 2, room, words, words_at, maybe, earlier)
