"""Files that mean harm: each a sentence, within half a gigabyte, and nothing of them is left."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.corpus import HEAVY, HOSTILE, Hostile

ROOT = Path(__file__).parents[3]
MOST_RESIDENT_MB = 500
MOST_SECONDS = 60
READ = """
import json, sys
from datetime import date
from pathlib import Path
from weerzien.exchange.workbook.read import UnusableWorkbook, read_workbook

refusal, rows, messages = "", 0, 0
try:
    found = read_workbook(Path(sys.argv[1]).read_bytes(), file_name=sys.argv[2], today=date(2026, 11, 21))
    rows, messages = len(found.raw), len(found.messages)
except UnusableWorkbook as no:
    refusal = str(no)
# Of this process alone: what getrusage says begins with the room its parent had.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps({"refusal": refusal, "rows": rows, "messages": messages, "peak_mb": peak}))
"""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def read_apart(tmp_path: Path, content: bytes, file_name: str) -> dict[str, object]:
    """Read a file in a process of its own, with little room and little time, and return what it says."""
    file = tmp_path / "bestand"
    file.write_bytes(content)
    command = [sys.executable, "-c", READ, str(file), file_name]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=limit)
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_a_sentence_and_takes_little_room(hostile: Hostile, tmp_path: Path) -> None:
    said = read_apart(tmp_path, hostile.make(), hostile.file_name)

    assert hostile.refusal in str(said["refusal"])
    assert float(str(said["peak_mb"])) < MOST_RESIDENT_MB


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_is_read_within_half_a_gigabyte(name: str, tmp_path: Path) -> None:
    make, file_name = HEAVY[name]

    said = read_apart(tmp_path, make(), file_name)

    assert said["refusal"] == ""
    assert int(str(said["rows"])) >= 1
    assert float(str(said["peak_mb"])) < MOST_RESIDENT_MB
