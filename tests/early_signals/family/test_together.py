"""What members are of each other and with whom they live, as each role may read it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.dossiers.facts import Change, supersede, supersede_many
from weerzien.dossiers.kinship import NEVER
from weerzien.dossiers.models import HouseholdMember, Personalia, Relation
from weerzien.dossiers.models.fact import Certainty, Source
from weerzien.early_signals.panels import FamilyPanel
from weerzien.early_signals.queries import family_panel

pytestmark = pytest.mark.django_db


def panel_for(actor: Actor, family: Family) -> FamilyPanel:
    with acting(actor, today=TODAY):
        return family_panel(actor, family.dossier_id, today=TODAY)


def kin_of(panel: FamilyPanel) -> dict[str, tuple[str, ...]]:
    return {member.first_name: member.kin for member in panel.members}


def test_members_are_called_by_what_they_are_of_each_other(amina: Actor, family: Family) -> None:
    assert kin_of(panel_for(amina, family)) == {
        "Selam": ("broer of zus van Dawit", "referent van Hanna en Dawit"),
        "Hanna": ("moeder van Selam en Dawit", "referent van Dawit"),
        "Dawit": (),
    }


def test_kinship_that_only_follows_from_a_part_says_that_it_is_to_verify(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        row = Relation.objects.get(subject_id=family.mother, other_id=family.youngster)
        change = Change(row, {}, certainty=Certainty.TO_VERIFY)
        supersede_many(Relation, changes=[change], actor=amina, source=Source.IMPORT, at=NOW)

    kin = kin_of(panel_for(amina, family))["Hanna"]

    assert kin == ("moeder van Selam (te controleren)", "moeder van Dawit", "referent van Dawit")


def test_who_lives_together_says_with_whom_and_since_when(amina: Actor, family: Family) -> None:
    homes = {member.first_name: member.lives_with for member in panel_for(amina, family).members}

    assert homes["Selam"] == "woont samen met Hanna en Dawit sinds 1 september 2026"


def test_a_relation_and_a_household_that_ended_are_history_only(amina: Actor, family: Family) -> None:
    later = NOW + timedelta(minutes=5)
    ended = {"period": (date(2026, 9, 1), TODAY)}
    with acting(amina, today=TODAY):
        relation = Relation.objects.get(subject_id=family.mother, other_id=family.youngster)
        lived = HouseholdMember.objects.get(subject_id=family.brother)
        supersede(Relation, current=relation, values={"period": NEVER}, actor=amina, source=Source.HAND, at=later)
        supersede(HouseholdMember, current=lived, values=ended, actor=amina, source=Source.HAND, at=later)

    panel = panel_for(amina, family)

    assert kin_of(panel)["Hanna"] == ("moeder van Dawit", "referent van Dawit")
    assert {member.first_name: member.lives_with for member in panel.members} == {
        "Selam": "woont samen met Hanna sinds 1 september 2026",
        "Hanna": "woont samen met Selam sinds 1 september 2026",
        "Dawit": "",
    }
    assert {(line.what, line.person, line.lines, line.instead_of) for line in panel.history.rows[:2]} == {
        ("Relatie gewijzigd", "Hanna", ("Geldt: niet meer",), ("Geldt: vanaf 1 januari 2009",)),
        (
            "Samenwonen gewijzigd",
            "Dawit",
            ("Woont samen: vanaf 1 september 2026 tot en met 19 november 2026",),
            ("Woont samen: vanaf 1 september 2026",),
        ),
    }


def test_who_lives_together_from_another_day_is_said_from_that_day(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        lived = HouseholdMember.objects.get(subject_id=family.brother)
        since = {"period": (date(2026, 10, 1), None)}
        supersede(HouseholdMember, current=lived, values=since, actor=amina, source=Source.HAND, at=NOW)

    member = panel_for(amina, family).members[0]

    assert member.lives_with == "woont samen met Hanna sinds 1 september 2026 en met Dawit sinds 1 oktober 2026"


def test_a_role_without_the_procedure_reads_kinship_and_not_who_is_a_sponsor(bram: Actor, family: Family) -> None:
    panel = panel_for(bram, family)

    assert kin_of(panel) == {"Selam": ("broer of zus van Dawit",), "Hanna": ("moeder van Selam en Dawit",), "Dawit": ()}


def test_a_role_without_housing_does_not_read_who_lives_together(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    lawyer = hire("Lotte Bos", Role.VWN_JURIDISCH, organisations.vluchtelingenwerk)
    involve(lawyer, family)

    members = panel_for(lawyer, family).members

    assert [member.first_name for member in members] == ["Selam", "Hanna", "Dawit"]
    assert {member.lives_with for member in members} == {""}


def test_a_role_that_knows_first_names_only_reads_who_lives_together_and_no_kinship(
    hire: Hire, organisations: Organisations, family: Family
) -> None:
    finder = hire("Daan Kok", Role.MEDEWERKER_HUISVESTING, organisations.meerdijk)

    members = {member.first_name: member for member in panel_for(finder, family).members}

    assert members["Dawit"].lives_with in {
        "woont samen met Selam en Hanna sinds 1 september 2026",
        "woont samen met Hanna en Selam sinds 1 september 2026",
    }
    assert {member.kin for member in members.values()} == {()}


def test_who_follows_one_person_reads_nothing_of_the_others_in_a_relation(thijs: Actor, family: Family) -> None:
    (member,) = panel_for(thijs, family).members

    assert (member.first_name, member.kin, member.lives_with) == ("Selam", (), "")


def test_of_two_with_the_same_first_name_the_part_says_who_is_meant(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        brother = Personalia.objects.get(subject_id=family.brother)
        supersede(Personalia, current=brother, values={"first_name": "Selam"}, actor=amina, source=Source.HAND, at=NOW)

    mother = next(member for member in panel_for(amina, family).members if member.first_name == "Hanna")

    assert mother.kin[0] == "moeder van Selam (alleengekomen jongere) en Selam (broer)"
