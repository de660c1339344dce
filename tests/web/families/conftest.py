"""What the tests of correcting a fact share: the permit of a youngster, its form and its rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import Family

Owner = psycopg.Connection[Any]
PERMIT = {"kind": "A", "target_group": "asiel", "asylum_applied": "", "notified": "31-08-2026"}
WHY = {"because": "brief van de IND"}


def current(owner: Owner, table: str, person: UUID) -> UUID:
    row = owner.execute(
        f"select id from {table} where subject_id = %s and superseded_by_id is null", [person]
    ).fetchone()
    assert row is not None
    return UUID(str(row[0]))


@pytest.fixture
def permit(owner: Owner, family: Family) -> str:
    """Return the address of the form of the youngster's permit."""
    return f"/gezinnen/{family.dossier_id}/feiten/vergunning/{current(owner, 'procedure_permit', family.youngster)}/"


def permits(owner: Owner, family: Family) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select notified_earliest::text, notified_told, kind, superseded_because, superseded_by_id is null"
        " from procedure_permit where subject_id = %s order by recorded_at, superseded_by_id is null",
        [family.youngster],
    ).fetchall()
