"""Vult de database van een demo: twee gemeenten, hun partners, acht mensen en de gezinnen uit eigen werkboeken."""

from __future__ import annotations

import argparse
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psycopg
from psycopg import sql

from weerzien.cli.clock import what_time_is_it
from weerzien.cli.demo_workbook import write_demo_workbook, write_second_workbook
from weerzien.kernel.refusals import Refused

NEEDS_DATABASE = True

PASSWORD: Final = "weerzien-demo"  # noqa: S105 -- told in the documentation; only for invented people on this machine


class ImportFailed(Refused):
    """Het werkboek van de demo kon niet ingelezen worden. Lees hierboven waarom en begin opnieuw: `make demo-reset`."""


class LookFailed(Refused):
    """De dagen van de demo konden niet bijgewerkt worden. Lees hierboven waarom en begin opnieuw: `make demo-reset`."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: who, at which organisation of which kind, in which role."""

    name: str
    kind: str
    organisation: str
    role: str

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@demo.weerzien.example"


CAST: Final = (
    Member("Amina Yusuf", "municipality", "gemeente Meerdijk", "gezinsregisseur"),
    Member("Bram de Wit", "municipality", "gemeente Meerdijk", "klantregisseur-inburgering"),
    Member("Noor Haddad", "vluchtelingenwerk", "VluchtelingenWerk", "vwn-begeleider"),
    Member("Thijs Jansen", "nidos", "Nidos", "jeugdbeschermer"),
    Member("Mees Post", "school", "ISK De Brug", "school"),
    Member("Petra de Boer", "municipality", "gemeente Meerdijk", "privacy-officer"),
    Member("Wil Postma", "municipality", "gemeente Meerdijk", "beheerder"),
    Member("Chris Vos", "municipality", "gemeente Zandoever", "gezinsregisseur"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Fill the database, or leave it as it is where that was done before; one that was half filled is completed."""
    del arguments
    now = what_time_is_it()
    today = now.date()
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        mark(owner)
        is_filled = owner.execute("select 1 from demo_installation").fetchone() is not None
        if not is_filled:
            make_cast(owner)
    if is_filled:
        look_again()
        return 0
    import_families(today)
    involve(now)
    meet(now)
    keep_letters(now)
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        owner.execute("insert into demo_installation (filled_on) values (%s)", [today])
    return 0


def mark(owner: psycopg.Connection) -> None:
    """Leave the mark of a demo, which only the owner of the database can: a table, with a row once all is filled."""
    from weerzien.access.demo import MARK  # noqa: PLC0415 -- only after Django has started

    owner.execute(sql.SQL("create table if not exists {} (filled_on date not null)").format(sql.Identifier(MARK)))


def make_cast(owner: psycopg.Connection) -> None:
    """Write the organisations, accounts and positions of the cast, each once."""
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415 -- only after Django has started

    for member in CAST:
        owner.execute(
            """insert into access_organisation (id, kind, name) values (gen_random_uuid(), %s, %s)
               on conflict (kind, name) do nothing""",
            [member.kind, member.organisation],
        )
        owner.execute(
            """insert into access_account (id, email, name, password, is_active, is_demo)
               values (gen_random_uuid(), %s, %s, %s, true, true) on conflict (email) do nothing""",
            [member.email, member.name, make_password(PASSWORD)],
        )
        owner.execute(
            """insert into access_position (id, account_id, organisation_id, role, period)
               select gen_random_uuid(), a.id, o.id, %(role)s, '[2020-01-01,)'
               from access_account a, access_organisation o
               where a.email = %(email)s and o.kind = %(kind)s and o.name = %(organisation)s
                 and not exists (select 1 from access_position p where p.account_id = a.id)""",
            {
                "role": member.role,
                "email": member.email,
                "kind": member.kind,
                "organisation": member.organisation,
            },
        )


def import_families(today: date) -> None:
    """Write the two workbooks of the demo and take them in the way anybody would: with `weerzien import`."""
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "meerdijk.xlsx", Path(folder) / "zandoever.xlsx"
        write_demo_workbook(here, today=today)
        write_second_workbook(there, today=today)
        for workbook, who in ((here, CAST[0]), (there, CAST[-1])):
            if not succeeds("import", str(workbook), "--als", who.email):
                raise ImportFailed


def look_again() -> None:
    """Let both municipalities look again at what changed by itself since the last start."""
    for who in (CAST[0], CAST[-1]):
        if not succeeds("reevaluate", "--als", who.email):
            raise LookFailed


def succeeds(*words: str) -> bool:
    """Run another command of ours quietly; return whether it succeeded, and show all it said where it did not."""
    from weerzien.cli.main import main  # noqa: PLC0415 -- main imports the commands

    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        done = main(list(words))
    if done != 0:
        print(said.getvalue())
    return done == 0


def involve(now: datetime) -> None:
    """Give Amina, Bram, Noor, Thijs and Mees the families they work for, and what there is to do for some of them."""
    from weerzien.cli import demo_partners  # noqa: PLC0415 -- only after Django has started
    from weerzien.cli.demo_handovers import hand_over_wards  # noqa: PLC0415 -- only after Django has started
    from weerzien.cli.demo_tasks import give_tasks  # noqa: PLC0415 -- only after Django has started

    amina, bram, noor, thijs, mees, *_ = CAST
    demo_partners.involve_partners(
        coordinator=amina.email, integration=bram.email, supporter=noor.email, guardian=thijs.email, now=now
    )
    demo_partners.involve_school(coordinator=amina.email, school=mees.email, now=now)
    hand_over_wards(guardian=thijs.email, supporter=noor.email, now=now)
    give_tasks(coordinator=amina.email, supporter=noor.email, now=now)


def keep_letters(now: datetime) -> None:
    """Let Amina have documents with two of her families."""
    from weerzien.cli.demo_documents import keep_documents  # noqa: PLC0415 -- only after Django has started

    keep_documents(coordinator=CAST[0].email, now=now)


def meet(now: datetime) -> None:
    """Let Amina lead the partners' meeting: one that was, and one to come."""
    from weerzien.cli.demo_meetings import hold_meetings  # noqa: PLC0415 -- only after Django has started

    amina, bram, noor, thijs, *_ = CAST
    hold_meetings(chair=amina.email, others=(noor.email, thijs.email, bram.email), now=now)
