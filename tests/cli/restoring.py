"""What the tests of restoring share: a backup, where it goes, and backups that say something else."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from tests import environment
from tests.installations import Installation
from weerzien.cli import roles
from weerzien.cli.backups import encryption
from weerzien.cli.backups.container import DUMP, HEADS, Container, Package, read_package
from weerzien.cli.backups.manifest import Manifest

SECRET, PUBLIC = encryption.new_identity()


@pytest.fixture(scope="session")
def kept(lived_in: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a backup twice, closed and open, and the secret key."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "secret.txt").write_text(SECRET)
    lived_in.do("backup", str(folder / "closed"), "--voor", PUBLIC)
    lived_in.do("backup", str(folder / "open"), "--onversleuteld")
    return folder


@pytest.fixture
def there(tmp_path: Path, django_db_setup: None) -> Iterator[Installation]:
    """Return an installation of which the database does not exist yet."""
    one = Installation(environment.admin(), f"{environment.DATABASE}_there", tmp_path)
    yield one
    for name in (one.name, f"{one.name}_restoring", f"{one.name}_replaced"):
        roles.drop_database(one.admin, name)


def restore(one: Installation, file: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    secret = file.parent / "secret.txt"
    key = ["--sleutel", str(secret)] if secret.exists() and "--sleutel" not in words else []
    return one.run("restore", str(file), "--naar", one.everything, *key, *words, **more)


def databases_of(one: Installation) -> list[str]:
    with psycopg.connect(one.admin) as connection:
        told = connection.execute("select datname from pg_database where datname like %s order by 1", [f"{one.name}%"])
        return [name for (name,) in told]


def rewritten(
    place: Path,
    file: Path,
    change: Callable[[Package], Manifest],
    *,
    signed_with: Mapping[str, str] = os.environ,
) -> Path:
    """Write a backup again with another manifest, signed with our own key where nothing else is said."""
    with file.open("rb") as source, place.open("wb") as out:
        package = read_package(source, os.environ, check=lambda manifest: None)
        container = Container(out)
        with package.dump() as dump:
            container.add(DUMP, dump)
        container.add(HEADS, io.BytesIO(package.heads()))
        container.close(replace(change(package), files=container.files), signed_with)
    return place
