"""Tasks that tests give, and what stands of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import psycopg

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import TaskId
from weerzien.plans.actions import give_task

IN_TWO_WEEKS = TODAY + timedelta(days=14)


def give(actor: Actor, family: Family, *, to: Actor | None = None, what: str = "Bel de school.", **more: Any) -> TaskId:
    """Give a task, to oneself unless somebody else is named."""
    doer = to or actor
    said: dict[str, Any] = {
        "what": what,
        "organisation_id": doer.organisation_id,
        "person_id": doer.account_id,
        "ground": "Zij kennen de school.",
        "due": IN_TWO_WEEKS,
        "compartment": Compartment.CONTACTS,
    }
    with unit_of_work(actor, today=TODAY, now=NOW):
        return give_task(actor, family.dossier_id, **said | more, today=TODAY, at=NOW)


def standing(owner: psycopg.Connection[Any], task_id: TaskId) -> tuple[Any, ...]:
    """Return what became of a task, past every policy: state, words, who has it."""
    row = owner.execute(
        "select state, ended_words, ended_on, organisation_id, account_id from plans_task where id = %s", [task_id]
    ).fetchone()
    assert row is not None
    return row


def trail(owner: psycopg.Connection[Any], family: Family) -> list[tuple[str, str]]:
    """Return what was written down about tasks of a family: kind and action, sorted."""
    return owner.execute(
        "select kind, action from audit_line where dossier_ids @> array[%s]::uuid[] and action like 'plans.%%'"
        " order by kind, action",
        [family.dossier_id],
    ).fetchall()


def tomorrow(days: int = 1) -> date:
    """Return a day after today."""
    return TODAY + timedelta(days=days)
