"""Two people changed the same: both versions of it in words, for the second to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """Both versions of one thing, in words, and what to send again to choose one's own.

    `now` and `mine` are lines; `fields` go with the version that stands there now, so a third change is met again;
    `back` is where nothing was chosen.
    """

    title: str
    now: tuple[str, ...]
    mine: tuple[str, ...]
    address: str
    fields: tuple[tuple[str, str], ...]
    back: str


def clash(
    title: str,
    now: Sequence[str],
    mine: Sequence[str],
    *,
    send: tuple[str, Sequence[tuple[str, str]]],
    back: str,
) -> Clash | None:
    """Return both versions, None where they are the same; `send` is the address of one's own, with its fields."""
    if list(now) == list(mine):
        return None
    address, fields = send
    return Clash(title, tuple(now), tuple(mine), address, tuple(fields), back)
