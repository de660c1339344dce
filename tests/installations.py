"""Whole installations for tests: a database lived in by the families of a demo, its keys, and its heads elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from tests import environment
from tests.house.tree import REAL
from weerzien.cli import roles

VISIT = REAL / "tests" / "visit.py"
OURS = ("DATABASE_URL", "WEERZIEN_", "DJANGO_", "PYTEST_")


@dataclass(frozen=True)
class Installation:
    """A database with its three addresses and everything that a command needs to work on it."""

    admin: str
    name: str
    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    code: Path = REAL

    @property
    def heads(self) -> Path:
        return self.folder / "audit-heads.jsonl"

    def address(self, role: str) -> str:
        return roles.address(self.admin, role, self.name)

    @property
    def everything(self) -> str:
        """Return the address of who sees and may do everything here."""
        return make_conninfo(self.admin, dbname=self.name)

    def environment(self) -> dict[str, str]:
        """Return the environment of a command: nothing of the tests but the keys."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        keys = {
            name: os.environ[f"WEERZIEN_{name}"] for name in ("SECRET_KEY", "NUMBERS_KEY", "AUDIT_KEY", "DOCUMENTS_KEY")
        }
        return {
            **clean,
            **{f"WEERZIEN_{name}": value for name, value in keys.items()},
            "DATABASE_URL": self.address(roles.WEB),
            "DATABASE_URL_OWNER": self.address(roles.OWNER),
            "DATABASE_URL_JOBS": self.address(roles.JOBS),
            "WEERZIEN_AUDIT_HEADS": str(self.heads),
            "WEERZIEN_FOLDER": str(self.folder),
            "WEERZIEN_DEMO": "1",
            "WEERZIEN_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "weerzien.config.settings",
            "PYTHONPATH": str(self.code),
            **self.more,
        }

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command of weerzien here."""
        return self.python("-m", "weerzien.cli.main", *words, **more)

    def python(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run Python here, with the code of this installation."""
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.code,
            env={**self.environment(), **more},
            capture_output=True,
            text=True,
            check=False,
        )

    def do(self, *words: str) -> str:
        """Run a command that must succeed, and return what it said."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def visit(self, name: str, *words: str) -> dict[str, list[Any]]:
        """Return every page that somebody of the cast sees here, by address."""
        done = self.python(str(VISIT), name, *words)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return what the database answers to who sees everything."""
        with psycopg.connect(self.everything, autocommit=True) as connection:
            return connection.execute(statement, values).fetchall()  # type: ignore[arg-type]  # words of a test

    def tell(self, statement: str, *values: Any) -> None:
        """Change the database as who may do everything."""
        with psycopg.connect(self.everything, autocommit=True) as connection:
            connection.execute(statement, values)  # type: ignore[arg-type]  # words of a test


def new_installation(folder: Path, name: str, *, template: str = environment.TEMPLATE) -> Installation:
    """Return an installation beside the database of the tests: a copy of a template."""
    one = Installation(environment.admin(), f"{environment.DATABASE}_{name}", folder)
    roles.drop_database(one.admin, one.name)
    roles.make_database(one.admin, one.name, template=template)
    return one


OLD_LINE = """
insert into audit_line (id, at, kind, action, dossier_ids, fields)
values (gen_random_uuid(), now() - interval '6 years', 'login', 'logged-in', '{}', '{}')
"""


def fill(one: Installation) -> None:
    """Fill an installation as the demo does, and let its log live: sealed, and the oldest line let go."""
    one.do("fill-demo")
    one.tell(OLD_LINE)
    one.do("seal-audit")
    one.do("trim-audit")
