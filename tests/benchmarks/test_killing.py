"""A short drill: processes of the web, the jobs and the database are killed, and nothing is lost or done twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from tests import environment
from weerzien.cli.binaries import major_version, reachable, server_binaries
from weerzien.cli.processes import server_user

ROOT = Path(__file__).resolve().parents[2]
KILLS, FAMILIES = 6, 12


@pytest.fixture
def folder(django_db_setup: None) -> Iterator[Path]:
    """Give a copy of the tests' own server, for a server that others use is not killed."""
    if os.environ["WEERZIEN_TEST_SERVER"]:
        pytest.skip("the tests run on a server that is not theirs to kill")
    place = Path(tempfile.mkdtemp(prefix="weerzien-killing-"))
    place.chmod(0o711)
    (place / "pg").mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(place / "pg", "nobody")
    binaries = reachable(server_binaries(), place)
    address = conninfo_to_dict(environment.admin())
    command = [str(binaries / "pg_basebackup"), "-D", str(place / "pg" / f"data-{major_version(binaries)}")]
    command += ["-U", str(address["user"]), "-h", str(address["host"]), "-c", "fast", "-X", "stream"]
    subprocess.run(command, check=True, cwd=place, **server_user())
    yield place
    shutil.rmtree(place, ignore_errors=True)


def test_nothing_that_was_said_to_be_kept_is_lost_whatever_is_killed(folder: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.killing", "--kills", str(KILLS), "--families", str(FAMILIES)]
    command += ["--folder", str(folder), "--template", environment.TEMPLATE]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert found["kills"] == {"web": 2, "worker": 2, "backend": 2}
    assert found["kept"].keys() >= {"proposed", "versturen", "aannemen", "agreed", "signal"}
    assert found["asked"] > 0
