"""What the tests of this folder would see: a right too many, a right too few, a page that shows nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.matrix.address import Address
from tests.matrix.addresses import ADDRESSES
from tests.matrix.asking import ask, cases
from tests.matrix.installation import Installation
from tests.matrix.people import HERS, JUDGED, Relation, Somebody
from tests.matrix.shown import A_FAMILY, Asked
from tests.matrix.test_reading import faults_of

# So few tests that one process does them all: two would each build the installation for some of them.
pytestmark = pytest.mark.xdist_group("twins")


def somebody(place: Installation, role: str, relation: Relation = Relation.WHOLE) -> Somebody:
    return next(who for who in place.people if (who.role.code, who.relation) == (role, relation))


def faults(place: Installation, name: str, who: Somebody) -> list[str]:
    """Return what is wrong with one address for one person."""
    address: Address = next(one for one in ADDRESSES if one.name == name)
    return [
        fault for case in cases(place, address, who) for fault in faults_of(place, case, ask(place.client(who), case))
    ]


@contextmanager
def granted(place: Installation, *values: str) -> Iterator[None]:
    """Give a role a right in the database that nobody agreed to."""
    insert = 'insert into access_grant (role, scope, compartment, "right") values (%s, %s, %s, %s) returning id'
    (pk,) = place.owner.execute(insert, values).fetchone() or ()
    try:
        yield
    finally:
        place.owner.execute("delete from access_grant where id = %s", [pk])


def test_a_right_too_many_in_the_database_is_seen(place: Installation) -> None:
    interpreter = somebody(place, "tolk")
    with granted(place, "tolk", "I", "income", "r"):
        seen = faults(place, "family", interpreter)

    assert {fault.partition(": ")[2] for fault in seen if " hers, listed" in fault} >= {
        "LEAKS Income.benefit of hers, listed"
    }
    assert faults(place, "family", interpreter) == []


def test_a_form_too_many_is_seen(place: Installation) -> None:
    interpreter = somebody(place, "tolk")
    with granted(place, "tolk", "I", "income", "w"):
        seen = faults(place, "fact", interpreter)

    assert any("inkomen of hers, listed" in fault and "200, must be 404" in fault for fault in seen)
    assert faults(place, "fact", interpreter) == []


def test_a_right_too_few_in_the_database_is_seen(place: Installation) -> None:
    nidos = somebody(place, "gezinsherenigingsfunctionaris")
    take_away = "update access_grant set role = %s where role = %s and compartment = 'guardianship'"
    place.owner.execute(take_away, ["nobody", nidos.role.code])
    try:
        seen = faults(place, "family", nidos)
    finally:
        place.owner.execute(take_away, [nidos.role.code, "nobody"])

    assert any("misses Guardianship.handed_to of hers, listed" in fault for fault in seen)


def test_an_involvement_that_goes_on_too_long_is_seen(place: Installation) -> None:
    ended = somebody(place, "vwn-begeleider", Relation.ENDED)
    place.owner.execute(
        "update access_involvement set period = '[2020-01-01,)' where account_id = %s", [ended.account_id]
    )
    try:
        seen = faults(place, "family", ended)
    finally:
        until = "update access_involvement set period = daterange('2020-01-01', %s) where account_id = %s"
        place.owner.execute(until, [place.now.date(), ended.account_id])

    assert any("200, must be 404" in fault for fault in seen)
    assert any("LEAKS Personalia.last_name" in fault for fault in seen)


@pytest.mark.parametrize("family", [HERS, JUDGED])
def test_a_page_that_shows_nothing_or_everything_is_seen(place: Installation, family: str) -> None:
    asked = Asked(somebody(place, "vwn-begeleider"), place.marks, family)
    nothing, everything = A_FAMILY.faults(asked, frozenset()), A_FAMILY.faults(asked, place.marks.where(family))

    assert nothing
    assert all(fault.startswith("misses ") for fault in nothing)
    assert everything
    assert all(fault.startswith("LEAKS ") for fault in everything)
