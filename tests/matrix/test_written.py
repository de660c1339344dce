"""The table of roles that this folder tests with is the agreed one, and every role of the product stands in it."""

from __future__ import annotations

from tests.access.test_matrix import written_matrix
from tests.matrix.facts import COMPARTMENT_OF
from tests.matrix.facts import KINDS as FACTS
from tests.matrix.written import ABILITIES, COMPARTMENTS, ROLES
from weerzien.access.abilities import ROLES_WITH
from weerzien.access.roles import Compartment, Role
from weerzien.early_signals.editing.kinds import EVERY, KINDS


def test_the_table_is_the_one_that_was_agreed() -> None:
    agreed = written_matrix()
    ours = {role.agreed: [role.scope, *(role.rights.get(name, "") for name in COMPARTMENTS)] for role in ROLES.values()}

    assert list(ours) == list(agreed)
    for name, (scope, *cells) in agreed.items():
        assert ours[name] == [scope, *(cells if len(cells) == len(COMPARTMENTS) else [""] * len(COMPARTMENTS))], name


def test_every_role_and_every_compartment_of_the_product_stands_in_it() -> None:
    assert set(ROLES) == {role.value for role in Role}
    assert set(COMPARTMENTS) == {compartment.value for compartment in Compartment}


def test_the_abilities_of_pages_are_given_to_the_roles_that_were_agreed() -> None:
    given = {ability.value: tuple(sorted(roles)) for ability, roles in ROLES_WITH.items()}

    assert {name: given[name] for name in ABILITIES} == ABILITIES


def test_every_kind_of_fact_of_the_product_stands_in_it_with_its_compartment() -> None:
    assert KINDS.keys() <= COMPARTMENT_OF.keys()
    assert {code: EVERY[code].compartment.value for code in COMPARTMENT_OF} == COMPARTMENT_OF
    assert {kind.compartment for kind in FACTS} == set(COMPARTMENT_OF.values())
