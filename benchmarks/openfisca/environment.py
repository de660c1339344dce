"""The virtual environment in which OpenFisca runs: made when it is first needed, beside the product's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
VENV: Final = HERE.parents[1] / ".weerzien" / "openfisca"
PYTHON: Final = VENV / "bin" / "python"
ASKED: Final = HERE / "requirements.txt"
STAMP: Final = VENV / ".requirements"


def openfisca_python(tell: Callable[[str], None]) -> Path | None:
    """Return a Python that has OpenFisca at the pinned versions; say why not where it cannot be made."""
    if STAMP.exists() and STAMP.read_bytes() == ASKED.read_bytes():
        return PYTHON
    tell(f"openfisca: making {VENV}")
    for command in (
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(ASKED)],
    ):
        said = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 -- our own command
        if said.returncode:
            why = (said.stderr or said.stdout).strip().splitlines()[-1:]
            tell(f"openfisca: left out, its environment cannot be made ({' '.join(why)})")
            return None
    STAMP.write_bytes(ASKED.read_bytes())
    return PYTHON
