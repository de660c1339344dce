"""Lines are sealed in order, once, a chain per municipality, whoever seals at the same time and however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from tests.audit.conftest import KEY, as_jobs
from tests.cast import NOW, TODAY, Family, enter
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.system import system_wide
from weerzien.audit.actions import record_look
from weerzien.audit.breaches import ChainReport
from weerzien.audit.heads import NoHeads, append_heads, read_heads
from weerzien.audit.models import Line, Seal, Waiting
from weerzien.audit.sealing import Chain, SealedLines

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("looks")]

Sealing = Callable[..., SealedLines]
Verify = Callable[[Chain], ChainReport]


def count(owner: psycopg.Connection[Any], table: str) -> int:
    row = owner.execute(f"select count(*) from {table}").fetchone()  # type: ignore[arg-type]  # names of this test
    assert row is not None
    return int(row[0])


def test_every_chain_is_sealed_in_order_and_its_head_is_outside_the_database(
    amina: Actor, chris: Actor, seal: Sealing, heads: Path, owner: psycopg.Connection[Any]
) -> None:
    lines = count(owner, "audit_line")

    sealed = seal(amina.municipality_id, chris.municipality_id, None)

    assert sealed == SealedLines(lines, 3)
    places = owner.execute(
        "select municipality_id, array_agg(sequence order by line_at, line_id) from audit_seal group by 1"
    ).fetchall()
    assert all(sequences == list(range(1, len(sequences) + 1)) for _, sequences in places)
    last = owner.execute("select distinct on (municipality_id) municipality_id, sequence, hash from audit_seal"
                         " order by municipality_id, sequence desc").fetchall()  # fmt: skip
    known, unreadable = read_heads(heads)
    assert {(head.municipality_id, head.sequence, head.hash) for head in known} == set(last)
    assert unreadable == 0


def test_sealing_again_seals_nothing_and_writes_no_second_head(
    amina: Actor, seal: Sealing, heads: Path, owner: psycopg.Connection[Any]
) -> None:
    seal(amina.municipality_id)
    written = heads.read_text()

    assert seal(amina.municipality_id) == SealedLines(0, 0)
    assert heads.read_text() == written


def test_a_line_that_comes_later_goes_on_where_the_chain_ended(
    amina: Actor, family: Family, seal: Sealing, verify: Verify, heads: Path
) -> None:
    seal(amina.municipality_id)
    before = verify(amina.municipality_id).seals
    with acting(amina, today=TODAY):
        record_look(amina, "why", dossier_ids=[family.dossier_id], at=NOW)

    assert seal(amina.municipality_id) == SealedLines(1, 1)
    report = verify(amina.municipality_id)
    assert (report.seals, report.breaches) == (before + 1, ())


def test_a_head_that_was_not_written_any_more_is_written_by_the_next_sealing(
    amina: Actor, seal: Sealing, verify: Verify, heads: Path
) -> None:
    seal(amina.municipality_id)
    heads.write_text("")

    seal(amina.municipality_id)

    assert verify(amina.municipality_id).breaches == ()


def test_a_head_cut_off_half_way_does_not_spoil_the_next(
    amina: Actor, seal: Sealing, heads: Path, verify: Verify
) -> None:
    seal(amina.municipality_id)
    heads.write_text(heads.read_text()[:40])

    seal(amina.municipality_id)

    assert read_heads(heads)[1] == 1
    assert verify(amina.municipality_id).breaches == ()


def test_without_a_place_for_heads_nothing_is_sealed(
    amina: Actor, seal: Sealing, tmp_path: Path, owner: psycopg.Connection[Any]
) -> None:
    with pytest.raises(NoHeads):
        seal(amina.municipality_id, file=tmp_path / "no such folder" / "heads")

    assert count(owner, "audit_seal") == 0


@pytest.mark.parametrize("sealing", ["the web role", "jobs without a purpose", "jobs for another municipality"])
def test_only_the_jobs_role_sees_a_chain_and_only_the_one_it_acts_for(
    amina: Actor, chris: Actor, sealing: str, owner: psycopg.Connection[Any]
) -> None:
    def seen() -> int:
        return Line.objects.filter(municipality_id=amina.municipality_id).count() + Waiting.objects.count()

    if sealing == "the web role":
        with (
            system_wide(amina.municipality_id, purpose="verzegelen", today=TODAY),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            seen()
        return
    with as_jobs():
        purpose = "" if sealing == "jobs without a purpose" else "verzegelen"
        with system_wide(chris.municipality_id, purpose=purpose, today=TODAY):
            waiting = Waiting.objects.count()
            assert seen() == waiting
    assert (waiting > 0) == (sealing == "jobs for another municipality")


@pytest.mark.parametrize("table", ["audit_seal", "audit_removal", "audit_line"])
@pytest.mark.parametrize("verb", ["update {} set municipality_id = null", "delete from {}", "truncate {}"])
def test_the_jobs_role_changes_and_removes_nothing(amina: Actor, seal: Sealing, table: str, verb: str) -> None:
    seal(amina.municipality_id)

    with (
        as_jobs(),
        system_wide(amina.municipality_id, purpose="verzegelen", today=TODAY),
        pytest.raises(ProgrammingError, match=r"permission denied|only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb.format(table))


def test_no_line_goes_into_a_chain_that_nobody_seals(amina: Actor) -> None:
    from django.db import IntegrityError

    with (
        acting(amina, today=TODAY),
        pytest.raises(IntegrityError, match="belongs to a municipality"),
        transaction.atomic(),
    ):
        record_look(amina, "family", dossier_ids=[], municipality_id=amina.account_id, at=NOW)


def sealer(heads: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "WEERZIEN_AUDIT_HEADS": str(heads)}
    return subprocess.Popen(
        [sys.executable, "-m", "weerzien.cli.main", "seal-audit"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_two_sealers_at_once_seal_everything_once(amina: Actor, heads: Path, owner: psycopg.Connection[Any]) -> None:
    for number in ("M7", "M8", "M9"):
        enter(amina, number)
    both = [sealer(heads), sealer(heads)]
    said = [one.communicate(timeout=60) for one in both]

    assert [one.returncode for one in both] == [0, 0], said
    assert count(owner, "audit_seal") == count(owner, "audit_line")
    assert verified(heads) == 0


def test_a_sealer_that_is_killed_leaves_nothing_half_done(
    amina: Actor, heads: Path, owner: psycopg.Connection[Any]
) -> None:
    for wait in (0.3, 0.6, 0.9):
        one = sealer(heads)
        time.sleep(wait)
        one.send_signal(signal.SIGKILL)
        one.communicate(timeout=60)
        waiting = count(owner, "audit_waiting")
        assert count(owner, "audit_seal") + waiting == count(owner, "audit_line")

    last = sealer(heads)
    last.communicate(timeout=60)

    assert (last.returncode, verified(heads)) == (0, 0)


def verified(heads: Path) -> int:
    environment = {**os.environ, "WEERZIEN_AUDIT_HEADS": str(heads)}
    command = [sys.executable, "-m", "weerzien.cli.main", "verify-audit"]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


def test_heads_are_one_line_of_json_each(amina: Actor, seal: Sealing, heads: Path) -> None:
    seal(amina.municipality_id, None)
    told = [json.loads(line) for line in heads.read_text().splitlines()]

    assert [sorted(head) for head in told] == [["at", "hash", "municipality", "sequence"]] * 2
    assert [head["municipality"] for head in told] == [str(amina.municipality_id), None]
    append_heads(heads, read_heads(heads)[0])
    assert len(heads.read_text().splitlines()) == 2


def test_a_seal_says_which_key_made_it(amina: Actor, seal: Sealing) -> None:
    seal(amina.municipality_id)

    with as_jobs(), system_wide(amina.municipality_id, purpose="verzegelen", today=TODAY):
        assert set(Seal.objects.values_list("key_id", flat=True)) == {KEY.id}
