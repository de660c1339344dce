"""Where an installation on this machine keeps what it makes: its cluster, its keys and its own workbooks."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from weerzien.cli.cluster import NoPlace

CHECKOUT = Path(__file__).resolve().parents[2]


def home(checkout: Path = CHECKOUT) -> Path:
    """Return the folder of this checkout's own things; the same at every start.

    Root's lies outside the checkout: PostgreSQL does not run as root, and its user may not enter root's folders.
    """
    given = os.environ.get("WEERZIEN_FOLDER", "")
    if given:
        return Path(given).resolve()
    if os.geteuid() == 0 and sys.platform == "linux":
        name = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:8]
        return Path("/var/lib/weerzien") / f"{checkout.name}-{name}"
    return checkout / ".weerzien"


def make_home() -> Path:
    """Make the folder where it is not there yet; raise NoPlace where that may not be."""
    folder = home()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o711)  # the server's user walks through it to its own folder
        (folder / "may-write").touch()
        (folder / "may-write").unlink()
    except OSError as error:
        raise NoPlace(folder) from error
    return folder
