"""A fact is inserted and superseded, never overwritten; and there is never more than one that holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import Change, ChangedMeanwhile, supersede, supersede_many
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.housing.models import Stay
from weerzien.kernel.days import Day

LATER = NOW + timedelta(hours=1)


def stay_of(person: object) -> Stay:
    return Stay.objects.get(subject_id=person, superseded_by=None)


def test_a_correction_stands_beside_what_it_corrects(amina: Actor, family: Family) -> None:
    moved = day_columns("home", Day.on(date(2026, 10, 1)))
    with acting(amina, today=TODAY):
        before = stay_of(family.mother)
        after = supersede(
            Stay, current=before, values=moved, actor=amina, source=Source.HAND, at=LATER, because="sleutel later"
        )
        before.refresh_from_db()

        assert (before.superseded_by_id, before.superseded_at, before.superseded_because) == (
            after.id,
            LATER,
            "sleutel later",
        )
        assert before.home_earliest == date(2026, 9, 1)
        assert stay_of(family.mother) == after
        assert (after.in_netherlands, after.home_earliest) == (True, date(2026, 10, 1))
        assert (after.recorded_by_id, after.source_organisation_id) == (amina.account_id, amina.organisation_id)


def test_who_comes_second_is_told(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        seen = stay_of(family.mother)
        supersede(Stay, current=seen, values={"reception": "hotel"}, actor=amina, source=Source.HAND, at=LATER)

        with pytest.raises(ChangedMeanwhile), transaction.atomic():
            supersede(Stay, current=seen, values={"reception": "azc"}, actor=amina, source=Source.HAND, at=LATER)


def test_two_current_facts_of_one_person_are_impossible(amina: Actor, family: Family) -> None:
    values = {"dossier_id": family.dossier_id, "subject_id": family.mother}
    with (
        acting(amina, today=TODAY),
        pytest.raises(IntegrityError, match="stay_has_one_current_row"),
        transaction.atomic(),
    ):
        supersede(Stay, current=None, values=values, actor=amina, source=Source.HAND, at=LATER)


def test_a_thousand_facts_take_two_statements(
    amina: Actor, family: Family, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with acting(amina, today=TODAY):
        stays = [stay_of(person) for person in family.persons]
        changes = [
            Change(stay, {"reception": "hotel"}, f"Personen rij {row}") for row, stay in enumerate(stays, start=2)
        ]

        with django_assert_num_queries(2):
            new = supersede_many(Stay, changes=changes, actor=amina, source=Source.IMPORT, at=LATER)

        assert [fact.source_place for fact in new] == ["Personen rij 2", "Personen rij 3", "Personen rij 4"]
        assert {stay_of(person).reception for person in family.persons} == {"hotel"}
