"""The timeline of `weerzien evaluate --until`: as JSON for other tools, and day by day for somebody at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from weerzien.cli.evaluate_output import STATE_WORDS, aligned, folded, iso, key_json
from weerzien.kernel.calendars import ONE_DAY
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.timeline import Course, Piece

Courses = Sequence[tuple[Case, tuple[Course, ...]]]
HEADINGS = ("Vanaf", "Gezin", "Persoon", "Regel", "Wat", "Toestand", "Dag", "Urgentie")
ENDS = "houdt op"


def timeline_json(courses: Courses) -> dict[str, Any]:
    """Return what `--json` adds for `--until`: for each outcome its pieces, first and last day included."""
    return {
        "timeline": [
            {
                "rule": course.rule,
                "step": course.step,
                "family": key_json(case.family),
                "person": key_json(course.person),
                "subject_ref": key_json(course.subject_ref),
                "pieces": [piece_json(piece) for piece in course.pieces],
            }
            for case, told in courses
            for course in told
        ]
    }


def piece_json(piece: Piece) -> dict[str, Any]:
    """Return one piece of time."""
    return {
        "first": piece.first.isoformat(),
        "last": piece.last.isoformat(),
        "version": piece.version.isoformat(),
        "state": piece.state.value,
        "day": iso(piece.day),
        "urgency": piece.urgency.value,
        "certainty": piece.certainty,
        "missing": list(piece.missing),
    }


def timeline_table(courses: Courses, between: tuple[date, date], *, width: int = 0) -> str:
    """Return what changes after a day up to and including another, the first first: what begins, changes and ends.

    `width` is that of the terminal, in characters; 0 is no terminal, where every change stays on one line.
    """
    _, until = between
    rows = sorted(row for case, told in courses for row in changes(case, told, between))
    if not rows:
        return f"Er verandert niets tot en met {until.isoformat()}."
    lines = [part for line in aligned([HEADINGS, *rows]) for part in folded(line, width, indent="    ")]
    return "\n".join([f"Wat verandert tot en met {until.isoformat()}:", "", *lines])


def changes(case: Case, courses: Iterable[Course], between: tuple[date, date]) -> Iterator[tuple[str, ...]]:
    """Give a row for every day on which an outcome of a family changes; what is so on the first day is no change."""
    since, until = between
    for course in courses:
        title = the_rulebook().rule(course.rule).title
        what = f"{title} ({course.step.replace('_', ' ')})" if course.step else title
        whose = ("gezin" if course.person is None else str(course.person), course.rule, what)
        begins = {piece.first for piece in course.pieces}
        for piece in course.pieces:
            if piece.first > since:
                said = (STATE_WORDS[piece.state], iso(piece.day) or "", piece.urgency.value)
                yield (piece.first.isoformat(), str(case.family), *whose, *said)
            after = piece.last + ONE_DAY
            if piece.last < until and after not in begins:
                yield (after.isoformat(), str(case.family), *whose, ENDS, "", "")
