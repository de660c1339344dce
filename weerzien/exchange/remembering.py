"""How an organisation reads sheets with headings it has seen before: kept, found again, forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localtime

from weerzien.access.actors import Actor
from weerzien.exchange.keeping import chosen_columns, stored_columns
from weerzien.exchange.models import RememberedColumns
from weerzien.exchange.workbook.cells import is_empty
from weerzien.exchange.workbook.chosen import ChosenSheet
from weerzien.exchange.workbook.how import SheetRead
from weerzien.exchange.workbook.legend import likely_headings
from weerzien.exchange.workbook.opening import Opened


def headings_hash(headings: Sequence[str]) -> str:
    """Return what a set of headings is found by, whatever their order was."""
    return hashlib.sha256("\x1f".join(sorted(headings)).encode()).hexdigest()


def remembered_for(opened: Opened, *, actor: Actor) -> tuple[ChosenSheet, ...]:
    """Return how the organisation of the actor reads the sheets of a file, as far as it put them right before.

    Of two sheets that would be the same one of ours, the first is. One query.
    """
    hashes = {
        name: headings_hash(likely_headings(rows))
        for name, rows in opened.sheets.items()
        if any(not is_empty(cell) for row in rows for cell in row)
    }
    kept = RememberedColumns.objects.filter(
        organisation_id=actor.organisation_id, headings_hash__in=hashes.values()
    ).select_related("account")
    rows_by_hash: dict[str, list[RememberedColumns]] = {}
    for row in kept.order_by("recorded_at", "id"):
        rows_by_hash.setdefault(row.headings_hash, []).append(row)
    found: list[ChosenSheet] = []
    for name, hashed in hashes.items():
        known = nearest(rows_by_hash.get(hashed, ()), name)
        if known is not None and (not known.ours or known.ours not in {one.ours for one in found}):
            found.append(recalled(known, name))
    return tuple(found)


def nearest(rows: Sequence[RememberedColumns], name: str) -> RememberedColumns | None:
    """Return the row of the sheet of this name, else the latest one; None where there is none."""
    return next((row for row in rows if row.sheet_name == name), rows[-1] if rows else None)


def recalled(row: RememberedColumns, name: str) -> ChosenSheet:
    """Return what is remembered as a choice for a sheet of this name."""
    return ChosenSheet(
        name=name,
        ours=row.ours,
        columns=chosen_columns(row.columns),
        since=localtime(row.recorded_at).date(),
        by=row.account.name,
    )


def remember(sheets: Sequence[tuple[SheetRead, ChosenSheet]], *, actor: Actor, at: datetime) -> None:
    """Keep how these sheets are read, instead of what was kept of sheets of that name before; two statements."""
    rows = [
        RememberedColumns(
            organisation_id=actor.organisation_id,
            headings_hash=headings_hash(sheet.headings),
            sheet_name=sheet.name[:200],
            ours=one.ours,
            columns=stored_columns(one),
            account_id=actor.account_id,
            recorded_at=at,
        )
        for sheet, one in sheets
    ]
    kept_of([sheet for sheet, _ in sheets], actor).filter(sheet_name__in=[row.sheet_name for row in rows]).delete()
    RememberedColumns.objects.bulk_create(rows)


def forget(sheets: Collection[SheetRead], *, actor: Actor) -> None:
    """Forget how sheets with these headings are read, whatever they are called."""
    kept_of(sheets, actor).delete()


def kept_of(sheets: Iterable[SheetRead], actor: Actor) -> QuerySet[RememberedColumns]:
    """Return what is remembered of sheets with these headings."""
    hashes = [headings_hash(sheet.headings) for sheet in sheets]
    return RememberedColumns.objects.filter(organisation_id=actor.organisation_id, headings_hash__in=hashes)
