"""Members to whom the same happened on the same days share a lane: a family of twelve then still reads at a glance."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from weerzien.early_signals.timeline.marks import Lane, Moment, Stretch
from weerzien.kernel.words import listed


def shared(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """Return the lanes with those that look the same as one, where the first of them stood.

    A mark of such a lane leads to that of the first of its members; the table tells them all apart.
    """
    found: list[Lane] = []
    for _, of_track in groupby(lanes, key=lambda lane: lane.track):
        alike: dict[Hashable, list[Lane]] = {}
        for lane in of_track:
            alike.setdefault(tuple(look_of(lane)), []).append(lane)
        found += [_as_one(several) for several in alike.values()]
    return tuple(found)


def look_of(lane: Lane) -> Iterator[Hashable]:
    """Give what can be seen of a lane: what happened, lasts and comes, on which days."""
    for mark in lane.marks():
        if isinstance(mark, Moment):
            yield mark.title, mark.first, mark.last, mark.when, mark.count
        elif isinstance(mark, Stretch):
            yield mark.title, mark.first, mark.last, mark.sure_from, mark.sure_until, mark.when
        else:
            yield mark.title, mark.day, mark.look, mark.when, mark.maybe_from


def _as_one(several: Sequence[Lane]) -> Lane:
    first, others = several[0], len(several) - 1
    if not others:
        return first
    also = f"; zo ook voor {others} {'ander' if others == 1 else 'anderen'}"
    return Lane(
        first.track,
        listed([lane.person for lane in several]),
        tuple(replace(mark, source=mark.source + also) for mark in first.moments),
        tuple(replace(mark, source=mark.source + also) for mark in first.stretches),
        tuple(replace(mark, source=mark.source + also) for mark in first.flags),
    )
