"""Asks all the time whether anybody is responsible for nobody, with the question that the product itself asks."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Event

import psycopg

from benchmarks.killing.person import Told

PAUSE_SECONDS = 0.1
ACT = """
select set_config('weerzien.account', a.id::text, false), set_config('weerzien.organisation', p.organisation_id::text,
  false), set_config('weerzien.today', %(today)s, false)
from access_account a join access_position p on p.account_id = a.id where a.email = %(email)s
"""
NOBODYS = """
select count(*), count(*) filter (where said.organisation_id is null)
from (select m.dossier_id, m.subject_id from dossiers_membership m
      where m.dossier_id = any(%(families)s) and m.superseded_by_id is null and m.period @> %(today)s::date
      union select f, null from unnest(%(families)s) f) whom (dossier_id, person_id)
cross join unnest(%(themes)s::varchar[]) themes (theme)
left join lateral responsible_on(whom.dossier_id, whom.person_id, themes.theme, %(today)s::date) said on true
"""

EVERY_FAMILY = "select dossier_id from own_dossiers"


@dataclass
class Watch:
    """How often was asked about how many, and how often somebody was nobody's."""

    email: str
    today: date
    families: Sequence[str]
    themes: Sequence[str]
    over: Event = field(default_factory=Event)
    times: int = 0
    answers: int = 0

    def keep_watch(self, told: Told) -> None:
        """Ask until all is over, over again where the connection was killed."""
        while not self.over.is_set():
            try:
                with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
                    connection.execute(ACT, {"today": self.today.isoformat(), "email": self.email})
                    while not self.over.is_set():
                        self.look(connection, told)
                        time.sleep(PAUSE_SECONDS)
            except psycopg.OperationalError:
                time.sleep(PAUSE_SECONDS)

    def look_at_all(self, told: Told) -> None:
        """Ask once about every family that the municipality has now."""
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute(ACT, {"today": self.today.isoformat(), "email": self.email})
            self.families = [str(pk) for (pk,) in connection.execute(EVERY_FAMILY).fetchall()]
            self.look(connection, told)

    def look(self, connection: psycopg.Connection, told: Told) -> None:
        """Ask once about everybody, at one moment."""
        values = {"families": list(self.families), "themes": list(self.themes), "today": self.today}
        row = connection.execute(NOBODYS, values).fetchone()
        count, nobodys = row or (0, 0)
        self.times, self.answers = self.times + 1, self.answers + count
        if nobodys or not count:
            told.complain(f"of {count} times who is responsible, {nobodys} times nobody")
