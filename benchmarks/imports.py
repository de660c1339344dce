"""Measures an import from the shell: how many rows, how long, and how much memory its process takes at most."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineWorkbook

TEN_THOUSAND_ROWS: Final = 755
"""Families of the demo's kind that have ten thousand rows together, over the seven sheets."""
ROWS_WANTED, SECONDS_WANTED, MEGABYTES_WANTED = 10_000, 60, 500
KIBIBYTES_IN_A_MEGABYTE: Final = 1_000_000 / 1024
BETWEEN_LOOKS_SECONDS: Final = 0.02


def measured_import(command: Sequence[str], workbook: Path, *, families: int, folder: Path) -> dict[str, Any]:
    """Return what importing a workbook takes; one that fails stops the measuring."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)  # noqa: S603 -- our own command
    kibibytes = 0
    while process.poll() is None:
        kibibytes = max(kibibytes, peak_of(process.pid))
        time.sleep(BETWEEN_LOOKS_SECONDS)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {
        "families": families,
        "rows": rows_in(workbook),
        "seconds": seconds,
        "megabytes": kibibytes / KIBIBYTES_IN_A_MEGABYTE,
    }


def peak_of(process: int) -> int:
    """Return the most memory a process held so far, in kibibytes; 0 where it is gone or the system does not tell.

    What the system tells of a child that ended counts its parent too, as it was when it split off.
    """
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM:")), 0)


def rows_in(workbook: Path) -> int:
    """Return how many rows stand below the headings of all sheets."""
    book = CalamineWorkbook.from_path(str(workbook))
    return sum(len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names)


def imports_table(imports: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the part about imports."""
    lines = [
        "", "## Import", "",
        "`weerzien import`: read, plan, write, evaluate, all in one transaction. The memory is the most that its own",
        "process held at any moment; that of PostgreSQL is not in it.", "",
        "| families | rows | seconds | peak MB | wanted |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for row in imports:
        is_wanted = row["families"] == TEN_THOUSAND_ROWS
        wanted = f"{ROWS_WANTED} rows under {SECONDS_WANTED} s and {MEGABYTES_WANTED} MB" if is_wanted else ""
        found = f"{row['families']} | {row['rows']} | {row['seconds']:.1f} | {row['megabytes']:.0f}"
        lines.append(f"| {found} | {wanted} |")
    return lines
