"""Verzegelt de regels van het logboek die nog wachten, per gemeente, en schrijft de koppen buiten de database.

Vaker uitvoeren mag, ook tegelijk: niets wordt twee keer verzegeld. Het vraagt DATABASE_URL_JOBS en WEERZIEN_AUDIT_KEY.
"""

from __future__ import annotations

import argparse

from weerzien.cli.audit_chains import audit_heads, chains, sealing_key
from weerzien.cli.clock import what_time_is_it

NEEDS_DATABASE = True
AS_JOBS = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Seal every chain and say how much that was."""
    from weerzien.audit.sealing import seal_lines  # noqa: PLC0415 -- only after Django has started

    del arguments
    now = what_time_is_it()
    sealed = seal_lines(chains(), key=sealing_key(), heads=audit_heads(), today=now.date(), now=now)
    print(f"Verzegeld: {sealed.lines} regels, in {sealed.chains} ketens.")
    return 0
