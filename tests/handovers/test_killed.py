"""Who is killed while accepting has accepted or has not: never half, and the family is nobody's at no moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = 15
LONGEST_SECONDS = 0.12
"""Longer than accepting takes: some are killed before they commit, some after."""
LEFT = """
select h.state,
  (select count(*) from access_involvement i where i.account_id = h.answered_by_id and i.ground = 'handover'),
  (select count(*) from handovers_handoverstep s where s.handover_id = h.id and s.what = 'accept'),
  (select count(*) from audit_line l where l.action = 'handovers.accept' and l.kind = 'change'),
  (select count(*) from guardianship_guardianship g
   where g.subject_id = h.subject_id and g.superseded_by_id is null and g.accepted_earliest is not null)
from handovers_handover h
"""
NOTHING, EVERYTHING = ("sent", 0, 0, 0, 0), ("accepted", 1, 1, 1, 1)

Begin = Callable[[UUID, Actor], int]


@pytest.fixture
def accepting() -> Iterator[tuple[Begin, Callable[[], str]]]:
    """Return how a process begins to accept, giving its id, and how one waits until it is gone."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "weerzien.config.settings"}
    command = [sys.executable, "-m", "tests.handovers.accepting"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        told, said = parent.stdin, parent.stdout

        def begin(handover_id: UUID, actor: Actor) -> int:
            told.write(f"{handover_id} {actor.account_id} {NOW.isoformat()}\n")
            told.flush()
            return int(said.readline())

        yield begin, said.readline


def test_whoever_is_killed_while_accepting_leaves_all_of_it_or_nothing(
    accepting: tuple[Begin, Callable[[], str]],
    sent: UUID,
    noor_elsewhere: Actor,
    amina: Actor,
    family: Family,
    owner: psycopg.Connection[Any],
) -> None:
    begin, gone = accepting
    dice = random.Random(20261122)
    seen = set()
    for _ in range(KILLS):
        pid = begin(sent, noor_elsewhere)
        time.sleep(dice.uniform(0, LONGEST_SECONDS))
        os.kill(pid, signal.SIGKILL)
        gone()
        (left,) = owner.execute(LEFT).fetchall()
        seen.add(left)
        assert left in (NOTHING, EVERYTHING)
        assert responsible(amina, family)
        if left == EVERYTHING:
            break
    else:
        begin(sent, noor_elsewhere)
        gone()
        (left,) = owner.execute(LEFT).fetchall()

    assert left == EVERYTHING
    assert seen >= {NOTHING}


def responsible(actor: Actor, family: Family) -> UUID:
    """Return who is responsible for the youngster now."""
    values = {"dossier": family.dossier_id, "person": family.youngster, "on": TODAY}
    with acting(actor, today=TODAY):
        ((found,),) = asked(
            "select organisation_id from responsible_on(%(dossier)s, %(person)s, 'guidance', %(on)s)", values
        )
    return UUID(str(found))
