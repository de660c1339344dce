"""What the fence costs: a policy asks once per query which families there are, never once per row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.cast import TODAY, Family
from tests.leaks.tables import FACTS, MIXED, OUTCOMES, ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting


def plans(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return a node of a plan and everything below it."""
    yield node
    for below in node.get("Plans", ()):
        yield from plans(below)


@pytest.mark.parametrize("table", [*FACTS, *MIXED, *OUTCOMES, "dossiers_dossier", "dossiers_person"])
def test_a_policy_asks_once_per_query(amina: Actor, family: Family, second_family: Family, table: str) -> None:
    with acting(amina, today=TODAY):
        ((explained,),) = ask(f"explain (analyze, verbose, format json) select * from {table}")
    plan = explained if isinstance(explained, list) else json.loads(explained)
    asked = [node for node in plans(plan[0]["Plan"]) if node.get("Parent Relationship") in {"SubPlan", "InitPlan"}]

    # What an outcome asks of its reader is unpacked row by row, out of the row itself; for that no table is asked.
    unpacked = {node["Function Call"] for node in asked if node["Actual Loops"] > 1 and "Function Call" in node}
    assert unpacked <= ({f"unnest({table}.compartments)"} if table in OUTCOMES else set())
    again = [below for node in asked for below in plans(node) if below["Actual Loops"] > 1]

    assert asked
    assert [node for node in again if node.get("Function Call") not in unpacked] == []
    assert not any("visible_" in str(node.get("Filter", "")) for node in plans(plan[0]["Plan"]))


@pytest.mark.django_db(transaction=True)
def test_a_family_is_found_by_its_index(owner: psycopg.Connection, family: Family) -> None:
    statement = "explain (format json) select * from housing_stay where dossier_id = %s and superseded_by_id is null"
    with owner.transaction(force_rollback=True):
        owner.execute("set local lock_timeout = '5s'")
        # Among a handful of rows another index is as cheap, and chance decides: only the primary key stays beside it.
        rivals = owner.execute(
            "select indexname from pg_indexes where tablename = 'housing_stay'"
            " and indexname not in ('stay_current', 'housing_stay_pkey')"
        ).fetchall()
        for (rival,) in rivals:
            owner.execute(sql.SQL("drop index {}").format(sql.Identifier(rival)))
        owner.execute("set local enable_seqscan = off")
        ((plan,),) = owner.execute(statement, [family.dossier_id]).fetchall()

    assert "stay_current" in {node.get("Index Name") for node in plans(plan[0]["Plan"])}
