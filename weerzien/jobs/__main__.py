"""`python -m weerzien.jobs`: what `weerzien work` becomes."""

from __future__ import annotations

import argparse
import os
import sys

import django


def main() -> int:
    """Work until asked to stop; 0 where that went in order."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stil", type=float, default=30)
    parser.add_argument("--eenmaal", action="store_true")
    told = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    django.setup()
    from weerzien.jobs.worker import Patience, work  # noqa: PLC0415 -- only after Django has started

    work(Patience(told.stil), until_empty=told.eenmaal)
    return 0


if __name__ == "__main__":
    sys.exit(main())
