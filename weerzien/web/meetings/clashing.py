"""Two people changed the same: what stands there now beside what was asked, for the second to choose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from weerzien.meetings.queries.panels import AgendaPanel, ItemLine
from weerzien.meetings.rules.ranking import moved
from weerzien.meetings.rules.states import ITEM_STATES, ItemState

NOBODY = "niemand"


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


FindClash = Callable[[AgendaPanel], Clash | None]
"""Finds what clashes in a meeting as it is now; None where what was asked stands there already, or is no more."""


def in_item(item_id: UUID, *, state: ItemState | None, minutes: int) -> FindClash:
    """Return how to find what clashes where an item was changed."""

    def find(panel: AgendaPanel) -> Clash | None:
        item = panel.item(item_id)
        if item is None:
            return None
        mine = ITEM_STATES[state] if state else minutes_words(minutes)
        now = item.state_words if state else minutes_words(item.minutes)
        asked = [("doe", state.value)] if state else [("doe", "minuten"), ("minuten", str(minutes))]
        fields = [("punt", str(item_id)), ("version", str(item.version)), *asked]
        send = reverse("change_item", args=[panel.head.id]), fields
        return clash(item.title, [now], [mine], send=send, back=agenda_of(panel))

    return find


def in_walk(before_id: UUID, to_id: UUID) -> FindClash:
    """Return how to find what clashes where an item was talked of and the meeting went on."""

    def find(panel: AgendaPanel) -> Clash | None:
        item = panel.item(before_id)
        if item is None:
            return None
        fields = [("klaar", str(before_id)), ("version", str(item.version))]
        send = reverse("go_to_item", args=[panel.head.id, to_id]), fields
        back = reverse("talk", args=[panel.head.id, before_id])
        return clash(item.title, [item.state_words], [ITEM_STATES[ItemState.DISCUSSED]], send=send, back=back)

    return find


def in_order(item_ids: Sequence[UUID]) -> FindClash:
    """Return how to find what clashes where the whole agenda was put in an order."""

    def find(panel: AgendaPanel) -> Clash | None:
        named = {item.id: item for item in panel.items}
        if sorted(named) != sorted(item_ids):
            return None
        fields = [("volgorde", " ".join(map(str, item_ids))), ("version", str(panel.head.version))]
        mine = titles([named[pk] for pk in item_ids])
        send = reverse("order_agenda", args=[panel.head.id]), fields
        return clash("De agenda", titles(panel.items), mine, send=send, back=agenda_of(panel))

    return find


def in_move(item_id: UUID, *, where: str, by: int) -> FindClash:
    """Return how to find what clashes where one item was moved."""

    def find(panel: AgendaPanel) -> Clash | None:
        named = {item.id: item for item in panel.items}
        if item_id not in named:
            return None
        mine = titles([named[pk] for pk in moved([*named], item_id, by=by)])
        fields = [("punt", str(item_id)), ("naar", where), ("version", str(panel.head.version))]
        send = reverse("move_item", args=[panel.head.id]), fields
        return clash("De agenda", titles(panel.items), mine, send=send, back=agenda_of(panel))

    return find


def in_presence(attendee_ids: Collection[UUID], guests: str) -> FindClash:
    """Return how to find what clashes where it was written down who is there."""

    def find(panel: AgendaPanel) -> Clash | None:
        head = panel.head
        here = [line for line in head.attendees if line.id in attendee_ids]
        now = present([line.name for line in head.attendees if line.was_present], head.guests)
        mine = present([line.name for line in here], guests)
        fields = [("version", str(head.version)), ("guests", guests), *(("present", str(line.id)) for line in here)]
        send = reverse("write_presence", args=[head.id]), fields
        return clash("Wie er is", now, mine, send=send, back=agenda_of(panel))

    return find


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


def agenda_of(panel: AgendaPanel) -> str:
    """Return the address of the agenda."""
    return reverse("meeting", args=[panel.head.id])


def titles(items: Sequence[ItemLine]) -> list[str]:
    """Return the items as a numbered list; families of one name are told apart by their numbers."""
    named = (", ".join(word for word in (item.title, item.number) if word) for item in items)
    return [f"{place}. {name}" for place, name in enumerate(named, start=1)]


def present(names: Sequence[str], guests: str) -> list[str]:
    """Return who is there, and who is there without an account."""
    return [*names, *([f"zonder account: {guests}"] if guests else [])] or [NOBODY]


def minutes_words(minutes: int) -> str:
    """Return how long an item takes."""
    return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
