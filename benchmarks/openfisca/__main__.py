"""Measures beside OpenFisca and prints the table; with a file, writes what was measured there."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.openfisca.measuring import measure
from benchmarks.openfisca.table import openfisca_table


def main(words: list[str]) -> None:
    """Measure on today's families."""
    found = measure(datetime.now(UTC).date(), tell)
    if words:
        Path(words[0]).write_text(json.dumps(found), encoding="utf-8")
    else:
        sys.stdout.write("\n".join(openfisca_table(found)) + "\n")


def tell(words: str) -> None:
    """Say what is going on."""
    sys.stderr.write(words + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
