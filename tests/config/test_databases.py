"""How a connection plans: pages each question once, everything else as PostgreSQL thinks best."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from weerzien.config.databases import database

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("pool_size", "mode"), [(4, "force_generic_plan"), (0, "auto")])
def test_only_a_connection_for_pages_plans_each_question_once(pool_size: int, mode: str) -> None:
    reached = connection.settings_dict
    url = f"dbname={reached['NAME']} user={reached['USER']} host={reached['HOST']} port={reached['PORT']}"
    options = database(url, pool_size=pool_size)["OPTIONS"]["options"]

    with psycopg.connect(url, password=reached["PASSWORD"], options=options) as asked:
        answer = asked.execute("show plan_cache_mode").fetchone()

    assert answer == (mode,)
