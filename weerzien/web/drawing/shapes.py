"""The signs of the drawings of a family's course: a shape for every kind of day, told apart without colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from weerzien.early_signals.timeline.marks import Look
from weerzien.web.drawing.svg import number

Shape = Callable[[float, float], str]


def dot(x: float, y: float) -> str:
    """Return something that happened on a known day."""
    return f'<circle class="wz-tl-dot" cx="{number(x)}" cy="{number(y)}" r="5"/>'


def planned(x: float, y: float) -> str:
    """Return something that is planned, or of which the day is not exactly known."""
    return f'<circle class="wz-tl-open" cx="{number(x)}" cy="{number(y)}" r="4.5"/>'


def counted(x: float, y: float, half: float, count: int) -> str:
    """Return several of one month, with their number."""
    return (
        f'<rect class="wz-tl-count" x="{number(x - half + 1)}" y="{number(y - 8)}" width="{number(2 * half - 2)}"'
        f' height="16" rx="5"/><text class="wz-tl-number" x="{number(x)}" y="{number(y + 4)}">{count}</text>'
    )


def _pole(x: float, y: float, more: str, kind: str) -> str:
    return f'<path class="wz-tl-flag wz-tl-flag--{kind}" d="M{number(x)} {number(y + 9)}V{number(y - 9)}{more}"/>'


def _limit(x: float, y: float) -> str:
    return _pole(x, y, "l8 4.5l-8 4.5z", "limit")


def _task(x: float, y: float) -> str:
    return _pole(x, y, "h7.5v7h-7.5z", "task")


def _late(x: float, y: float) -> str:
    flag = _pole(x, y, "h8v11h-8z", "late")
    return f'{flag}<text class="wz-tl-in-flag" x="{number(x + 4)}" y="{number(y)}">!</text>'


def _expected(x: float, y: float) -> str:
    return _pole(x, y, "l8 4.5l-8 4.5z", "expected")


def _end(x: float, y: float) -> str:
    return f'<path class="wz-tl-end" d="M{number(x - 5)} {number(y - 8)}h5v16h-5"/>'


def _suspended(x: float, y: float) -> str:
    return f'<path class="wz-tl-end" d="M{number(x - 2.5)} {number(y - 7)}v14m5 -14v14"/>'


def _unsure(x: float, y: float) -> str:
    ring = f'<circle class="wz-tl-open" cx="{number(x)}" cy="{number(y)}" r="7"/>'
    return f'{ring}<text class="wz-tl-number" x="{number(x)}" y="{number(y + 4)}">?</text>'


FLAGS: Mapping[Look, Shape] = {
    Look.LIMIT: _limit,
    Look.TASK: _task,
    Look.LATE: _late,
    Look.EXPECTED: _expected,
    Look.END: _end,
    Look.SUSPENDED: _suspended,
    Look.UNSURE: _unsure,
}
