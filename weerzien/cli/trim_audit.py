"""Verwijdert verzegelde regels van het logboek die ouder zijn dan de bewaartermijn (WEERZIEN_AUDIT_YEARS).

De verzegelingen blijven, zodat de keten na te gaan blijft. Wat niet verzegeld is blijft staan.
"""

from __future__ import annotations

import argparse
from datetime import datetime, time

from weerzien.cli.audit_chains import chains, sealing_key
from weerzien.cli.clock import what_time_is_it
from weerzien.kernel.days import plus_months

NEEDS_DATABASE = True
AS_JOBS = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Remove what is old enough from every chain and say how much that was."""
    from django.conf import settings  # noqa: PLC0415 -- only after Django has started

    from weerzien.audit.sealing import remove_old_lines  # noqa: PLC0415 -- only after Django has started

    del arguments
    now = what_time_is_it()
    today = now.date()
    kept_since = datetime.combine(plus_months(today, -12 * settings.AUDIT_YEARS), time.min, tzinfo=now.tzinfo)
    key = sealing_key()
    counts = [remove_old_lines(chain, before=kept_since, key=key, today=today, now=now) for chain in chains()]
    print(f"Verwijderd volgens bewaartermijn ({settings.AUDIT_YEARS} jaar): {sum(counts)} regels.")
    return 0
