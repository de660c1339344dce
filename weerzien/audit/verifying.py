"""Recompute a chain from its lines and its seals, and compare it with the heads that were kept outside the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from django.db.models import Exists, OuterRef

from weerzien.access.system import system_wide
from weerzien.audit.breaches import Breach, ChainReport, Fault
from weerzien.audit.heads import hashes_of
from weerzien.audit.models import Line, Removal, Seal, Waiting
from weerzien.audit.rules import FIRST, AuditKey, Link, Removed, is_same, line_hash, removal_hash, seal_hash
from weerzien.audit.sealing import Chain, content_of

VERIFYING: Final = "nagaan of het logboek onveranderd is"
AT_ONCE: Final = 2000
LATE: Final = timedelta(days=1)


def verify_chain(chain: Chain, *, keys: Mapping[str, AuditKey], heads: Path, today: date) -> ChainReport:
    """Return what one chain gives: every seal, every line and every head of it in the file. Raises NoHeads."""
    told = hashes_of(heads, chain)
    with system_wide(chain, purpose=VERIFYING, today=today):
        walk = _Walk(keys, told)
        walk.check_removals(Removal.objects.filter(municipality_id=chain).order_by("removed_at"))
        every = Seal.objects.filter(municipality_id=chain).order_by("sequence").iterator(chunk_size=AT_ONCE)
        while seals := list(islice(every, AT_ONCE)):
            lines = Line.objects.filter(municipality_id=chain).in_bulk([seal.line_id for seal in seals])
            for seal in seals:
                walk.step(seal, lines.get(seal.line_id))
        waiting = Waiting.objects.filter(municipality_id=chain).count()
        unsealed = [*_inserted(chain), *_lost(chain)]
    # What was sealed since the file was read has its head by now.
    walk.check_end(told if told and max(told) >= walk.sequence else hashes_of(heads, chain))
    return ChainReport(walk.seals, walk.removed, waiting, walk.late, (*walk.breaches, *unsealed))


def _inserted(chain: Chain) -> Iterator[Breach]:
    """Yield the lines that neither carry a seal nor wait for one: the database itself never leaves one like that."""
    sealed = Exists(Seal.objects.filter(line_id=OuterRef("pk")))
    waits = Exists(Waiting.objects.filter(line_id=OuterRef("pk")))
    strays = Line.objects.filter(~sealed, ~waits, municipality_id=chain).order_by("at", "id")
    return (Breach(Fault.INSERTED_LINE, line_id=pk) for pk in strays.values_list("id", flat=True))


def _lost(chain: Chain) -> Iterator[Breach]:
    there = Exists(Line.objects.filter(pk=OuterRef("line_id")))
    gone = Waiting.objects.filter(~there, municipality_id=chain).order_by("line_id")
    return (Breach(Fault.LOST_WAITING, line_id=pk) for pk in gone.values_list("line_id", flat=True))


@dataclass(slots=True)
class _Walk:
    """One walk along a chain, link by link."""

    keys: Mapping[str, AuditKey]
    told: Mapping[int, str]
    sequence: int = 0
    previous: str = FIRST
    seals: int = 0
    removed: int = 0
    late: int = 0
    removed_before: datetime | None = None
    breaches: list[Breach] = field(default_factory=list)

    def check_removals(self, removals: Iterable[Removal]) -> None:
        """Take up to which moment retention removed lines, of the removals that carry our signature."""
        for removal in removals:
            key = self.keys.get(removal.key_id)
            said = Removed(removal.municipality_id, removal.before, removal.removed_at, removal.line_count)
            if key is None or not is_same(removal_hash(key, said), removal.hash):
                self.find(Fault.FALSE_REMOVAL)
            elif self.removed_before is None or removal.before > self.removed_before:
                self.removed_before = removal.before

    def step(self, seal: Seal, line: Line | None) -> None:
        """Look at the next seal and the line it seals, None where there is no such line."""
        self.seals += 1
        self.late += seal.sealed_at - seal.line_at > LATE
        if seal.sequence != self.sequence + 1:
            self.find(Fault.MISSING_SEAL, self.sequence + 1)
        elif seal.previous_hash != self.previous:
            self.find(Fault.REORDERED, seal.sequence)
        head = self.told.get(seal.sequence)
        if head is not None and head != seal.hash:
            self.find(Fault.REWRITTEN, seal.sequence)
        key = self.keys.get(seal.key_id)
        if key is None:
            self.find(Fault.UNKNOWN_KEY, seal.sequence)
        else:
            self.check_seal(key, seal)
            self.check_line(key, seal, line)
        self.sequence, self.previous = seal.sequence, seal.hash

    def check_seal(self, key: AuditKey, seal: Seal) -> None:
        """Recompute the hash of a seal."""
        link = Link(
            seal.municipality_id,
            seal.sequence,
            seal.line_id,
            seal.line_at,
            seal.line_hash,
            seal.previous_hash,
            seal.sealed_at,
        )
        if not is_same(seal_hash(key, link), seal.hash):
            self.find(Fault.CHANGED_SEAL, seal.sequence)

    def check_line(self, key: AuditKey, seal: Seal, line: Line | None) -> None:
        """Recompute the hash of a line, or tell why it may be gone."""
        if line is not None:
            if not is_same(line_hash(key, content_of(line)), seal.line_hash):
                self.find(Fault.CHANGED_LINE, seal.sequence)
        elif self.removed_before is not None and seal.line_at < self.removed_before:
            self.removed += 1
        else:
            self.find(Fault.DELETED_LINE, seal.sequence)

    def check_end(self, told: Mapping[int, str]) -> None:
        """Compare how far the chain reaches with the furthest head outside the database."""
        furthest = max(told, default=0)
        if self.told and max(self.told) > self.sequence:
            self.find(Fault.TRUNCATED, max(self.told))
        elif furthest < self.sequence:
            self.find(Fault.MISSING_HEAD, self.sequence)

    def find(self, fault: Fault, sequence: int | None = None) -> None:
        """Keep a fault."""
        self.breaches.append(Breach(fault, sequence))
