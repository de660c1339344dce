"""Brengt de database op orde, als de eigenaar ervan (DATABASE_URL_OWNER)."""

from __future__ import annotations

import argparse
import os

from weerzien.cli.roles import grant_tables
from weerzien.kernel.refusals import Refused


class NoOwner(Refused):
    """DATABASE_URL_OWNER ontbreekt. Geef het adres van de database voor de rol die de tabellen bezit."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Grant the other roles what they need and bring every table to its newest shape, as the owner."""
    del arguments
    owner = os.environ.get("DATABASE_URL_OWNER", "")
    if not owner:
        raise NoOwner
    grant_tables(owner)
    os.environ["DATABASE_URL"] = owner
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    import django  # noqa: PLC0415 -- only now is it known which database

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0, interactive=False)
    return 0
