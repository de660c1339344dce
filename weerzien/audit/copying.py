"""What of the heads goes along with a copy of the database: those of the moment of the copy, none of later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from weerzien.audit.heads import Head

Ends = Mapping[UUID | None, int]
"""The place of the last seal of each chain; a chain without seals is not in it."""

LAST_SEALS = "select municipality_id, max(sequence) from audit_seal group by municipality_id"


def ends_of_chains(owner: psycopg.Connection) -> Ends:
    """Return how far each chain reaches, as the transaction of the owner sees it."""
    if owner.execute("select to_regclass('public.audit_seal') is not null").fetchone() != (True,):
        return {}
    return dict(owner.execute(LAST_SEALS).fetchall())


def heads_until(heads: Iterable[Head], ends: Ends) -> tuple[Head, ...]:
    """Return the heads that the copy knows the seals of."""
    return tuple(head for head in heads if head.sequence <= ends.get(head.municipality_id, 0))


def reach(heads: Collection[Head], ends: Ends) -> bool:
    """Return whether every chain of the copy has its last head: sealing writes it just after its transaction."""
    last = {(head.municipality_id, head.sequence) for head in heads}
    return all(end in last for end in ends.items())


def record_copy(owner: psycopg.Connection, action: str, *, at: datetime) -> None:
    """Add a line about a copy of everything, as the owner: nobody acts in the product at such a moment."""
    owner.execute(
        "insert into audit_line (id, at, kind, action, dossier_ids, fields) values (%s, %s, 'export', %s, '{}', '{}')",
        [uuid4(), at, action],
    )
