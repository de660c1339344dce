"""Makes the keys of names again that were made by older rules, or by a release that made none."""

from __future__ import annotations

from typing import Final, LiteralString, Protocol
from uuid import UUID

from weerzien.dossiers.spelling.keys import MADE_BY, name_keys

AT_A_TIME: Final = 5_000
FIRST: Final = UUID(int=0)
OLD: Final = """
select id, first_name, last_name from dossiers_personalia
where id > %s and not name_keys @@ %s::tsquery order by id limit %s
"""
KEEP: Final = """
update dossiers_personalia kept set name_keys = given.keys::tsvector
from unnest(%s::uuid[], %s::text[]) given (id, keys) where kept.id = given.id
"""


class Cursor(Protocol):
    """What asks a database, as Django and psycopg give it."""

    def execute(self, query: LiteralString, params: list[object], /) -> object: ...

    def fetchall(self) -> list[tuple[UUID, str, str]]: ...


def rekey_some(cursor: Cursor, *, after: UUID = FIRST, most: int = AT_A_TIME) -> tuple[int, UUID]:
    """Make the keys again of at most so many names after an id; return of how many, and the last id.

    Of none means that nothing is left. Two statements, which the caller commits: whoever is stopped begins again
    anywhere, for a row says itself by which rules its keys were made.
    """
    cursor.execute(OLD, [after, MADE_BY, most])
    rows = cursor.fetchall()
    if not rows:
        return 0, after
    cursor.execute(KEEP, [[row[0] for row in rows], [name_keys(row[1], row[2]) for row in rows]])
    return len(rows), rows[-1][0]
