"""`python -m benchmarks.partners`: measure this part alone, and print its piece of the page."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.__main__ import partners
from benchmarks.partners.measuring import partners_table
from weerzien.cli import cluster, roles
from weerzien.cli.keys import keys_of


def main() -> None:
    """Measure on a cluster of its own, that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="weerzien-partners-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # the server's user walks through it
        server = cluster.start(folder / "pg", durable=True)
        try:
            os.environ.update(keys_of(folder))
            roles.make_roles(server.url("postgres"))
            found = partners(server.url("postgres"), folder, datetime.now(UTC).date())
        finally:
            server.stop()
    sys.stdout.write("\n".join(partners_table(found)) + "\n")


if __name__ == "__main__":
    main()
