"""`python -m benchmarks.killing`: kill, and print what came out as JSON; its piece of the page goes to stderr."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.killing.drill import Size, drill
from benchmarks.killing.table import killing_table

KILLS, FAMILIES = 50, 54


def main() -> None:
    """Drill on a cluster of its own, that is gone afterwards; or on the one in a folder that is given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--families", type=int, default=FAMILIES)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--template", default="", help="a database in that folder that has the tables already")
    told = parser.parse_args()
    size = Size(told.kills, told.families, told.template)
    if told.folder:
        found = drill(told.folder, size, say)
    else:
        with tempfile.TemporaryDirectory(prefix="weerzien-killing-") as name:
            folder = Path(name)
            folder.chmod(0o711)  # the server's user walks through it
            found = drill(folder, size, say)
    say("\n".join(killing_table(found)))
    sys.stdout.write(json.dumps(found) + "\n")


def say(words: str) -> None:
    """Say what is going on."""
    sys.stderr.write(words + "\n")


if __name__ == "__main__":
    main()
