"""Keep what somebody typed and did not save, give it back to them alone, and remove it when its time is over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from weerzien.access.actors import Actor
from weerzien.access.models import Draft
from weerzien.access.models.draft import LONGEST_ADDRESS, LONGEST_TEXT
from weerzien.kernel.refusals import Refused

OLD = "delete from access_draft where saved_at < %s"


class DraftTooLong(Refused):
    """Deze tekst is te lang om tussendoor te bewaren. Maak hem korter, of leg hem nu vast."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A text that was not saved: of which form, what stood in its fields, and when it was typed."""

    address: str
    fields: Mapping[str, str]
    saved_at: datetime


def keep_draft(actor: Actor, address: str, fields: Mapping[str, str], *, at: datetime) -> None:
    """Keep what stands in a form; it takes the place of what was kept of that form. Raises DraftTooLong."""
    text = json.dumps(dict(fields), ensure_ascii=False)
    if len(text) > LONGEST_TEXT or len(address) > LONGEST_ADDRESS:
        raise DraftTooLong
    Draft.objects.bulk_create(
        [Draft(account_id=actor.account_id, address=address, fields=text, saved_at=at)],
        update_conflicts=True,
        unique_fields=["account", "address"],
        update_fields=["fields", "saved_at"],
    )


def drop_draft(actor: Actor, address: str) -> None:
    """Forget what was kept of a form: it was saved, or thrown away."""
    kept = Draft.objects.filter(account_id=actor.account_id, address=address)
    kept._raw_delete(kept.db)


def draft_of(actor: Actor, address: str) -> KeptDraft | None:
    """Return what was kept of a form, None where there is nothing; one query."""
    kept = Draft.objects.filter(account_id=actor.account_id, address=address).order_by("id").first()
    return as_kept(kept) if kept is not None else None


def drafts_of(actor: Actor) -> tuple[KeptDraft, ...]:
    """Return everything somebody typed and did not save, the latest first; one query."""
    kept = Draft.objects.filter(account_id=actor.account_id).order_by("-saved_at", "id")
    return tuple(as_kept(each) for each in kept)


def as_kept(row: Draft) -> KeptDraft:
    """Return a row as what it says."""
    return KeptDraft(row.address, json.loads(row.fields), row.saved_at)


def forget_drafts(*, before: datetime) -> int:
    """Remove what nobody typed in since a moment and return how much; the jobs role may not read what it says."""
    with connection.cursor() as cursor:
        cursor.execute(OLD, [before])
        return int(cursor.rowcount)
