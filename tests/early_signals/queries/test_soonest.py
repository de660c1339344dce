"""The working list as it opens gives the same families in the same order as one that looks at the days of them all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from tests.cast import TODAY, Family, Involve, Organisations, enter
from tests.dossiers.test_lasting import move
from tests.early_signals.kept import LIMIT, keep, keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.early_signals.queries import soonest, today_panel
from weerzien.early_signals.queries.soonest import by_day, soonest_families
from weerzien.rulebook.outcomes import Kind, State

pytestmark = pytest.mark.django_db(transaction=True)

SIZE = 3
DAYS: tuple[list[dict[str, Any]], ...] = (
    [{"day": date(2026, 12, 1)}],
    [{"day": date(2026, 11, 1)}, {"day": date(2026, 12, 24)}],
    [{"day": date(2026, 12, 1)}, {"day": date(2026, 12, 2)}, {"day": date(2026, 12, 3)}],
    [{"day": date(2026, 10, 1), "kind": Kind.PERIOD_END}],
    [{"day": date(2027, 1, 5), "kind": Kind.PERIOD_END}],
    [{"day": None}],
    [{"day": date(2026, 11, 9), "state": State.SIGNAL}],
    [],
)
"""Of each family what is kept: in time, too late, several, no limit and passed, no day, a signal, nothing."""


@pytest.fixture
def town(
    owner: psycopg.Connection[Any], amina: Actor, chris: Actor, noor: Actor, involve: Involve,
    organisations: Organisations,
) -> list[Family]:  # fmt: skip
    """Return families of every kind: some moved in, some moved out, one closed, some of a partner."""
    families = [enter(amina, f"M{number}") for number in range(10, 10 + len(DAYS))]
    families += [enter(chris, f"Z{number}") for number in range(10, 10 + len(DAYS))]
    for family, rows in zip(families, [*DAYS, *DAYS], strict=True):
        keep_nothing(family)
        for row in rows:
            keep(family, LIMIT, **row)
    move(owner, families[0], organisations.zandoever, TODAY)
    move(owner, families[1], organisations.zandoever, TODAY + timedelta(days=1))
    move(owner, families[-6], organisations.meerdijk, TODAY - timedelta(days=30))
    for family in (families[2], families[7], families[-7]):
        involve(noor, family)
    return families


def both(actor: Actor, first: int) -> tuple[tuple[list[UUID], int], tuple[list[UUID], int]]:
    with acting(actor, today=TODAY):
        quick = soonest_families(actor, first=first, size=SIZE, today=TODAY)
        return quick, find_families(Wanted(), order=by_day(TODAY), first=first, size=SIZE, today=TODAY)


@pytest.mark.parametrize("read", [1, 2, 4, 200])
def test_every_page_is_as_if_all_days_were_looked_at(
    town: list[Family], amina: Actor, chris: Actor, noor: Actor, bram: Actor, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soonest, "AT_LEAST", read)
    monkeypatch.setattr(soonest, "ROWS_PER_FAMILY", 0)
    for actor in (amina, chris, noor, bram):
        for first in range(0, 15, SIZE):
            quick, slow = both(actor, first)
            assert quick == slow, (actor.name, first)
    assert both(amina, 0)[0][1] == len(DAYS) + 1  # and the one that came with Noor
    assert both(chris, 0)[0][1] == len(DAYS)


def test_a_family_stands_on_the_page_of_its_new_municipality_from_the_day_it_moves(
    owner: psycopg.Connection[Any], family: Family, amina: Actor, chris: Actor, organisations: Organisations
) -> None:
    keep(family, LIMIT, day=TODAY + timedelta(days=3))
    moves = TODAY + timedelta(days=2)
    move(owner, family, organisations.zandoever, moves)
    counts = {}
    for day in (moves - timedelta(days=1), moves):
        for actor in (amina, chris):
            with acting(actor, today=day):
                counts[day, actor.name] = len(today_panel(actor, today=day).days.rows)

    assert counts == {
        (moves - timedelta(days=1), "Amina Yusuf"): 1,
        (moves - timedelta(days=1), "Chris Vos"): 0,
        (moves, "Amina Yusuf"): 0,
        (moves, "Chris Vos"): 1,
    }


def test_the_days_of_a_municipality_are_found_in_one_index(family: Family, amina: Actor) -> None:
    with acting(amina, today=TODAY), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("set local enable_bitmapscan = off")
        cursor.execute(
            "explain select o.day from early_signals_outcome o where o.lasting_municipality_id = %s"
            f" and {soonest.HAPPENS} and {soonest.WHEN} > '-infinity' order by {soonest.WHEN} limit 5",
            [amina.municipality_id],
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "outcome_lasting_now" in plan
    assert "Sort" not in plan
