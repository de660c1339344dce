"""Who is perhaps known already, and who stands here twice: within reach only, with why, in one query."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.alike import Why
from weerzien.dossiers.beginning import enter_family
from weerzien.dossiers.queries.duplicates import pairs_here, possible_duplicates
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId

TODAY, NOW = date(2026, 11, 21), datetime(2026, 11, 21, 9, tzinfo=UTC)
BORN = Day.on(date(2009, 3, 4))


def enter(actor: Actor, first: str, last: str, born: Day | None = BORN) -> DossierId:
    with acting(actor, today=TODAY):
        entered = enter_family(
            actor=actor, first_name=first, last_name=last, born=born, part="amv", today=TODAY, at=NOW
        )
    return entered.dossier_id


def test_somebody_is_known_under_another_spelling_and_script(amina: Actor) -> None:
    dossier_id = enter(amina, "Yohannes", "Tesfaye")

    with acting(amina, today=TODAY):
        (found,) = possible_duplicates("ዮሃንስ", "Tesfai", Day.on(date(2009, 4, 3)))

    assert (found.known.dossier_id, found.known.name, found.why) == (dossier_id, "Yohannes Tesfaye", Why.SWAPPED)


def test_another_birth_speaks_against_it(amina: Actor) -> None:
    enter(amina, "Yohannes", "Tesfaye")

    with acting(amina, today=TODAY):
        assert possible_duplicates("Yohannes", "Tesfaye", Day.on(date(1980, 11, 30))) == []


def test_nobody_is_found_who_may_not_be_seen(amina: Actor, chris: Actor) -> None:
    enter(amina, "Yohannes", "Tesfaye")

    with acting(amina, today=TODAY):
        assert possible_duplicates("Yohannes", "Tesfaye", BORN)
    with acting(chris, today=TODAY):
        assert possible_duplicates("Yohannes", "Tesfaye", BORN) == []


def test_who_stands_here_twice_is_seen_in_the_own_municipality_only(amina: Actor, chris: Actor) -> None:
    first, second = enter(amina, "Yohannes", "Tesfaye"), enter(amina, "ዮሃንስ", "Tesfay")
    enter(chris, "Yohannes", "Tesfaye")

    with acting(amina, today=TODAY):
        (pair,) = pairs_here()

    assert {pair.one.dossier_id, pair.other.dossier_id} == {first, second}
    assert pair.why is Why.SAME_DATE
    with acting(chris, today=TODAY):
        assert pairs_here() == []


def test_twins_are_not_one(amina: Actor) -> None:
    enter(amina, "Yohannes", "Tesfaye")
    enter(amina, "Dawit", "Tesfaye")

    with acting(amina, today=TODAY):
        assert pairs_here() == []


@pytest.mark.parametrize("count", [1, 4])
def test_however_many_there_are_it_is_one_question(amina: Actor, count: int) -> None:
    for _ in range(count):
        enter(amina, "Yohannes", "Tesfaye")

    with acting(amina, today=TODAY), CaptureQueriesContext(connection) as asked:
        possible_duplicates("Yohannes", "Tesfaye", BORN)
        pairs_here()

    assert len(asked) == 2
