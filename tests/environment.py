"""Pytest plugin, loaded first: the environment of the tests, and one PostgreSQL for the whole run."""

from __future__ import annotations

import base64
import fcntl
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from psycopg.conninfo import make_conninfo

from weerzien.cli import cluster, roles
from weerzien.cli.migrate import COLLECT_AFTER

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
DATABASE = f"weerzien_test_{WORKER or 'main'}"
TEMPLATE = "weerzien_test_template"

running: list[cluster.Cluster] = []


def prepare() -> Path:
    """Set every setting the product reads, before Django reads them; return the folder of this run."""
    given = os.environ.get("WEERZIEN_TEST_RUN", "")
    folder = Path(given or tempfile.mkdtemp(prefix="weerzien-tests-"))
    if not given:
        folder.chmod(0o711)  # the server's user walks through it
        os.environ["WEERZIEN_TEST_RUN"] = str(folder)
        os.environ["WEERZIEN_TEST_SERVER"] = os.environ.get("DATABASE_URL", "")
    os.environ["WEERZIEN_SECRET_KEY"] = "only for tests"
    os.environ["WEERZIEN_NUMBERS_KEY"] = "t1:" + base64.b64encode(bytes(range(32))).decode()
    os.environ["WEERZIEN_AUDIT_KEY"] = "t1:" + base64.b64encode(bytes(range(1, 33))).decode()
    os.environ["WEERZIEN_DOCUMENTS_KEY"] = "t1:" + base64.b64encode(bytes(range(2, 34))).decode()
    os.environ["WEERZIEN_AUDIT_HEADS"] = str(folder / "audit-heads.jsonl")
    os.environ["WEERZIEN_DEMO"] = "0"
    os.environ["WEERZIEN_HTTPS"] = "0"
    os.environ["WEERZIEN_SECOND_FACTOR"] = "0"  # its own tests turn it on
    os.environ.pop("WEERZIEN_TODAY", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "weerzien.config.settings"
    return folder


def admin() -> str:
    """Return the address of the role that may create roles and databases."""
    given = os.environ["WEERZIEN_TEST_SERVER"]
    return given or make_conninfo(dbname="postgres", user=cluster.SUPERUSER, host=str(RUN / "pg" / "socket"))


RUN = prepare()
for variable, role in (("", roles.WEB), ("_OWNER", roles.OWNER), ("_JOBS", roles.JOBS)):
    os.environ[f"DATABASE_URL{variable}"] = roles.address(admin(), role, DATABASE)


@contextmanager
def turn() -> Iterator[None]:
    """Take turns with the other workers of this run."""
    with (RUN / "turn").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def ensure_server() -> None:
    """Start the server where there is none; workers find the one their controller started."""
    if WORKER or running:
        return
    if not os.environ["WEERZIEN_TEST_SERVER"]:
        running.append(cluster.start(RUN / "pg", durable=False))
    roles.make_roles(admin())
    roles.drop_database(admin(), TEMPLATE)


def pytest_configure() -> None:
    """Make passwords cheap: how slow they are is Django's promise, not ours."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no processor waits at the end for one that began late."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what stays for the whole run: thousands of tests and all our models."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the server now where workers will need it; a single process waits for the first test that asks."""
    if session.config.getoption("numprocesses", None):
        ensure_server()


def pytest_unconfigure() -> None:
    """Leave no process, no file and, on a server that others use too, no database behind."""
    if os.environ["WEERZIEN_TEST_SERVER"]:
        for name in (DATABASE, *(() if WORKER else (TEMPLATE,))):
            roles.drop_database(admin(), name)
    if WORKER:
        return
    for one in running:
        one.stop()
    running.clear()
    shutil.rmtree(RUN, ignore_errors=True)
