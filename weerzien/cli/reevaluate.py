"""Kijkt opnieuw naar alle gezinnen: een dag of signaal kan vanzelf veranderen, omdat er tijd voorbijging.

Het gaat alleen om gezinnen waarmee wie de opdracht geeft een band heeft. De demo doet dit bij elke start.
"""

from __future__ import annotations

import argparse

from weerzien.cli.clock import what_time_is_it

NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the account in whose name the families are looked at."""
    parser.add_argument("--als", metavar="ACCOUNT", required=True, help="het e-mailadres waarmee u inlogt")


def run(arguments: argparse.Namespace) -> int:
    """Evaluate again what changed by itself until today, and say how much that was."""
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals import actions  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.work import unit_of_work  # noqa: PLC0415 -- only after Django has started

    now = what_time_is_it()
    today = now.date()
    actor = actor_for(account_id_of(arguments.als), today=today)
    with unit_of_work(actor, today=today, now=now, action="early-signals.reevaluate"):
        families, changes = actions.reevaluate_open(actor=actor, on=today, now=now)
    print(f"Opnieuw bekeken: {families} gezinnen, {changes} dagen en signalen gewijzigd.")
    return 0
