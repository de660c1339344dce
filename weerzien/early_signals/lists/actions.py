"""Keep a list, say how one wants to see lists, and put families on the agenda of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.audit.actions import record_changes, record_each
from weerzien.dossiers.assigning import Together
from weerzien.dossiers.door import hold_dossiers
from weerzien.early_signals.filters import as_kept
from weerzien.early_signals.lists.agenda import open_requests
from weerzien.early_signals.lists.columns import COLUMNS
from weerzien.early_signals.lists.panels import FamilyFilters, KeptList
from weerzien.early_signals.lists.rules import GRACE, MayNotAsk, check_agenda, check_name
from weerzien.early_signals.lists.saved import PAGE_SIZES
from weerzien.early_signals.models import AgendaRequest, ListPreference, WorkingList
from weerzien.kernel.refusals import NotFound

MAY_ASK: Final = """
select chosen.id from unnest(%(ids)s::uuid[]) chosen (id)
where (select reads_signals()) and (chosen.id in (select visible_dossiers('contacts', 'wo'))
  or chosen.id in (select seen.dossier_id from visible_subjects('contacts', 'wo') seen))
"""
"""The families that somebody may ask to talk about: those of which they may write a contact."""


def keep_list(
    *,
    actor: Actor,
    name: str,
    filters: FamilyFilters,
    columns: Sequence[str],
    is_shared: bool,
    at: datetime,
) -> UUID:
    """Keep a new list of one's own and return it; what was typed to search is not kept. Raises why not."""
    own = own_names(actor)
    name = " ".join(name.split())
    check_name(name, frozenset(own), count=len(own))
    kept = KeptList(uuid4(), name, is_shared, as_kept(filters), known_columns(columns), begins=False)
    return put_list(actor, kept, "early-signals.list-kept", at=at)


def restore_list(*, actor: Actor, kept: KeptList, at: datetime) -> None:
    """Put a list back that was thrown away a moment ago. Raises NameTaken where its name is another's by now."""
    own = own_names(actor)
    check_name(kept.name, frozenset(own), count=len(own))
    put_list(actor, kept, "early-signals.list-kept", at=at)
    if kept.begins:
        begin_with(actor=actor, list_id=kept.id)


def put_list(actor: Actor, kept: KeptList, action: str, *, at: datetime) -> UUID:
    """Insert a list and write that down."""
    WorkingList.objects.create(
        id=kept.id,
        owner_id=actor.account_id,
        organisation_id=actor.organisation_id,
        name=kept.name,
        is_shared=kept.is_shared,
        filters=dict(kept.filters),
        columns=list(kept.columns),
        changed_at=at,
    )
    record_changes(actor, action, dossier_ids=(), fields=["name", "filters"], at=at)
    return kept.id


def change_list(
    *,
    actor: Actor,
    list_id: UUID,
    name: str,
    is_shared: bool,
    filters: FamilyFilters | None = None,
    columns: Sequence[str] | None = None,
    at: datetime,
) -> None:
    """Rename, share or choose anew a list of one's own; what is None stays. Raises NotFound, or why not."""
    row = own_list(actor, list_id)
    name = " ".join(name.split())
    check_name(name, frozenset(own_names(actor)) - {row.name})
    before = (row.name, row.is_shared, row.filters, row.columns)
    row.name, row.is_shared, row.changed_at = name, is_shared, at
    row.filters = row.filters if filters is None else as_kept(filters)
    row.columns = row.columns if columns is None else list(known_columns(columns))
    row.save(update_fields=["name", "is_shared", "filters", "columns", "changed_at"])
    after = (row.name, row.is_shared, row.filters, row.columns)
    names = ("name", "is_shared", "filters", "columns")
    changed = [field for field, was, now in zip(names, before, after, strict=True) if was != now]
    record_changes(actor, "early-signals.list-changed", dossier_ids=(), fields=changed, at=at)


def remove_list(*, actor: Actor, list_id: UUID, at: datetime) -> KeptList:
    """Throw a list of one's own away and return it as it was. Raises NotFound."""
    row = own_list(actor, list_id)
    begins = ListPreference.objects.filter(account_id=actor.account_id, begins_with=list_id).update(begins_with=None)
    kept = KeptList(row.id, row.name, row.is_shared, row.filters, tuple(row.columns), begins=bool(begins))
    row.delete()
    record_changes(actor, "early-signals.list-removed", dossier_ids=(), fields=["name", "filters"], at=at)
    return kept


def own_list(actor: Actor, list_id: UUID) -> WorkingList:
    """Return a list of one's own, locked. Raises NotFound, also for one that a colleague shares."""
    row = WorkingList.objects.select_for_update().filter(id=list_id, owner_id=actor.account_id).first()
    if row is None:
        raise NotFound
    return row


def own_names(actor: Actor) -> list[str]:
    """Return the names of one's own lists."""
    return list(WorkingList.objects.filter(owner_id=actor.account_id).order_by("name").values_list("name", flat=True))


def known_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that exist, each once, in the given order."""
    return tuple(code for code in dict.fromkeys(columns) if code in COLUMNS)


def choose_columns(*, actor: Actor, columns: Sequence[str], page_size: int) -> None:
    """Keep in which columns, and how many at a time, somebody wants to see families; a size there is none of is not."""
    size = page_size if page_size in PAGE_SIZES else PAGE_SIZES[0]
    prefer(actor, columns=list(known_columns(columns)), page_size=size)


def begin_with(*, actor: Actor, list_id: UUID | None) -> None:
    """Begin with a list from now on, one's own or one that is shared, or with everything. Raises NotFound."""
    if list_id is not None and not WorkingList.objects.filter(id=list_id).exists():
        raise NotFound
    prefer(actor, begins_with=list_id)


def prefer(actor: Actor, **values: Any) -> None:
    """Write down how somebody wants to see lists."""
    if not ListPreference.objects.filter(account_id=actor.account_id).update(**values):
        ListPreference.objects.create(account_id=actor.account_id, **{"page_size": PAGE_SIZES[0], **values})


def ask_for_agenda(
    *,
    actor: Actor,
    dossier_ids: Collection[UUID],
    reason: str,
    for_on: date | None,
    batch_id: UUID | None = None,
    today: date,
    at: datetime,
) -> Together:
    """Ask that families are talked about in a meeting, the next one where no day is given.

    As many statements for many as for one. Families of which one may write no contact are left out, and those that one
    asked for already. Raises MayNotAsk where none is left, or why not.
    """
    reason = " ".join(reason.split())
    check_agenda(reason, for_on, today=today)
    allowed = {pk for (pk,) in asked(MAY_ASK, {"ids": list(dossier_ids)})}
    if not allowed:
        raise MayNotAsk
    hold_dossiers(allowed)
    mine = open_requests(today).filter(dossier_id__in=allowed, asked_by_id=actor.account_id, for_on=for_on)
    already = set(mine.order_by("dossier_id").values_list("dossier_id", flat=True))
    new = sorted(allowed - already)
    AgendaRequest.objects.bulk_create(
        AgendaRequest(
            dossier_id=pk,
            reason=reason,
            for_on=for_on,
            asked_by_id=actor.account_id,
            organisation_id=actor.organisation_id,
            asked_at=at,
            batch_id=batch_id,
        )
        for pk in new
    )
    record_each(actor, "early-signals.agenda-asked", dossier_ids=new, fields=["reason", "for_on"], at=at)
    return Together(tuple(new), tuple(sorted(already)), tuple(sorted(set(dossier_ids) - allowed)))


def withdraw_from_agenda(*, actor: Actor, dossier_id: UUID, request_id: UUID, at: datetime) -> None:
    """Take a family off the agenda: who asked it may, and who has its contacts in hand. Raises NotFound."""
    wish = AgendaRequest.objects.filter(id=request_id, dossier_id=dossier_id, withdrawn_at__isnull=True)
    if not wish.update(withdrawn_at=at, withdrawn_by_id=actor.account_id):
        raise NotFound
    record_each(actor, "early-signals.agenda-withdrawn", dossier_ids=[dossier_id], at=at)


def take_back_agenda(*, actor: Actor, batch_id: UUID, at: datetime) -> Together:
    """Withdraw what somebody asked for many families at once, as long as that is fresh."""
    wishes = AgendaRequest.objects.filter(
        batch_id=batch_id, asked_by_id=actor.account_id, asked_at__gte=at - GRACE, withdrawn_at__isnull=True
    )
    undone = sorted(wishes.order_by("dossier_id").values_list("dossier_id", flat=True))
    wishes.update(withdrawn_at=at, withdrawn_by_id=actor.account_id)
    record_each(actor, "early-signals.agenda-withdrawn", dossier_ids=undone, at=at)
    return Together(tuple(undone))


def settle_wishes(*, actor: Actor, dossier_ids: Collection[UUID], held_on: date, at: datetime) -> None:
    """Take families off the agenda that were talked of in the meeting of a day; wishes for a later one stay."""
    for_it = Q(for_on__isnull=True) | Q(for_on__lte=held_on)
    wishes = AgendaRequest.objects.filter(for_it, dossier_id__in=list(dossier_ids), withdrawn_at__isnull=True)
    settled = sorted(set(wishes.order_by("dossier_id").values_list("dossier_id", flat=True)))
    wishes.update(withdrawn_at=at, withdrawn_by_id=actor.account_id)
    record_each(actor, "early-signals.agenda-settled", dossier_ids=settled, at=at)
