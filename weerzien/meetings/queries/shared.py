"""What several people may see together: an agenda with only what every one of them sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from weerzien.meetings.queries.agenda import agenda, rows_of
from weerzien.meetings.queries.panels import AgendaPanel, AttendeeLine, ItemLine, MeetingHead
from weerzien.meetings.queries.seen import Seen, seen_by_each
from weerzien.meetings.rules.ranking import Criterion, Reason


@dataclass(frozen=True, slots=True)
class ScreenPanel:
    """What stands on a screen that everybody in the room reads. `current` is None where nothing is talked of yet.

    `is_in_small_circle`: what is talked of now may not be known to everybody here. How much more there is of that is
    not said.
    """

    head: MeetingHead
    items: tuple[ItemLine, ...]
    current: ItemLine | None
    is_in_small_circle: bool


def screen(head: MeetingHead, *, today: date, more: Sequence[Reason] = ()) -> ScreenPanel:
    """Return what everybody who is present may see of a meeting; six queries.

    Where somebody without an account is present, nothing of any family: of a guest nobody can say what that may be.
    """
    panel = agenda(head, today=today, more=more)
    people = () if head.guests else head.present
    shown = together(panel, people)
    current = shown.item(head.current_item) if head.current_item else None
    before = panel.item(head.current_item) if head.current_item else None
    is_off = before is not None and before.is_dropped
    return ScreenPanel(
        head=head,
        items=shown.items,
        current=current,
        is_in_small_circle=head.current_item is not None and current is None and not is_off,
    )


def together(panel: AgendaPanel, people: Sequence[AttendeeLine]) -> AgendaPanel:
    """Return an agenda with only what every one of these people sees of it; one query. For nobody: no family at all."""
    by_all = seen_by_each(people, rows_of(panel)).by_all([line.account_id for line in people])
    return AgendaPanel(
        head=panel.head,
        items=tuple(_narrowed(item, by_all) for item in panel.items if _is_seen(item, by_all)),
        dropped=(),
    )


def _is_seen(item: ItemLine, seen: Seen) -> bool:
    return item.dossier_id is None or item.dossier_id in seen.families


def _narrowed(item: ItemLine, seen: Seen) -> ItemLine:
    if item.family is None:
        return item
    family = replace(item.family, members=tuple(one for one in item.family.members if one.person_id in seen.persons))
    return replace(
        item,
        family=family,
        title=family.label,
        reasons=tuple(reason for reason in item.reasons if _may_say(reason, seen)),
        decisions=tuple(one for one in item.decisions if one.id in seen.decisions),
        agreements=tuple(task for task in item.agreements if task.id in seen.tasks),
        unfinished=tuple(task for task in item.unfinished if task.id in seen.tasks),
    )


def _may_say(reason: Reason, seen: Seen) -> bool:
    """Say whether a reason may stand before all: a handover may not, for no table here can be asked about it."""
    ids: dict[Criterion, frozenset[UUID]] = {
        Criterion.UNFINISHED: seen.tasks,
        Criterion.CARRIED: frozenset({reason.id}),
        Criterion.HANDOVER: frozenset(),
    }
    return reason.id in ids.get(reason.criterion, seen.reasons)
