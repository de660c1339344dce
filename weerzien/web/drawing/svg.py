"""The few elements of SVG that our drawings are made of; how each looks stands in the style sheet."""

from __future__ import annotations

from html import escape

from weerzien.web.drawing.boxes import Box


def number(value: float) -> str:
    """Return a number as it stands in a drawing: no more decimals than one can see."""
    return f"{value:.1f}".removesuffix(".0")


def words_in(words: str) -> str:
    """Return words as they may stand in a drawing."""
    return escape(words)


def rect(kind: str, box: Box, *, radius: float = 0, fill: str = "") -> str:
    """Return a rectangle; `fill` is the name of a pattern."""
    corners = f' rx="{number(radius)}"' if radius else ""
    filled = f' fill="url(#{fill})"' if fill else ""
    return (
        f'<rect class="{kind}" x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}"'
        f' height="{number(box.height)}"{corners}{filled}/>'
    )


def path(kind: str, course: str) -> str:
    """Return a line or a shape, by the course of its edge."""
    return f'<path class="{kind}" d="{course}"/>'


def text(kind: str, x: float, y: float, words: str) -> str:
    """Return words on a line."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{words_in(words)}</text>'


def hatching(name: str) -> str:
    """Return the pattern for what is not certain, under a name of its own."""
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="wz-tl-hatch-ground" width="6" height="6"/>'
        '<rect class="wz-tl-hatch-line" width="2.2" height="6"/></pattern></defs>'
    )
