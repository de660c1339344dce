"""What the tests of the chains share: the jobs role, a file of heads, a hand that reaches past every trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg.conninfo import make_conninfo

from tests import environment
from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.audit.actions import record_look, record_refusal
from weerzien.audit.breaches import ChainReport
from weerzien.audit.rules import AuditKey, read_keys
from weerzien.audit.sealing import Chain, SealedLines, seal_lines
from weerzien.audit.verifying import verify_chain
from weerzien.cli import roles

KEYS = read_keys("t1:" + "A" * 43 + "=")
KEY: AuditKey = KEYS["t1"]
LATER = NOW + timedelta(minutes=5)


@contextmanager
def as_jobs() -> Iterator[None]:
    """Let Django work as the jobs role for a while."""
    default = connections["default"]
    web = default.settings_dict.copy()
    default.close()
    default.settings_dict.update(USER=roles.JOBS, PASSWORD=roles.password_of(environment.admin(), roles.JOBS) or "")
    try:
        yield
    finally:
        default.close()
        default.settings_dict.update(web)


@pytest.fixture
def heads(tmp_path: Path) -> Path:
    file = tmp_path / "heads.jsonl"
    file.touch()
    return file


@pytest.fixture
def seal(heads: Path) -> Callable[..., SealedLines]:
    """Return how chains are sealed, as the jobs role."""

    def seal(*chains: Chain, key: AuditKey = KEY, file: Path = heads) -> SealedLines:
        with as_jobs():
            return seal_lines(chains, key=key, heads=file, today=TODAY, now=LATER)

    return seal


@pytest.fixture
def verify(heads: Path) -> Callable[[Chain], ChainReport]:
    """Return how a chain is checked, as the jobs role."""

    def verify(chain: Chain) -> ChainReport:
        with as_jobs():
            return verify_chain(chain, keys=KEYS, heads=heads, today=TODAY)

    return verify


@pytest.fixture
def looks(amina: Actor, chris: Actor, noor: Actor, family: Family, family_elsewhere: Family) -> None:
    """Let people look: five lines for Meerdijk, one for Zandoever, one of nobody's; after those of the entering."""
    for minute in range(5):
        with acting(amina, today=TODAY):
            record_look(amina, "family", dossier_ids=[family.dossier_id], at=NOW + timedelta(minutes=minute))
    with acting(chris, today=TODAY):
        record_refusal(chris, "family", dossier_ids=[family.dossier_id], at=LATER)
    with acting(noor, today=TODAY):
        record_look(noor, "families.listed", dossier_ids=[family.dossier_id], at=LATER)


Tamper = Callable[..., None]


@pytest.fixture
def tamper(owner: psycopg.Connection[Any]) -> Iterator[Tamper]:
    """Return how a superuser changes what was written, past triggers and policies, committed at once."""
    with psycopg.connect(make_conninfo(environment.admin(), dbname=environment.DATABASE)) as connection:

        def tamper(statement: str, *values: Any) -> None:
            with connection.transaction():
                connection.execute("set local session_replication_role = replica")
                connection.execute(statement, values)  # type: ignore[arg-type]  # a statement of a test

        yield tamper
