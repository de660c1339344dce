"""Sealing every minute asks nothing of chains without anything new, and the night looks at all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.audit.conftest import as_jobs
from tests.cast import TODAY, Family, Organisations
from weerzien.audit.sealing import chains_that_wait
from weerzien.jobs import clean, seal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def heads(tmp_path: Path, settings: Any) -> Path:
    file = tmp_path / "heads.jsonl"
    settings.AUDIT_HEADS = str(file)
    return file


def test_only_chains_with_lines_that_wait_are_sealed(family: Family, organisations: Organisations) -> None:
    with as_jobs():
        waiting = chains_that_wait(today=TODAY)
        sealed = seal.run()
        with CaptureQueriesContext(connection) as captured:
            again = seal.run()

    assert waiting == [organisations.meerdijk]
    assert (sealed > 0, again, len(captured)) == (True, 0, 4)


def test_the_night_writes_a_head_that_a_crash_kept_out(family: Family, heads: Path) -> None:
    with as_jobs():
        seal.run()
        written = heads.read_text()
        heads.write_text("")
        seal.run()
        without = heads.read_text()
        clean.run()

    assert without == ""
    assert heads.read_text() == written != ""


def test_without_the_key_nothing_is_sealed(family: Family, settings: Any) -> None:
    settings.AUDIT_KEY = ""

    with as_jobs():
        assert seal.run() == 0


def test_which_chains_wait_is_none_of_the_web_roles_business(family: Family, owner: psycopg.Connection[Any]) -> None:
    with pytest.raises(Exception, match="permission denied for function waiting_chains"):
        chains_that_wait(today=TODAY)
