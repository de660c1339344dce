"""Two families of one municipality to merge persons of, and what PostgreSQL holds of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import psycopg

from tests.cast import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context
from weerzien.dossiers.merging.reading import all_tables
from weerzien.dossiers.merging.rules import STAYS, Two
from weerzien.early_signals import merging
from weerzien.early_signals.tracks import PAGE_TABLES
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import DossierId, PersonId

WHY = "Zelfde paspoort gezien."
TABLES = tuple(table.model._meta.db_table for table in all_tables(PAGE_TABLES))
OUTCOMES = """
select dossier_id, rule, step, subject_id, subject_ref, version, state, day, fact_ids, compartments, first_seen_on
from early_signals_outcome where dossier_id = any(%s) order by 1, 2, 3, 4, 5
"""


def chosen(actor: Actor, gone: UUID, stays: UUID, *, whose: str = STAYS) -> dict[str, str]:
    """Return a choice for all that differs."""
    with acting(actor, today=TODAY):
        panel = merging.pair_page(actor, gone, stays, today=TODAY)
    return {choice.key: whose for choice in panel.choices}


def merge(
    actor: Actor, gone: PersonId, stays: PersonId, *, is_whole: bool = True, whose: str = STAYS, because: str = WHY
) -> UUID:
    """Merge as the page does, with one choice for all that differs."""
    choices = chosen(actor, gone, stays, whose=whose)
    with unit_of_work(actor, today=TODAY, now=NOW) as work:
        two = Two(gone, stays, is_whole)
        return merging.merge(actor=actor, two=two, choices=choices, because=because, today=work.today, at=work.now)


def unmerge(actor: Actor, merge_id: UUID) -> None:
    """Undo as the page does."""
    with unit_of_work(actor, today=TODAY, now=NOW) as work:
        merging.unmerge(actor=actor, merge_id=merge_id, because="Toch niet.", today=work.today, at=work.now)


def reevaluated(actor: Actor, *families: DossierId) -> None:
    """Let the rulebook look at families, so that what stands is what it says."""
    with unit_of_work(actor, today=TODAY, now=NOW):
        current_context().opened.update(families)


def held(owner: psycopg.Connection[Any], families: Iterable[UUID]) -> dict[str, list[Any]]:
    """Return every row that holds of families, whole, by table."""
    ids = list(families)
    return {
        table: owner.execute(
            f"select to_jsonb(t)::text from {table} t where dossier_id = any(%s)"
            " and superseded_by_id is null order by id",
            [ids],
        ).fetchall()
        for table in TABLES
    }


def outcomes(owner: psycopg.Connection[Any], families: Iterable[UUID]) -> list[Any]:
    """Return what the rulebook says of families."""
    return owner.execute(OUTCOMES, [list(families)]).fetchall()
