"""Two who answer at once: one of them does it, the other is told; nothing is written twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connections

from tests.cast import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.handovers import actions
from weerzien.handovers.rules import AnsweredAlready, IsOver
from weerzien.kernel.refusals import NotFound, Refused

pytestmark = pytest.mark.django_db(transaction=True)

Deed = tuple[Actor, Callable[..., None], dict[str, Any]]


def at_once(handover_id: UUID, *deeds: Deed) -> list[type[Refused | NotFound] | None]:
    """Let several people do something with one handover at the same moment; return what each was told."""
    together = Barrier(len(deeds))

    def do(deed: Deed) -> type[Refused | NotFound] | None:
        actor, action, values = deed
        together.wait()
        try:
            for attempt in attempts():
                with attempt, unit_of_work(actor, today=TODAY, now=NOW):
                    action(actor=actor, handover_id=handover_id, today=TODAY, at=NOW, **values)
        except (Refused, NotFound) as no:
            return type(no)
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def test_two_who_accept_at_once_are_one_who_did_and_one_who_is_told(
    noor_elsewhere: Actor, mila: Actor, sent: UUID, owner: psycopg.Connection[Any]
) -> None:
    told = at_once(sent, (noor_elsewhere, actions.accept, {}), (mila, actions.accept, {}))

    assert sorted(told, key=str) == sorted([None, AnsweredAlready], key=str)
    involved = owner.execute("select account_id from access_involvement where ground = 'handover'").fetchall()
    (taker,) = owner.execute("select answered_by_id from handovers_handover").fetchall()
    assert involved == [taker]
    assert owner.execute("select count(*) from handovers_handoverstep where what = 'accept'").fetchone() == (1,)


def test_accepting_and_withdrawing_at_once_leave_one_of_both(
    thijs: Actor, noor_elsewhere: Actor, sent: UUID, owner: psycopg.Connection[Any]
) -> None:
    withdraw: Deed = (thijs, actions.withdraw, {"because": "Toch niet nodig."})
    told = at_once(sent, withdraw, (noor_elsewhere, actions.accept, {}))

    (state,) = owner.execute("select state from handovers_handover").fetchone() or ("",)
    involved = owner.execute("select count(*) from access_involvement where ground = 'handover'").fetchone()
    assert told.count(None) == 1
    assert (state, involved) in {("withdrawn", (0,)), ("accepted", (1,))}
    assert set(told) & {IsOver, NotFound} or state == "accepted"
