"""Begin the checklist of a youngster, and choose what stands on the list of a municipality."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_changes, record_each
from weerzien.dossiers.door import open_dossier
from weerzien.early_signals.local.actions import setting_municipality
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.plans.actions import check_hands, check_part
from weerzien.plans.checklist.items import (
    MOST_ITEMS,
    GivenItem,
    ItemListFull,
    Kind,
    NothingGiven,
    Owner,
    check_item,
    items_on,
)
from weerzien.plans.checklist.queries import chosen_items
from weerzien.plans.models import ChecklistItem, Task
from weerzien.plans.rules import OriginKind, State, check_task, in_one_line, reminder_of

GIVEN = ("what", "organisation", "account", "due_on")


def begin_checklist(
    *,
    actor: Actor,
    dossier_id: DossierId,
    person_id: PersonId,
    given: Sequence[GivenItem],
    ground: str,
    today: date,
    at: datetime,
) -> int:
    """Make a task of each item that somebody was named for, and return how many; what is a task already stays.

    As many statements for many items as for one, but for who does them. Raises as `give_task`, and NothingGiven.
    """
    dossier = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, about=person_id, today=today, at=at)
    if not given:
        raise NothingGiven
    ground = in_one_line(ground)
    for one in given:
        check_task(what=one.item.words, ground=ground, due=one.due, remind_on=None, theme=one.item.theme, today=today)
    for part in sorted({one.item.compartment for one in given}):
        check_part(dossier, Compartment(part), person_id)
    for organisation_id, doer in sorted({(one.organisation_id, one.person_id) for one in given}, key=str):
        check_hands(organisation_id, doer, today=today)
    standing = set(
        Task.objects.filter(dossier_id=dossier.id, origin=OriginKind.CHECKLIST)
        .exclude(state=State.WITHDRAWN)
        .order_by()
        .values_list("origin_id", flat=True)
    )
    fresh = [one for one in given if one.item.origin_for(person_id) not in standing]
    Task.objects.bulk_create(
        task_of(actor, one, dossier_id=dossier.id, person_id=person_id, ground=ground, today=today, at=at)
        for one in fresh
    )
    record_each(actor, "plans.task-given", dossier_ids=[dossier.id] * len(fresh), fields=GIVEN, at=at)
    return len(fresh)


def task_of(
    actor: Actor, one: GivenItem, *, dossier_id: UUID, person_id: UUID, ground: str, today: date, at: datetime
) -> Task:
    """Return the task of one item, not written down yet."""
    return Task(
        id=uuid4(),
        dossier_id=dossier_id,
        subject_id=person_id,
        what=one.item.words,
        ground=ground,
        organisation_id=one.organisation_id,
        account_id=one.person_id,
        due_on=one.due,
        remind_on=reminder_of(one.due, today=today),
        compartment=one.item.compartment,
        theme=one.item.theme,
        origin=OriginKind.CHECKLIST,
        origin_id=one.item.origin_for(person_id),
        made_by_id=actor.account_id,
        made_at=at,
        handed_by_id=actor.account_id,
    )


def set_item(
    *,
    actor: Actor,
    code: str | None,
    kind: Kind,
    words: str,
    theme: str,
    weeks: int,
    owner: Owner,
    is_used: bool,
    since: date,
    because: str,
    at: datetime,
) -> str:
    """Choose an item for the own municipality from a day on, a new one where there is no `code`; return its code.

    What youngsters have as a task already stays as it is. Raises MayNotSet, and why not.
    """
    municipality_id = setting_municipality(actor)
    words, because = in_one_line(words), in_one_line(because)
    check_item(words=words, theme=theme, weeks=weeks, because=because)
    if code is None and len(items_on(chosen_items(municipality_id), since)) >= MOST_ITEMS:
        raise ItemListFull
    chosen = code or f"eigen-{uuid4().hex[:8]}"
    ChecklistItem.objects.create(
        municipality_id=municipality_id,
        code=chosen,
        kind=kind,
        words=words,
        theme=theme,
        weeks=weeks,
        owner=owner,
        is_used=is_used,
        since=since,
        because=because,
        set_by_id=actor.account_id,
        set_at=at,
    )
    record_changes(actor, "plans.checklist-set", dossier_ids=(), fields=[chosen], at=at)
    return chosen
