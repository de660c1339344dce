"""Does work on very many rows some at a time, each time for good, as the owner of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg

from weerzien.cli.migrate import owner_address

Some = Callable[[psycopg.Cursor[Any], UUID], tuple[int, UUID]]
"""Does some rows after an id, and says how many and which was the last; none means that nothing is left."""


def do_in_parts(some: Some, *, first: UUID) -> int:
    """Do some rows after another until none is left, and return how many there were.

    Each part is committed: whoever is stopped keeps what was done, and locks are held for one part only.
    """
    total, count, last = 0, 1, first
    with psycopg.connect(owner_address()) as connection:
        while count:
            count, last = some(connection.cursor(), last)
            connection.commit()
            total += count
    return total
