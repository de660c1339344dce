"""The agenda of a meeting as one reader may see it: items, and for each family why it is talked of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from weerzien.access.roles import Compartment
from weerzien.audit.words import OPENED_FOR
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.early_signals.rules import when_words
from weerzien.early_signals.talked_of import About, Matter, matters
from weerzien.kernel.words import date_words
from weerzien.meetings.models import AgendaItem, Decision
from weerzien.meetings.queries.panels import AgendaPanel, DecisionLine, ItemLine, MeetingHead
from weerzien.meetings.queries.seen import Rows, SeenByEach, seen_by_each
from weerzien.meetings.rules.ranking import Criterion, Reason, by_family
from weerzien.meetings.rules.states import ItemState
from weerzien.plans.queries import TaskLine, agreements_from

REMEMBERED_DAYS: Final = 366
"""How far back a series looks for agreements that are not finished."""
CRITERIA: Final[Mapping[About, Criterion]] = {
    About.WISH: Criterion.ASKED,
    About.DAY: Criterion.DAY,
    About.NEW: Criterion.NEW,
    About.SIGNAL: Criterion.SIGNAL,
    About.EIGHTEEN: Criterion.EIGHTEEN,
    About.ARRIVAL: Criterion.ARRIVAL,
    About.SILENCE: Criterion.SILENT,
}
NO_OUTCOMES: Final = frozenset({Criterion.ASKED, Criterion.CARRIED, Criterion.UNFINISHED, Criterion.HANDOVER})
FIELDS: Final = ("id", "meeting_id", "meeting__held_on", "dossier_id", "title", "minutes", "state", "version")


def agenda(head: MeetingHead, *, today: date, more: Sequence[Reason] = ()) -> AgendaPanel:
    """Return the agenda of a meeting as the one who asks may see it; five queries.

    `more` are reasons that a floor above hands in, such as handovers that wait, already only what the reader may see.
    """
    items, agreements = items_and_agreements(head)
    return _panel(head, items, agreements, today=today, more=more)


def agenda_for_chair(head: MeetingHead, *, today: date, more: Sequence[Reason] = ()) -> tuple[AgendaPanel, SeenByEach]:
    """Return the agenda as `agenda` does, and what each participant sees of it; six queries."""
    panel = agenda(head, today=today, more=more)
    seen = seen_by_each(head.attendees, rows_of(panel))
    return _with_readers(panel, seen), seen


def rows_of(panel: AgendaPanel) -> Rows:
    """Return what there is to see on an agenda."""
    items = (*panel.items, *panel.dropped)
    outcomes = [reason.id for item in items for reason in item.reasons if reason.criterion not in NO_OUTCOMES]
    return Rows(
        families=panel.shown,
        persons=[person_id for item in items for person_id, _ in item.people],
        outcomes=outcomes,
        wishes=[r.id for item in items for r in item.reasons if r.criterion is Criterion.ASKED],
        tasks=[task.id for item in items for task in (*item.agreements, *item.unfinished)],
        decisions=[decision.id for item in items for decision in item.decisions],
    )


def reasons_for(
    dossier_ids: Sequence[UUID],
    known: Iterable[Reason],
    agreements: Iterable[TaskLine] = (),
    *,
    held_on: date,
    today: date,
) -> dict[UUID, tuple[Reason, ...]]:
    """Return why these families are talked of, as the one who asks may see it; two queries. `known` are added."""
    found = [_reason(matter, today=today) for matter in matters(dossier_ids, held_on=held_on, today=today)]
    return by_family([*found, *known, *(_unfinished(task, today=today) for task in agreements)])


def left_over(head: MeetingHead) -> tuple[Reason, ...]:
    """Return what earlier meetings of the same series left to this one; two queries."""
    items, agreements = items_and_agreements(head)
    return (*_carried(items, head), *(_unfinished(task, today=head.held_on) for task in agreements if task.is_open))


def items_and_agreements(head: MeetingHead) -> tuple[list[dict[str, Any]], tuple[TaskLine, ...]]:
    """Return the items of a meeting, of earlier ones of its series those about families, and what they agreed."""
    decisions = Decision.objects.filter(item=OuterRef("pk")).order_by("made_at", "id")
    said = decisions.values(
        value=JSONObject(id="id", what="what", ground="ground", person="subject_id", part="compartment")
    )
    before = Q(
        meeting__series_id=head.series_id,
        meeting__held_on__gte=head.held_on - timedelta(days=REMEMBERED_DAYS),
        meeting__held_on__lt=head.held_on,
        dossier__isnull=False,
    )
    here = Q(meeting_id=head.id)
    which = here | before if head.series_id else here
    rows = AgendaItem.objects.filter(which).annotate(decided=ArraySubquery(said)).order_by("place", "id")
    items = list(rows.values(*FIELDS, "decided"))
    agreements = agreements_from([item["id"] for item in items if item["dossier_id"]])
    return items, agreements


def _carried(items: Iterable[Mapping[str, Any]], head: MeetingHead) -> list[Reason]:
    """Return the families that the last meeting in which they stood put off."""
    last: dict[UUID, Mapping[str, Any]] = {}
    for item in items:
        before = last.get(item["dossier_id"])
        if item["meeting_id"] == head.id or item["dossier_id"] is None:
            continue
        if before is None or before["meeting__held_on"] < item["meeting__held_on"]:
            last[item["dossier_id"]] = item
    return [
        Reason(
            Criterion.CARRIED, pk, item["id"], f"stond op de agenda van {date_words(item['meeting__held_on'])}",
            day=item["meeting__held_on"],
        )
        for pk, item in last.items()
        if item["state"] == ItemState.LATER
    ]  # fmt: skip


def _panel(
    head: MeetingHead,
    items: Sequence[Mapping[str, Any]],
    agreements: Sequence[TaskLine],
    *,
    today: date,
    more: Sequence[Reason],
) -> AgendaPanel:
    here = [item for item in items if item["meeting_id"] == head.id]
    families = sorted({item["dossier_id"] for item in here if item["dossier_id"]})
    heads = family_heads(families, today=today)
    places = {item["id"] for item in here}
    waiting = [task for task in agreements if task.is_open and task.origin_id not in places]
    reasons = reasons_for(families, (*_carried(items, head), *more), waiting, held_on=head.held_on, today=today)
    made = defaultdict(list)
    for task in agreements:
        made[task.origin_id].append(task)
    lines = [
        _line(
            item,
            heads.get(item["dossier_id"]),
            reasons=reasons.get(item["dossier_id"], ()),
            agreements=made[item["id"]],
            waiting=waiting,
        )
        for item in here
    ]
    return AgendaPanel(
        head=head,
        items=tuple(line for line in lines if not line.is_dropped),
        dropped=tuple(line for line in lines if line.is_dropped),
    )


def _line(
    item: Mapping[str, Any],
    family: FamilyHead | None,
    *,
    reasons: Sequence[Reason],
    agreements: Sequence[TaskLine],
    waiting: Sequence[TaskLine],
) -> ItemLine:
    return ItemLine(
        id=item["id"],
        dossier_id=item["dossier_id"],
        number=family.number if family else "",
        title=family.label if family else item["title"],
        minutes=item["minutes"],
        state=ItemState(item["state"]),
        version=item["version"],
        reasons=tuple(reasons),
        decisions=tuple(_decision(each) for each in item["decided"]),
        agreements=tuple(agreements),
        unfinished=tuple(task for task in waiting if family and task.dossier_id == family.dossier_id),
        family=family,
    )


def _decision(row: Mapping[str, Any]) -> DecisionLine:
    part = OPENED_FOR[Compartment(row["part"])] if row["part"] else ""
    return DecisionLine(
        UUID(row["id"]), row["what"], row["ground"], UUID(row["person"]) if row["person"] else None, part
    )


def _with_readers(panel: AgendaPanel, seen: SeenByEach) -> AgendaPanel:
    by_all = seen.by_all([line.account_id for line in panel.head.attendees])
    return AgendaPanel(
        head=panel.head,
        items=tuple(_read_by(item, panel.head, seen, by_all.reasons | by_all.tasks) for item in panel.items),
        dropped=panel.dropped,
    )


def _read_by(item: ItemLine, head: MeetingHead, seen: SeenByEach, for_all: frozenset[UUID]) -> ItemLine:
    if item.dossier_id is None:
        return item
    readers = seen.readers_of(item.dossier_id)
    return replace(
        item,
        readers=tuple(line.name for line in head.attendees if line.account_id in readers),
        others=tuple(line.name for line in head.attendees if line.account_id not in readers),
        narrow=frozenset(r.id for r in item.reasons if r.id not in for_all and r.criterion is not Criterion.CARRIED),
    )


def _reason(matter: Matter, *, today: date) -> Reason:
    criterion = CRITERIA[matter.about]
    if matter.about is About.WISH:
        when = f"gevraagd door {matter.by}, {date_words(matter.day)}" if matter.day else matter.by
    elif matter.standing:
        since = f"sinds {date_words(matter.day)}" if matter.day else ""
        when = since if matter.about in (About.NEW, About.SILENCE) else f"{matter.standing}, {since}"
    else:
        when = when_words(matter.day, today=today, kind=matter.kind)
    return Reason(criterion, matter.dossier_id, matter.id, matter.title, when, matter.day, matter.person_id)


def _unfinished(task: TaskLine, *, today: date) -> Reason:
    when = f"{task.who}, {when_words(task.due, today=today, kind='task')}"
    return Reason(Criterion.UNFINISHED, task.dossier_id, task.id, task.what, when, task.due, task.subject_id)
