"""The jobs role alone may act for a system: one municipality at a time, with a purpose."""

from __future__ import annotations

import os
from typing import Any

import psycopg
import pytest

from tests.cast import Family

pytestmark = pytest.mark.django_db(transaction=True)

SETTINGS = "select set_config('weerzien.today', '2026-11-20', true)"


def families_seen(address: str, **settings: str) -> list[Any]:
    """Return the families that a connection sees with these settings."""
    with psycopg.connect(address) as connection:
        connection.execute(SETTINGS)
        for name, value in settings.items():
            connection.execute("select set_config(%s, %s, true)", [f"weerzien.{name}", value])
        return [row[0] for row in connection.execute("select dossier_id from integration_income group by 1").fetchall()]


@pytest.mark.parametrize(
    ("variable", "purpose", "sees"),
    [
        pytest.param("DATABASE_URL_JOBS", "nachtelijke herbeoordeling", True, id="jobs with a purpose"),
        pytest.param("DATABASE_URL_JOBS", "", False, id="jobs without a purpose"),
        pytest.param("DATABASE_URL", "nachtelijke herbeoordeling", False, id="the web role"),
    ],
)
def test_a_system_sees_one_municipality_with_a_purpose_and_as_the_jobs_role_only(
    family: Family, family_elsewhere: Family, variable: str, purpose: str, sees: bool
) -> None:
    municipality = str(family.coordinator.municipality_id)

    seen = families_seen(os.environ[variable], system_municipality=municipality, purpose=purpose)

    assert seen == ([family.dossier_id] if sees else [])


def test_the_jobs_role_sees_nothing_without_a_context(family: Family) -> None:
    assert families_seen(os.environ["DATABASE_URL_JOBS"]) == []
