"""Two people changed the same: what stands there now beside what was asked, for the second to choose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from weerzien.kernel.words import date_words
from weerzien.meetings.actions.arranging import Moment, Rhythm
from weerzien.meetings.queries.panels import AgendaPanel, ItemLine, MeetingHead
from weerzien.meetings.queries.series import SeriesPanel, often_words
from weerzien.meetings.rules.ranking import moved
from weerzien.meetings.rules.states import ITEM_STATES, ItemState
from weerzien.web.clashes import Clash, clash

NOBODY = "niemand"
CALLED_OFF = "het overleg gaat niet door"
CLOSED = "het overleg is afgesloten"
ENDS = "deze afspraak stopt"

FindClash = Callable[[AgendaPanel], Clash | None]
"""Finds what clashes in a meeting as it is now; None where what was asked stands there already, or is no more."""
FindInSeries = Callable[[SeriesPanel], Clash | None]
"""The same in a series."""


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


def in_walk(before_id: UUID, to_id: UUID, *, state: ItemState) -> FindClash:
    """Return how to find what clashes where something was said of an item and the meeting went on."""

    def find(panel: AgendaPanel) -> Clash | None:
        item = panel.item(before_id)
        if item is None:
            return None
        fields = [("klaar", str(before_id)), ("version", str(item.version)), ("doe", state.value)]
        send = reverse("go_to_item", args=[panel.head.id, to_id]), fields
        back = reverse("talk", args=[panel.head.id, before_id])
        return clash(item.title, [item.state_words], [ITEM_STATES[state]], send=send, back=back)

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


def in_moment(moment: Moment) -> FindClash:
    """Return how to find what clashes where a meeting was moved."""

    def find(panel: AgendaPanel) -> Clash | None:
        head = panel.head
        fields = [("version", str(head.version)), *moment_fields(moment)]
        send = reverse("move_meeting", args=[head.id]), fields
        return clash("Dag, tijd en plaats", moment_words(head), moment_words(moment), send=send, back=agenda_of(panel))

    return find


def in_ending(address: str, mine: str) -> FindClash:
    """Return how to find what clashes where a meeting was cancelled or closed, at `address`, which says `mine`."""

    def find(panel: AgendaPanel) -> Clash | None:
        head = panel.head
        talked = sum(not item.is_open for item in panel.items)
        now = [head.state_words, *moment_words(head), f"{talked} van {len(panel.items)} punten behandeld"]
        send = reverse(address, args=[head.id]), [("version", str(head.version))]
        return clash("Dit overleg", now, [mine], send=send, back=agenda_of(panel))

    return find


def in_rhythm(rhythm: Rhythm) -> FindInSeries:
    """Return how to find what clashes where a series was changed."""

    def find(panel: SeriesPanel) -> Clash | None:
        fields = [
            ("version", str(panel.version)), ("name", rhythm.name), ("every_weeks", str(rhythm.every_weeks)),
            *moment_fields(Moment(rhythm.begins_on, rhythm.starts_at, rhythm.minutes, rhythm.place)),
        ]  # fmt: skip
        send = reverse("change_series", args=[panel.id]), fields
        return clash(panel.name, rhythm_words(panel), rhythm_words(rhythm), send=send, back=series_of(panel))

    return find


def in_plan(head: MeetingHead, panel: SeriesPanel) -> Clash | None:
    """Return what clashes where a meeting was planned on a day on which `head` of the same series is already.

    Choosing one's own moves that meeting to the hour and place of the series: a series meets once a day.
    """
    mine = Moment(head.held_on, panel.starts_at, panel.minutes, panel.place)
    fields = [("version", str(head.version)), *moment_fields(mine)]
    send, back = (reverse("move_meeting", args=[head.id]), fields), reverse("meeting", args=[head.id])
    return clash("Dit overleg", moment_words(head), moment_words(mine), send=send, back=back)


def in_standing(standing_id: UUID, review_on: date | None) -> FindInSeries:
    """Return how to find what clashes where a standing agreement was looked at; without a day it ends."""

    def find(panel: SeriesPanel) -> Clash | None:
        standing = next((one for one in panel.standing if one.id == standing_id), None)
        if standing is None:
            return None
        fields = [("afspraak", str(standing_id)), ("version", str(standing.version))]
        fields += [("review_on", review_on.isoformat()), ("doe", "door")] if review_on else [("doe", "stoppen")]
        send = reverse("review_standing", args=[panel.id]), fields
        mine = [looked_at_again(review_on) if review_on else ENDS]
        return clash(standing.what, [looked_at_again(standing.review_on)], mine, send=send, back=series_of(panel))

    return find


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


def series_of(panel: SeriesPanel) -> str:
    """Return the address of a series."""
    return reverse("series", args=[panel.id])


def moment_words(moment: Moment | MeetingHead) -> list[str]:
    """Return when and where a meeting is, as lines."""
    when = f"{date_words(moment.held_on)}, {moment.starts_at:%H.%M} uur"
    return [when, minutes_words(moment.minutes), moment.place]


def moment_fields(moment: Moment) -> list[tuple[str, str]]:
    """Return when and where a meeting is, as the fields of its form."""
    return [
        ("held_on", moment.held_on.isoformat()),
        ("starts_at", f"{moment.starts_at:%H:%M}"),
        ("minutes", str(moment.minutes)),
        ("place", moment.place),
    ]


def rhythm_words(rhythm: Rhythm | SeriesPanel) -> list[str]:
    """Return how a series comes back, as lines."""
    often = f"{often_words(rhythm.every_weeks)}, {rhythm.starts_at:%H.%M} uur, {minutes_words(rhythm.minutes)}"
    return [rhythm.name, f"{often}, sinds {date_words(rhythm.begins_on)}", rhythm.place]


def looked_at_again(day: date) -> str:
    """Return when a standing agreement is looked at again."""
    return f"opnieuw bekijken op {date_words(day)}"
