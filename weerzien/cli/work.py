"""Doet het werk dat niemand ziet: 's nachts opnieuw bekijken, herinneren, verzegelen en opruimen.

Het werkt als de rol weerzien_jobs (DATABASE_URL_JOBS).
Er mogen er meer tegelijk draaien. Een die wegvalt
laat niets half achter: een ander neemt het over.
"""

from __future__ import annotations

import argparse
import os
import sys

from weerzien.kernel.refusals import Refused

NEEDS_DATABASE = True
AS_JOBS = True


class TooImpatient(Refused):
    """Na minder dan een seconde stilte is niemand weggevallen. Geef bij --stil een getal van 1 of meer."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether to stop when nothing waits, and how long a worker may be silent."""
    parser.add_argument("--eenmaal", action="store_true", help="doe wat er nu te doen is en stop")
    parser.add_argument(
        "--stil",
        metavar="SECONDEN",
        type=float,
        default=30,
        help="na zoveel seconden zonder teken van leven geldt een ander als weggevallen",
    )


def run(arguments: argparse.Namespace) -> int:
    """Become the worker: nothing of this command stays behind."""
    if not arguments.stil >= 1:
        raise TooImpatient
    command = [sys.executable, "-m", "weerzien.jobs", "--stil", str(arguments.stil)]
    command += ["--eenmaal"] if arguments.eenmaal else []
    os.execv(sys.executable, command)  # noqa: S606 -- no shell wanted
