"""Encrypts again, with the newest key, what stands encrypted with an older one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, LiteralString, Protocol
from uuid import UUID

from weerzien.access.roles import Compartment
from weerzien.documents.configured import DocumentsKey
from weerzien.documents.rules.refusals import NoKey
from weerzien.documents.sealing import Place, Sealed, seal, unseal

AT_A_TIME: Final = 20
"""Documents are up to 30 MB each, and these are in memory together."""
FIRST: Final = UUID(int=0)
OLD: Final = """
select kept.document_id, held.compartment, kept.key_id, kept.ciphertext
from documents_content kept join documents_document held on held.id = kept.document_id
where kept.document_id > %s and kept.key_id <> %s order by kept.document_id limit %s for update of kept
"""
KEEP: Final = "update documents_content set key_id = %s, ciphertext = %s where document_id = %s"


class Cursor(Protocol):
    """What asks a database, as psycopg gives it."""

    def execute(self, query: LiteralString, params: Sequence[object] = (), /) -> object: ...

    def fetchall(self) -> list[tuple[UUID, str, str, bytes]]: ...


def reseal_some(
    cursor: Cursor, *, keys: Sequence[DocumentsKey], after: UUID = FIRST, most: int = AT_A_TIME
) -> tuple[int, UUID]:
    """Encrypt at most so many documents after an id with the first of the keys; return of how many, and the last id.

    Of none means that nothing is left. What the caller has not committed stays as it was, readable with its old key:
    whoever is stopped begins again anywhere. Raises NoKey, or Unreadable where an old key is missing.
    """
    if not keys:
        raise NoKey
    cursor.execute(OLD, (after, keys[0].id, most))
    rows = cursor.fetchall()
    for document_id, compartment, key_id, ciphertext in rows:
        place = Place(document_id, Compartment(compartment))
        file = unseal(Sealed(key_id, bytes(ciphertext)), place, keys=keys)
        sealed = seal(file, place, keys=keys)
        cursor.execute(KEEP, (sealed.key_id, sealed.ciphertext, document_id))
    return len(rows), rows[-1][0] if rows else after
