"""A database with the families of a demo, made once for all tests that copy, restore or upgrade one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import environment
from tests.installations import Installation, fill, new_installation
from tests.rows import fill_empty_tables
from weerzien.cli import roles

Lived = Callable[[str], Installation]


@pytest.fixture(scope="session")
def lived_in(django_db_setup: None) -> Iterator[Installation]:
    """Return an installation with something in every table. Look, do not touch: take a copy to change it."""
    folder = Path(tempfile.mkdtemp(prefix="weerzien-lived-"))
    folder.chmod(0o711)
    one = new_installation(folder, "lived")
    fill(one)
    fill_empty_tables(one.everything)
    yield one
    roles.drop_database(one.admin, one.name)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def copy_of(lived_in: Installation, tmp_path: Path) -> Iterator[Lived]:
    """Return how a test gets a copy of the lived-in installation, of its own."""
    made: list[Installation] = []

    def copy_of(name: str) -> Installation:
        one = new_installation(tmp_path, name, template=lived_in.name)
        shutil.copy(lived_in.heads, one.heads)
        made.append(one)
        return one

    yield copy_of
    for one in made:
        roles.drop_database(environment.admin(), one.name)
