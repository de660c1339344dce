"""The matrix: the same in roles.md, in the code and in PostgreSQL."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from weerzien.access.abilities import EDITS, ROLES_WITH, Ability, may
from weerzien.access.actors import Actor
from weerzien.access.matrix import (
    MATRIX,
    Right,
    Scope,
    derived_compartments,
    read_table,
    visible_compartments,
    whole_family_compartments,
    writable_compartments,
)
from weerzien.access.models import Grant, RoleAbility
from weerzien.access.roles import Compartment, Role

SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).resolve().parents[3] / "shared"))
AS_WRITTEN = {
    "gezinsregisseur": Role.GEZINSREGISSEUR,
    "teamleider": Role.TEAMLEIDER,
    "klantregisseur inburgering": Role.KLANTREGISSEUR_INBURGERING,
    "klantmanager inkomen": Role.KLANTMANAGER_INKOMEN,
    "medewerker huisvesting": Role.MEDEWERKER_HUISVESTING,
    "burgerzaken": Role.BURGERZAKEN,
    "leerplicht / RMC, verzuimcoordinator": Role.LEERPLICHT,
    "wijkteam / jeugd": Role.WIJKTEAM,
    "jeugdbeschermer Nidos": Role.JEUGDBESCHERMER,
    "gezinsherenigingsfunctionaris Nidos": Role.GEZINSHERENIGINGSFUNCTIONARIS,
    "contractpartner / mentor": Role.CONTRACTPARTNER,
    "pleeg-/opvanggezin": Role.OPVANGGEZIN,
    "VluchtelingenWerk juridisch": Role.VWN_JURIDISCH,
    "VluchtelingenWerk maatschappelijk begeleider": Role.VWN_BEGELEIDER,
    "vrijwilliger VluchtelingenWerk": Role.VWN_VRIJWILLIGER,
    "COA regievoerder": Role.COA_REGIEVOERDER,
    "school (ISK, mbo, vo)": Role.SCHOOL,
    "zorg (GGD, GGZ, huisarts, maatschappelijk werk)": Role.ZORG,
    "woningcorporatie": Role.WONINGCORPORATIE,
    "sleutelpersoon": Role.SLEUTELPERSOON,
    "tolk": Role.TOLK,
    "jongere 16+, ouder (own page)": Role.GEZINSLID,
    "beleidsmedewerker, analist": Role.BELEIDSMEDEWERKER,
    "privacy officer / FG": Role.PRIVACY_OFFICER,
    "applicatiebeheerder": Role.BEHEERDER,
}


def written_matrix() -> dict[str, list[str]]:
    """Return the cells of the matrix in roles.md by the role it names."""
    file = SHARED / "domain" / "roles.md"
    if not file.exists():
        pytest.skip(f"{file} is not here")
    lines = file.read_text().split("# The matrix")[1].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row[1:] for row in rows[2:]}


def test_the_matrix_is_the_one_that_was_agreed() -> None:
    written = written_matrix()

    assert set(written) == set(AS_WRITTEN)
    for name, role in AS_WRITTEN.items():
        scope, *cells = written[name]
        letters = cells if len(cells) == len(Compartment) else [""] * len(Compartment)
        rights = {part: Right(letter) for part, letter in zip(Compartment, letters, strict=True) if letter}
        assert (MATRIX[role].scope, MATRIX[role].rights) == (Scope(scope), rights), name


def test_every_role_has_a_line() -> None:
    assert set(MATRIX) == set(Role)


@pytest.mark.django_db
def test_postgresql_keeps_the_same_matrix() -> None:
    in_code = {
        (role, rights.scope, compartment, right)
        for role, rights in MATRIX.items()
        for compartment, right in rights.rights.items()
    }

    assert set(Grant.objects.values_list("role", "scope", "compartment", "right")) == in_code


@pytest.mark.django_db
def test_postgresql_keeps_the_same_abilities() -> None:
    in_code = {(role, ability) for ability, roles in ROLES_WITH.items() for role in roles}

    assert set(RoleAbility.objects.values_list("role", "ability")) == in_code


def test_a_line_that_lacks_a_compartment_is_not_read() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_table("role scope id\ntolk I l .")


def test_compartments_of_several_roles_add_up() -> None:
    both = [Role.KLANTMANAGER_INKOMEN, Role.MEDEWERKER_HUISVESTING]

    assert visible_compartments(both) == {
        Compartment.IDENTITY,
        Compartment.NUMBERS,
        Compartment.HOUSING,
        Compartment.INCOME,
    }
    assert writable_compartments(both) == {Compartment.HOUSING, Compartment.INCOME, Compartment.CONTACTS}
    assert derived_compartments(both) == {Compartment.PROCEDURE, Compartment.INTEGRATION, Compartment.HEALTH}


def test_who_follows_persons_reads_no_whole_family() -> None:
    assert whole_family_compartments([Role.JEUGDBESCHERMER]) == frozenset()
    assert whole_family_compartments([Role.KLANTMANAGER_INKOMEN, Role.LEERPLICHT]) == {
        Compartment.IDENTITY,
        Compartment.NUMBERS,
        Compartment.HOUSING,
        Compartment.INCOME,
    }


def test_an_ability_comes_from_a_compartment_or_from_the_list(amina: Actor, bram: Actor) -> None:
    assert {ability for ability in EDITS if may(bram, ability)} == {
        Ability.EDIT_INTEGRATION,
        Ability.EDIT_CONTACTS,
    }
    assert may(amina, Ability.IMPORT_WORKBOOK)
    assert not may(bram, Ability.IMPORT_WORKBOOK)
    assert may(bram, Ability.SEE_FAMILY)


def test_what_no_compartment_gives_is_for_people_of_a_municipality(amina: Actor) -> None:
    elsewhere = replace(amina, municipality_id=None)

    assert [may(amina, ability) for ability in ROLES_WITH if may(elsewhere, ability)] == []
