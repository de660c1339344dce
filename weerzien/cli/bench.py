"""Meet hoe lang het werk duurt en schrijft docs/reference/performance.md; alleen vanuit een kopie van de broncode."""

from __future__ import annotations

import argparse
import subprocess
import sys

from weerzien.cli.places import CHECKOUT
from weerzien.kernel.refusals import Refused


class NoBenchmarks(Refused):
    """De metingen staan niet in het geïnstalleerde pakket. Haal de broncode op en voer daar `make bench` uit."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(arguments: argparse.Namespace) -> int:
    """Measure in a process of its own; raise NoBenchmarks outside a checkout."""
    del arguments
    if not (CHECKOUT / "benchmarks" / "__main__.py").exists():
        raise NoBenchmarks
    return subprocess.run([sys.executable, "-m", "benchmarks"], cwd=CHECKOUT, check=False).returncode
