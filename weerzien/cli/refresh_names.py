"""Maakt de sleutels opnieuw waarmee namen gevonden worden, als de eigenaar van de database (DATABASE_URL_OWNER).

Nodig na een nieuwe versie, voor wie de oude versie tijdens het bijwerken nog heeft opgeslagen. Stoppen mag altijd.
"""

from __future__ import annotations

import argparse

from weerzien.cli.in_parts import do_in_parts

NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Make what is missing or old, some rows at a time, and say of how many names."""
    from weerzien.dossiers.rekeying import FIRST, rekey_some  # noqa: PLC0415 -- only after Django has started

    del arguments
    total = do_in_parts(lambda cursor, last: rekey_some(cursor, after=last), first=FIRST)
    print(f"Sleutels van namen opnieuw gemaakt: {total}.")
    return 0
