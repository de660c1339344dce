"""What a role may know where it may not read the rows: exactly the values that were agreed, and no more."""

from __future__ import annotations

import pytest

from tests.cast import TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role


def values(actor: Actor, view: str, person: object) -> dict[str, str]:
    with acting(actor, today=TODAY):
        return dict(ask(f"select name, value from {view} where subject_id = %s", person))


def test_a_corporation_knows_first_names_and_the_adult_to_speak_with(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    corporation = hire("Piet Smit", Role.WONINGCORPORATIE, organisations.nidos)
    involve(corporation, family)

    known = {"language": "Tigrinya", "needs_interpreter": "true"}
    assert values(corporation, "dossiers_derived", family.mother) == known | {
        "first_name": "Hanna",
        "adult_to_speak_with": "Hanna Tesfay",
    }
    assert values(corporation, "dossiers_derived", family.youngster) == known | {"first_name": "Selam"}
    assert values(corporation, "housing_derived", family.mother) == {"lease_day": "2026-09-01"}
    assert values(corporation, "procedure_derived", family.mother) == {}


def test_an_interpreter_knows_no_adult_to_speak_with(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    interpreter = hire("Abel Kidane", Role.TOLK, organisations.nidos)
    involve(interpreter, family)

    assert "adult_to_speak_with" not in values(interpreter, "dossiers_derived", family.mother)


def test_an_integration_caseworker_knows_the_phase_and_the_benefit(bram: Actor, family: Family) -> None:
    assert values(bram, "procedure_derived", family.mother) == {"phase": "aangekomen", "arrival": "2026-08-01"}
    assert values(bram, "schooling_derived", family.youngster) == {"is_full_time": "true"}
    assert values(bram, "integration_derived", family.mother) == {
        "route": "B1",
        "has_pip": "true",
        "has_benefit": "true",
    }


@pytest.mark.parametrize("table", ["exchange_importrun", "exchange_importrow"])
def test_an_import_is_seen_by_who_made_it_and_by_no_colleague(
    hire: Hire, organisations: Organisations, amina: Actor, chris: Actor, family: Family, table: str
) -> None:
    colleague = hire("Ada Vink", Role.GEZINSREGISSEUR, organisations.meerdijk)

    def seen(actor: Actor) -> int:
        with acting(actor, today=TODAY):
            return len(ask(f"select id from {table}"))

    assert (seen(amina), seen(colleague), seen(chris)) == (1, 0, 0)


@pytest.mark.parametrize("table", ["access_involvement", "access_involvementperson"])
def test_an_involvement_is_seen_by_whom_it_concerns_and_by_who_may_grant_it(
    amina: Actor, bram: Actor, chris: Actor, noor: Actor, thijs: Actor, family: Family, table: str
) -> None:
    def seen(actor: Actor) -> int:
        with acting(actor, today=TODAY):
            return len(ask(f"select id from {table}"))

    all_of_it = 2 if table == "access_involvement" else 1
    assert seen(amina) == all_of_it
    assert (seen(bram), seen(chris)) == (0, 0)
    assert (seen(noor), seen(thijs)) == ((1, 1) if table == "access_involvement" else (0, 1))
