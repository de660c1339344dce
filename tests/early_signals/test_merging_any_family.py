"""Whatever is known of two families: what is merged can be parted, and no row is lost or written over."""

from __future__ import annotations

from random import Random
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from tests.early_signals.merged import TABLES, WHY, chosen, held, outcomes, reevaluated, unmerge
from weerzien.access.actors import Actor
from weerzien.dossiers.merging.rules import GONE, STAYS, FamilyHoldsTogether, Two
from weerzien.early_signals import merging
from weerzien.early_signals.work import unit_of_work

pytestmark = pytest.mark.django_db(transaction=True)
KEPT_WHOLE = {"dossiers_membership", "procedure_application"}


def thin_out(owner: psycopg.Connection[Any], chance: Random) -> None:
    """Let much of two families be unknown, and some of it be another's word."""
    for table in sorted(set(TABLES) - KEPT_WHOLE):
        for (pk,) in owner.execute(f"select id from {table} order by id").fetchall():
            if chance.random() < 0.4:
                owner.execute(f"delete from {table} where id = %s", [pk])
    for (pk,) in owner.execute("select id from dossiers_personalia order by id").fetchall():
        word = chance.choice(["Somali", "Arabisch", ""])
        owner.execute("update dossiers_personalia set language = %s where id = %s", [word, pk])


def all_rows(owner: psycopg.Connection[Any]) -> dict[str, dict[UUID, Any]]:
    """Return every row there ever was, without what says that it holds no longer."""
    apart = "- 'superseded_by_id' - 'superseded_at' - 'superseded_because'"
    return {table: dict(owner.execute(f"select id, to_jsonb(t) {apart} from {table} t").fetchall()) for table in TABLES}


def merge_somehow(actor: Actor, two: Two, chance: Random) -> UUID:
    choices = {key: chance.choice([GONE, STAYS]) for key in sorted(chosen(actor, two.gone, two.stays))}
    with unit_of_work(actor, today=TODAY, now=NOW):
        return merging.merge(actor=actor, two=two, choices=choices, because=WHY, today=TODAY, at=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_parting_gives_back_what_was_merged(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any], seed: int
) -> None:
    chance, families = Random(seed), [family.dossier_id, second_family.dossier_id]
    thin_out(owner, chance)
    reevaluated(amina, *families)
    before, said, ever = held(owner, families), outcomes(owner, families), all_rows(owner)
    stays = chance.choice(second_family.persons)
    tied = second_family.youngster  # the sponsor of her own family: she is nobody else in it
    gone = chance.choice(
        [*family.persons, *(pk for pk in second_family.persons if tied not in (pk, stays) and pk != stays)]
    )

    merge_id = merge_somehow(amina, Two(gone, stays, is_whole=True), chance)
    counts = {table: len(rows) for table, rows in held(owner, families).items()}
    unmerge(amina, merge_id)

    after = all_rows(owner)
    assert held(owner, families) == before
    assert outcomes(owner, families) == said
    assert all(counts[table] <= len(rows) for table, rows in before.items())
    for table, rows in ever.items():
        assert {pk: after[table].get(pk) for pk in rows} == rows


@pytest.mark.parametrize("seed", range(3))
def test_somebody_alone_goes_only_where_nothing_ties_them(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any], seed: int
) -> None:
    chance, families = Random(seed), [family.dossier_id, second_family.dossier_id]
    owner.execute("delete from procedure_step")
    owner.execute("delete from procedure_application")
    owner.execute("delete from dossiers_relation")
    thin_out(owner, chance)
    reevaluated(amina, *families)
    before, said = held(owner, families), outcomes(owner, families)

    try:
        merge_id = merge_somehow(amina, Two(family.mother, second_family.mother), chance)
    except FamilyHoldsTogether:
        pytest.fail("nothing ties her to the others")
    left = held(owner, [family.dossier_id])["dossiers_membership"]
    unmerge(amina, merge_id)

    assert len(left) == len(family.persons) - 1
    assert held(owner, families) == before
    assert outcomes(owner, families) == said
