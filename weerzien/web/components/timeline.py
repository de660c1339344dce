"""The drawing of a family's course as a part of a page: both widths of it, what to choose, and the table beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from weerzien.early_signals.timeline.marks import LOOK_WORDS, Course, Flag, Look, Mark, Moment
from weerzien.early_signals.timeline.together import shared
from weerzien.early_signals.timeline.window import (
    ZOOM_WORDS,
    Window,
    Zoom,
    lanes_within,
    window_of,
    zoom_called,
)
from weerzien.web.components.parts import address_of
from weerzien.web.drawing.boxes import Box
from weerzien.web.drawing.ruler import NARROW, WIDE
from weerzien.web.drawing.shapes import FLAGS, counted, dot, planned
from weerzien.web.drawing.svg import hatching, rect
from weerzien.web.drawing.timeline import laid_out
from weerzien.web.drawing.timeline_svg import written

SIGN_SIZE = 24


@dataclass(frozen=True, slots=True)
class ZoomLink:
    code: str
    words: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """One sign with what it means."""

    drawing: SafeString
    words: str


@dataclass(frozen=True, slots=True)
class ShownTimeline:
    """A drawing with what stands around it; `drawing` is empty where there is nothing to draw in this window."""

    dossier_id: UUID
    drawing: SafeString
    zooms: tuple[ZoomLink, ...]
    earlier: int
    later: int
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One mark of the drawing as a row of the table; `outcome_id` leads to its reasons."""

    key: str
    first: date | None
    when: str
    title: str
    kind: str
    track: str
    person: str
    source: str
    is_ahead: bool
    outcome_id: UUID | None


def shown_timeline(course: Course, family: str, zoom: str) -> ShownTimeline:
    """Return the drawing of a course for a zoom as an address names it."""
    chosen = zoom_called(zoom)
    window = window_of(course, chosen)
    drawing = drawn(course, window, family=family)
    return ShownTimeline(
        dossier_id=course.dossier_id,
        drawing=drawing,
        zooms=tuple(ZoomLink(one.value, ZOOM_WORDS[one], one is chosen) for one in Zoom),
        earlier=window.earlier,
        later=window.later,
        samples=samples(),
    )


def drawn(course: Course, window: Window, *, family: str) -> SafeString:
    """Return the drawing for a wide page and the one for a narrow page, of which a style sheet shows one."""
    lanes = shared(lanes_within(course, window))
    if not lanes:
        return SafeString("")
    table = address_of("timeline", 1).format(course.dossier_id)
    why = address_of("why", 2)

    def leads_to(mark: Mark) -> str:
        outcome_id = None if isinstance(mark, Moment) else mark.outcome_id
        return why.format(course.dossier_id, outcome_id) if outcome_id else f"{table}#r{mark.key}"

    layouts = (laid_out(lanes, window, today=course.today, measures=measures) for measures in (WIDE, NARROW))
    both = [written(layout, window, family=family, leads_to=leads_to) for layout in layouts]
    return mark_safe("".join(both))  # noqa: S308 -- every word in it was escaped where it was written


def samples() -> tuple[Sample, ...]:
    """Return every sign with its meaning, for who reads the drawing for the first time."""
    middle = SIGN_SIZE / 2
    lasting = rect("wz-tl-bar", Box(0, 5, SIGN_SIZE, 14), radius=3)
    hatched = hatching("wz-tl-hatch-sample") + rect(
        "wz-tl-maybe", Box(0, 5, SIGN_SIZE, 14), radius=3, fill="wz-tl-hatch-sample"
    )
    return (
        Sample(_sample(dot(middle, middle)), "gebeurd"),
        Sample(_sample(planned(middle, middle)), "gepland, of dag niet precies bekend"),
        Sample(_sample(counted(middle, middle, 11, 4)), "zo vaak in die maand"),
        *(Sample(_sample(FLAGS[look](middle - 2, middle)), LOOK_WORDS[look]) for look in Look),
        Sample(_sample(lasting), "duurt"),
        Sample(_sample(hatched), "verwacht of onzeker"),
    )


def _sample(drawing: str) -> SafeString:
    size = f"0 0 {SIGN_SIZE} {SIGN_SIZE}"
    return mark_safe(f'<svg class="wz-tl-sample" viewBox="{size}" aria-hidden="true">{drawing}</svg>')  # noqa: S308 -- ours


def table_rows(course: Course) -> tuple[TableRow, ...]:
    """Return the same as the drawing of everything, as rows by day."""
    return tuple(
        TableRow(
            key=f"r{line.mark.key}",
            first=line.first,
            when=line.mark.when,
            title=line.mark.title,
            kind=kind_words(line.mark),
            track=line.track.value,
            person=line.person,
            source=line.mark.source,
            is_ahead=line.first is not None and line.first >= course.today,
            outcome_id=None if isinstance(line.mark, Moment) else line.mark.outcome_id,
        )
        for line in course.lines()
    )


def kind_words(mark: Mark) -> str:
    """Return what sort of thing a mark is."""
    if isinstance(mark, Flag):
        return LOOK_WORDS[mark.look]
    if isinstance(mark, Moment):
        return "gepland" if mark.is_ahead else "gebeurd"
    return "duurt"
