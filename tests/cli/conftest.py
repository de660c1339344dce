"""A place on this machine for a cluster of a test's own, that an unprivileged server may enter."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def shared_place() -> Iterator[Path]:
    yield from make_place()


@pytest.fixture
def place() -> Iterator[Path]:
    yield from make_place()


def make_place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="weerzien-place-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
