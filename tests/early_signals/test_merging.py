"""Two persons become one and are two again: nothing is lost, and nobody learns what they may not know."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from tests.early_signals.merged import WHY, chosen, held, merge, outcomes, reevaluated, unmerge
from tests.early_signals.signals.living import DONE, step
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.actions import KINDS
from weerzien.dossiers.beginning import enter_family
from weerzien.dossiers.merging.actions import say_not_same, withdraw_not_same
from weerzien.dossiers.merging.rules import (
    FamilyHoldsTogether,
    MergedSince,
    NotAllChosen,
    SaidAlready,
    Two,
)
from weerzien.dossiers.queries.duplicates import pairs_here
from weerzien.dossiers.recognising import local_numbers
from weerzien.dossiers.writing import correct
from weerzien.early_signals import merging
from weerzien.early_signals.editing.actions import record_fact
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.rules import Act
from weerzien.early_signals.signals.values import Said
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, FactId, PersonId

pytestmark = pytest.mark.django_db(transaction=True)
LATER = Said("eerst de verhuizing", until=TODAY + timedelta(days=14))
TENSION = "spanningen"


def names(owner: psycopg.Connection[Any], dossier_id: UUID) -> set[UUID]:
    """Return who is in a family."""
    rows = owner.execute(
        "select subject_id from dossiers_membership where dossier_id = %s and superseded_by_id is null", [dossier_id]
    )
    return {pk for (pk,) in rows.fetchall()}


def correct_language(actor: Actor, dossier_id: DossierId, person: UUID, owner: psycopg.Connection[Any]) -> None:
    """Correct the language of somebody as a page would."""

    found = owner.execute(
        "select id from dossiers_personalia where subject_id = %s and superseded_by_id is null", [person]
    ).fetchone()
    assert found is not None
    with unit_of_work(actor, today=TODAY, now=NOW):
        correct(
            KINDS[0], actor=actor, dossier_id=dossier_id, fact_id=FactId(found[0]),
            cells={"language": "Somali"}, because="Zelf gezegd.", today=TODAY, at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("whose", ["stays", "gone"])
def test_merging_and_unmerging_gives_the_same_rows_days_and_signals(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any], whose: str
) -> None:
    families = [family.dossier_id, second_family.dossier_id]
    reevaluated(amina, *families)
    before, said = held(owner, families), outcomes(owner, families)
    every = {pk for (pk,) in owner.execute("select id from dossiers_personalia").fetchall()}

    merge_id = merge(amina, family.youngster, second_family.youngster, whose=whose)
    after = held(owner, families)
    unmerge(amina, merge_id)

    left = {table for table, rows in after.items() if any(f'"{family.youngster}"' in row for (row,) in rows)}
    assert left == set()
    assert said != []
    assert held(owner, families) == before
    assert outcomes(owner, families) == said
    assert every <= {pk for (pk,) in owner.execute("select id from dossiers_personalia").fetchall()}


def test_within_one_family_the_same_holds(amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    reevaluated(amina, family.dossier_id)
    before, said = held(owner, [family.dossier_id]), outcomes(owner, [family.dossier_id])

    merge_id = merge(amina, family.brother, family.mother)
    together = names(owner, family.dossier_id)
    unmerge(amina, merge_id)

    assert together == {family.youngster, family.mother}
    assert held(owner, [family.dossier_id]) == before
    assert outcomes(owner, [family.dossier_id]) == said


def test_the_family_that_ends_goes_on_in_the_other_with_everybody(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    merge(amina, family.youngster, second_family.youngster)

    assert names(owner, second_family.dossier_id) == {*second_family.persons, family.mother, family.brother}
    assert names(owner, family.dossier_id) == set()
    closed = owner.execute("select closed_on from dossiers_dossier where id = %s", [family.dossier_id]).fetchone()
    assert closed == (TODAY,)


def test_a_day_that_goes_on_in_the_other_family_is_not_new_there(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    reevaluated(amina, family.dossier_id, second_family.dossier_id)
    before = {row[1:4] for row in outcomes(owner, [family.dossier_id])}
    owner.execute("update early_signals_outcomechange set at = at - interval '9 days' where dossier_id = %s", [
        family.dossier_id
    ])  # fmt: skip

    merge(amina, family.youngster, second_family.youngster)

    after = outcomes(owner, [second_family.dossier_id])
    # An application is another row there, and what is about one begins anew.
    theirs = [row for row in after if row[3] in (family.mother, family.brother) and row[4] is None]
    since = {row[-1] for row in theirs if row[1:4] in before}
    assert since == {TODAY - timedelta(days=9)}


@pytest.mark.parametrize("act", [Act.CLOSE, Act.SNOOZE])
def test_a_signal_that_was_put_away_stays_so_in_the_other_family_and_at_home_again(
    amina: Actor, family: Family, act: Act
) -> None:
    there, stays = newcomer(amina)
    put_away(amina, family, act)
    before = stands(amina, family.dossier_id)

    merge_id = merge(amina, family.youngster, stays)
    merged = stands(amina, there)
    unmerge(amina, merge_id)

    assert before == {TENSION: {Act.CLOSE: "closed", Act.SNOOZE: "snoozed"}[act]}
    assert merged[TENSION] == before[TENSION]
    assert stands(amina, family.dossier_id) == before


def test_what_both_families_closed_stays_closed_and_what_one_did_not_see_asks(
    amina: Actor, family: Family, second_family: Family
) -> None:
    put_away(amina, family, Act.CLOSE)
    put_away(amina, second_family, Act.CLOSE)

    merge_id = merge(amina, family.youngster, second_family.youngster)
    both = stands(amina, second_family.dossier_id)
    unmerge(amina, merge_id)
    tell(amina, family.dossier_id, "school")
    merge(amina, family.youngster, second_family.youngster)

    assert both[TENSION] == "closed"
    assert stands(amina, second_family.dossier_id)[TENSION] == "reopened"


def newcomer(actor: Actor) -> tuple[DossierId, PersonId]:
    """Enter the youngster of the family once more, in a family of her own; return both."""
    with unit_of_work(actor, today=TODAY, now=NOW):
        return enter_family(
            actor=actor, first_name="Selam", last_name="Tesfay", born=None, part="amv", today=TODAY, at=NOW
        )


def tell(actor: Actor, dossier_id: DossierId, told_by: str) -> None:
    """Write down that somebody saw serious tension in a family."""
    cells = {"day": Day.on(TODAY), "word": "ernstig", "told_by": told_by}
    with unit_of_work(actor, today=TODAY, now=NOW):
        record_fact(
            actor=actor, dossier_id=dossier_id, kind="observatie-spanningen", about_id=dossier_id, cells=cells,
            today=TODAY, at=NOW,
        )  # fmt: skip


def put_away(actor: Actor, family: Family, act: Act) -> None:
    """Let two see tension in a family, and the signal of that be closed or wait."""
    for told_by in ("mentor", "buurvrouw"):
        tell(actor, family.dossier_id, told_by)
    step(actor, family, Act.TAKE_UP, TENSION)
    step(actor, family, act, TENSION, said=DONE if act is Act.CLOSE else LATER)


def stands(actor: Actor, dossier_id: UUID) -> dict[str, str]:
    """Return how each signal of a family stands, by theme."""
    with acting(actor, today=TODAY):
        return {one.theme: one.standing(TODAY) for one in signals_of([dossier_id], today=TODAY)}


def test_what_was_not_chosen_stays_with_the_reason(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    merge(amina, family.youngster, second_family.youngster, whose="gone")

    rows = owner.execute(
        "select distinct superseded_because from dossiers_personnumbers where superseded_by_id is not null"
    ).fetchall()
    hashes = owner.execute(
        "select count(distinct lookup_hash) from dossiers_personnumbers where subject_id = any(%s)",
        [[family.youngster, second_family.youngster]],
    ).fetchone()
    assert rows == [(f"Samengevoegd: {WHY}",)]
    assert hashes == (4,)


def test_nothing_is_merged_before_everything_is_chosen(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    before = held(owner, [family.dossier_id, second_family.dossier_id])
    two = Two(family.youngster, second_family.youngster, is_whole=True)
    some = dict(list(chosen(amina, two.gone, two.stays).items())[1:])

    with pytest.raises(NotAllChosen), unit_of_work(amina, today=TODAY, now=NOW):
        merging.merge(actor=amina, two=two, choices=some, because=WHY, today=TODAY, at=NOW)

    assert held(owner, [family.dossier_id, second_family.dossier_id]) == before


def test_somebody_who_belongs_to_others_does_not_go_alone(amina: Actor, family: Family, second_family: Family) -> None:
    with pytest.raises(FamilyHoldsTogether):
        merge(amina, family.youngster, second_family.youngster, is_whole=False)


def test_what_is_written_since_stays_with_who_stays_and_goes_home_with_who_came_along(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    merge_id = merge(amina, family.youngster, second_family.youngster)
    for person in (second_family.youngster, family.mother):
        correct_language(amina, second_family.dossier_id, person, owner)
    unmerge(amina, merge_id)

    rows = owner.execute(
        "select subject_id, dossier_id, language from dossiers_personalia"
        " where superseded_by_id is null and subject_id = any(%s)",
        [[second_family.youngster, family.mother, family.youngster]],
    ).fetchall()
    said = {pk: (dossier_id, language) for pk, dossier_id, language in rows}
    assert said[second_family.youngster] == (second_family.dossier_id, "Somali")
    assert said[family.mother] == (family.dossier_id, "Somali")
    assert said[family.youngster][0] == family.dossier_id
    assert said[family.youngster][1] != "Somali"


def test_what_was_merged_later_goes_back_first(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    first = merge(amina, family.youngster, second_family.youngster)
    merge(amina, family.mother, second_family.mother)
    owner.execute("update dossiers_merge set merged_at = merged_at + interval '1 minute' where id <> %s", [first])

    with pytest.raises(MergedSince):
        unmerge(amina, first)


def test_a_list_knows_both_by_their_own_number(amina: Actor, family: Family, second_family: Family) -> None:
    merge_id = merge(amina, family.youngster, second_family.youngster)
    with acting(amina, today=TODAY):
        families, persons = local_numbers(amina.organisation_id)
    unmerge(amina, merge_id)
    with acting(amina, today=TODAY):
        again, _ = local_numbers(amina.organisation_id)

    assert families == {"M1": second_family.dossier_id, "M2": second_family.dossier_id}
    assert persons["M1-1"] == (second_family.youngster, second_family.dossier_id)
    assert persons["M1-2"] == (family.mother, second_family.dossier_id)
    assert again["M1"] == family.dossier_id


def test_who_was_said_not_to_be_the_same_is_not_proposed_until_it_is_taken_back(
    amina: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    def proposed() -> set[frozenset[UUID]]:
        with acting(amina, today=TODAY):
            return {frozenset((pair.one.person_id, pair.other.person_id)) for pair in pairs_here()}

    two = Two(family.mother, second_family.mother)
    pair = frozenset((two.gone, two.stays))
    first = proposed()
    for _ in range(2):
        with unit_of_work(amina, today=TODAY, now=NOW):
            if pair in proposed():
                say_not_same(actor=amina, two=two, because="Twee foto's.", today=TODAY, at=NOW)
    apart = proposed()
    with pytest.raises(SaidAlready), unit_of_work(amina, today=TODAY, now=NOW):
        say_not_same(actor=amina, two=two, because="Nog eens.", today=TODAY, at=NOW)
    ((said_id,),) = owner.execute("select id from dossiers_notsame").fetchall()
    with unit_of_work(amina, today=TODAY, now=NOW):
        withdraw_not_same(actor=amina, said_id=said_id, today=TODAY, at=NOW)

    assert pair in first
    assert pair not in apart
    assert proposed() == first
