"""Brengt de database op orde, als de eigenaar ervan (DATABASE_URL_OWNER)."""

from __future__ import annotations

import argparse
import gc
import os

from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import LockNotAvailable

from weerzien.cli.rights import limit_roles
from weerzien.cli.roles import grant_tables
from weerzien.kernel.refusals import Refused

# Who waits for a lock on a table makes everybody behind it wait too, so the pages would stand still.
PATIENCE = "5s"
# Every step makes the models anew, and they refer to each other: looking for garbage among them as often as usual takes
# a fifth of the time. As many new objects before the collector looks, and rounds before it looks at older ones.
COLLECT_AFTER = (50_000, 10, 10)


class NoOwner(Refused):
    """DATABASE_URL_OWNER ontbreekt. Geef het adres van de database voor de rol die de tabellen bezit."""


class TablesInUse(Refused):
    """De tabellen zijn in gebruik en konden niet worden aangepast. Wat half gedaan was, is teruggedraaid.
    Probeer het straks opnieuw, of stop eerst de webserver."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Grant the other roles what they need and bring every table to its newest shape, as the owner."""
    del arguments
    owner = owner_address()
    grant_tables(owner)
    os.environ["DATABASE_URL"] = with_patience(owner)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    import django  # noqa: PLC0415 -- only now is it known which database

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.db import OperationalError  # noqa: PLC0415 -- after setup

    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise TablesInUse from error
        raise
    limit_roles(owner)
    return 0


def owner_address() -> str:
    """Return the address of the database for the role that owns the tables. Raises NoOwner."""
    owner = os.environ.get("DATABASE_URL_OWNER", "")
    if not owner:
        raise NoOwner
    return owner


def with_patience(address: str) -> str:
    """Return an address on which nothing waits longer than PATIENCE for a lock; its own options stay."""
    own = str(conninfo_to_dict(address).get("options") or "")
    return make_conninfo(address, options=f"{own} -c lock_timeout={PATIENCE}".strip())
