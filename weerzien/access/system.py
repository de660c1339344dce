"""The context of a job: one municipality at a time, or the installation itself, and always with a purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

from weerzien.kernel.ids import OrganisationId

SET = """
select set_config('weerzien.system_municipality', %s, true), set_config('weerzien.system_installation', %s, true),
       set_config('weerzien.purpose', %s, true), set_config('weerzien.today', %s, true)
"""


@contextmanager
def system_wide(municipality_id: OrganisationId | None, *, purpose: str, today: date) -> Iterator[None]:
    """Open a transaction for one municipality, or for what is nobody's; PostgreSQL honours it for the jobs role only.

    It is the outermost transaction, so that the end of it forgets the context.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            is_installation = "1" if municipality_id is None else ""
            cursor.execute(SET, [str(municipality_id or ""), is_installation, purpose, today.isoformat()])
        yield
