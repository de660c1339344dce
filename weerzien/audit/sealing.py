"""Seal lines in order, a chain at a time, and write the heads outside the database; remove what is old enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import connection
from django.db.models import Exists, OuterRef

from weerzien.access.system import system_wide
from weerzien.audit.heads import Head, append_heads
from weerzien.audit.models import Line, Removal, Seal, Waiting
from weerzien.audit.rules import (
    FIRST,
    AuditKey,
    LineContent,
    Link,
    Removed,
    line_hash,
    removal_hash,
    seal_hash,
)
from weerzien.kernel.ids import OrganisationId

SEALING: Final = "regels van het logboek verzegelen"
REMOVING: Final = "regels van het logboek verwijderen volgens de bewaartermijn"
AT_ONCE: Final = 2000
LOCK = "select pg_advisory_xact_lock(hashtextextended('weerzien audit ' || %s, 0))"

Chain = OrganisationId | None


@dataclass(frozen=True, slots=True)
class SealedLines:
    """How many lines were sealed in how many chains."""

    lines: int
    chains: int


def seal_lines(chains: Iterable[Chain], *, key: AuditKey, heads: Path, today: date, now: datetime) -> SealedLines:
    """Seal every waiting line of these chains, each batch in one transaction, and write the heads.

    Nothing is sealed twice, whoever seals at the same time and wherever a process ends: heads come after the commit,
    and one that is missing is written by the next sealing. Raises NoHeads, before anything is sealed where it can.
    """
    append_heads(heads, ())
    lines, touched = 0, 0
    for chain in chains:
        sealed, head = _seal_chain(chain, key=key, today=today, now=now)
        if head is not None:
            append_heads(heads, [head])
        lines, touched = lines + sealed, touched + bool(sealed)
    return SealedLines(lines, touched)


def chains_that_wait(*, today: date) -> list[Chain]:
    """Return the chains with lines that wait for a seal; one query, however many chains there are."""
    with system_wide(None, purpose=SEALING, today=today), connection.cursor() as cursor:
        cursor.execute("select chain from waiting_chains() chain order by 1")
        return [None if pk is None else OrganisationId(pk) for (pk,) in cursor.fetchall()]


def _seal_chain(chain: Chain, *, key: AuditKey, today: date, now: datetime) -> tuple[int, Head | None]:
    total = 0
    while True:
        with system_wide(chain, purpose=SEALING, today=today):
            _lock(chain)
            last = Seal.objects.filter(municipality_id=chain).order_by("-sequence").first()
            fresh = _seals(_waiting(chain), chain=chain, last=last, key=key, now=now)
            Seal.objects.bulk_create(fresh)
            Waiting.objects.filter(line_id__in=[seal.line_id for seal in fresh]).delete()
        total += len(fresh)
        newest = fresh[-1] if fresh else last
        if len(fresh) < AT_ONCE:
            head = Head(chain, newest.sequence, newest.hash, newest.sealed_at) if newest else None
            return total, head


def _lock(chain: Chain) -> None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [str(chain or "")])


def _waiting(chain: Chain) -> list[Line]:
    waits = Exists(Waiting.objects.filter(line_id=OuterRef("pk")))
    return list(Line.objects.filter(waits, municipality_id=chain).order_by("at", "id")[:AT_ONCE])


def _seals(lines: list[Line], *, chain: Chain, last: Seal | None, key: AuditKey, now: datetime) -> list[Seal]:
    sequence, previous = (last.sequence, last.hash) if last else (0, FIRST)
    seals = []
    for line in lines:
        sequence += 1
        link = Link(chain, sequence, line.id, line.at, line_hash(key, content_of(line)), previous, now)
        previous = seal_hash(key, link)
        seals.append(
            Seal(
                line_id=line.id,
                municipality_id=chain,
                sequence=sequence,
                line_at=line.at,
                line_hash=link.line_hash,
                previous_hash=link.previous_hash,
                hash=previous,
                key_id=key.id,
                sealed_at=now,
            )
        )
    return seals


def content_of(line: Line) -> LineContent:
    """Return everything that a line says, as plain values."""
    return LineContent(
        id=line.id,
        at=line.at,
        kind=line.kind,
        action=line.action,
        account_id=line.account_id,
        organisation_id=line.organisation_id,
        municipality_id=line.municipality_id,
        dossier_ids=tuple(line.dossier_ids),
        subject_id=line.subject_id,
        fields=tuple(line.fields),
    )


def remove_old_lines(chain: Chain, *, before: datetime, key: AuditKey, today: date, now: datetime) -> int:
    """Remove the sealed lines of a chain from before a moment, sign for it, and return how many there were.

    The seals stay, so that the chain can still be followed; the removal is a line of the log itself.
    """
    with system_wide(chain, purpose=REMOVING, today=today):
        _lock(chain)
        sealed = Exists(Seal.objects.filter(line_id=OuterRef("pk")))
        old = Line.objects.filter(sealed, municipality_id=chain, at__lt=before)
        count = old.count()
        if not count:
            return 0
        removed = Removed(chain, before, now, count)
        Removal.objects.create(
            municipality_id=chain,
            before=before,
            removed_at=now,
            line_count=count,
            key_id=key.id,
            hash=removal_hash(key, removed),
        )
        old.delete()
        Line(at=now, kind=Line.Kind.CHANGE, action="audit.lines-removed", municipality_id=chain).save(force_insert=True)
    return count
