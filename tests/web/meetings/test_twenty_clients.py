"""Twenty people write in one meeting at the same moment: nothing is lost, and who came second is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.cast import Family
from tests.web.conftest import As
from tests.web.meetings.conftest import Held
from tests.web.meetings.test_meeting import address_of_first, agreement
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 20


def at_once(deed: Callable[[int], int]) -> Counter[int]:
    """Do something twenty times at the same moment; return how often each status came."""

    def alone(number: int) -> int:
        try:
            return deed(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        return Counter(pool.map(alone, range(CLIENTS)))


def test_of_twenty_who_move_the_same_item_one_does_and_the_others_are_told(as_: As, amina: Actor, held: Held) -> None:
    clients, panel = [as_(amina) for _ in range(CLIENTS)], held.seen_by(amina)
    sent = {"version": str(panel.head.version), "punt": str(panel.items[0].id), "naar": "omlaag"}

    statuses = at_once(lambda n: clients[n].post(f"{held.address}agenda/schuiven/", sent).status_code)

    assert statuses == {302: 1, 409: CLIENTS - 1}
    assert [item.id for item in held.seen_by(amina).items] == [panel.items[1].id, panel.items[0].id]


def test_of_twenty_agreements_at_once_each_that_was_taken_stands_there_once(
    as_: As, amina: Actor, family: Family, held: Held, owner: psycopg.Connection[Any]
) -> None:
    clients = [as_(amina) for _ in range(CLIENTS)]
    address = f"{address_of_first(held, amina, family)}afspraak/"
    sent = [agreement(held, amina, what=f"Afspraak {number}") for number in range(CLIENTS)]

    statuses = at_once(lambda n: clients[n].post(address, sent[n]).status_code)

    rows = owner.execute("select what, count(*) from plans_task group by 1").fetchall()
    assert set(statuses) <= {302, 422}
    assert (len(rows), {count for _, count in rows}) == (statuses[302], {1})
