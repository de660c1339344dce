"""Who is found by name: the same persons that the table itself would show, and nobody else."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest

from tests.cast import Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.dossiers.spelling.keys import ask_for

TODAY = date(2026, 11, 21)
FOUND = "select subject_id from persons_named(%(written)s, %(alike)s, %(mistaken)s, %(nearer)s, %(weights)s)"
TYPED = ("Tesfay", "ተስፋይ", "تسفاي", "Tesfai", "Tesfar")


def found_by(actor: Actor, typed: str) -> set[object]:
    wordings = ask_for(typed)
    assert wordings is not None
    with acting(actor, today=TODAY):
        return {row[0] for row in asked(FOUND, asdict(wordings))}


@pytest.mark.parametrize("typed", TYPED)
def test_who_is_found_is_who_the_reader_may_read(
    amina: Actor, bram: Actor, chris: Actor, noor: Actor, thijs: Actor, petra: Actor, wil: Actor, family: Family,
    family_elsewhere: Family, typed: str,
) -> None:  # fmt: skip
    for actor in (amina, bram, chris, noor, thijs, petra, wil):
        with acting(actor, today=TODAY):
            readable = set(
                Personalia.objects.filter(superseded_by=None, last_name="Tesfay").values_list("subject_id", flat=True)
            )
        assert found_by(actor, typed) == readable

    assert found_by(amina, typed) == set(family.persons)
    assert found_by(chris, typed) == set(family_elsewhere.persons)


def test_without_somebody_who_acts_nobody_is_found(family: Family) -> None:
    wordings = ask_for("Tesfay")

    assert wordings is not None
    assert asked(FOUND, asdict(wordings)) == []


@pytest.mark.parametrize("typed", ["' | 'x", "\\", "a:* & !b", "'); select 1", "((((", "Tesfay')", "%(typed)s"])
def test_what_is_typed_is_never_a_question_of_its_own(amina: Actor, family: Family, typed: str) -> None:
    with acting(amina, today=TODAY):
        ids, _ = find_families(Wanted(text=read_search(typed)), order=None, first=0, size=5, today=TODAY)

    assert set(ids) <= {family.dossier_id}
