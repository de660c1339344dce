"""`python -m weerzien.jobs`: what `weerzien work` becomes."""

from __future__ import annotations

import argparse
import os
import sys

import django
from procrastinate.exceptions import ConnectorException

from weerzien.kernel.refusals import Refused


class DatabaseGone(Refused):
    """De database geeft geen antwoord meer; het werk is gestopt en niets is half gedaan. Start het opnieuw zodra de
    database er weer is."""


def main() -> int:
    """Work until asked to stop; 0 where that went in order, 1 where the database went away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stil", type=float, default=30)
    parser.add_argument("--eenmaal", action="store_true")
    told = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    django.setup()
    from weerzien.jobs.worker import Patience, work  # noqa: PLC0415 -- only after Django has started

    try:
        work(Patience(told.stil), until_empty=told.eenmaal)
    except ConnectorException:
        sys.stderr.write(f"{DatabaseGone()}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
