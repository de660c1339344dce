"""Every kind of tampering, done by a superuser past triggers and policies, is found; and what is untouched is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.audit.conftest import KEY, KEYS, LATER, Tamper, as_jobs
from tests.cast import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.audit.breaches import ChainReport, Fault
from weerzien.audit.rules import AuditKey
from weerzien.audit.sealing import Chain, SealedLines, remove_old_lines
from weerzien.audit.verifying import verify_chain

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("looks")]

Verify = Callable[[Chain], ChainReport]
AT_PLACE = "(select line_id from audit_seal where municipality_id = %s and sequence = 2)"


@pytest.fixture
def here(amina: Actor, chris: Actor, seal: Callable[..., SealedLines]) -> Chain:
    """Return the chain of Meerdijk, sealed with the others."""
    seal(amina.municipality_id, chris.municipality_id, None)
    return amina.municipality_id


def faults(report: ChainReport) -> list[tuple[Fault, int | None]]:
    return [(breach.fault, breach.sequence) for breach in report.breaches]


def test_what_nobody_touched_gives_no_finding(here: Chain, chris: Actor, verify: Verify) -> None:
    reports = [verify(chain) for chain in (here, chris.municipality_id, None)]

    assert [report.breaches for report in reports] == [(), (), ()]
    assert all(report.seals > 0 and report.waiting == 0 for report in reports)


@pytest.mark.parametrize(
    "change",
    [
        "action = 'today'", "at = at + interval '1 second'", "kind = 'refusal'", "account_id = gen_random_uuid()",
        "dossier_ids = '{}'", "subject_id = gen_random_uuid()", "fields = '{notified}'", "organisation_id = null",
    ],
)  # fmt: skip
def test_a_changed_line_is_found(here: Chain, tamper: Tamper, verify: Verify, change: str) -> None:
    tamper(f"update audit_line set {change} where id = {AT_PLACE}", here)

    assert faults(verify(here)) == [(Fault.CHANGED_LINE, 2)]


def test_a_deleted_line_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper(f"delete from audit_line where id = {AT_PLACE}", here)

    assert faults(verify(here)) == [(Fault.DELETED_LINE, 2)]


def test_a_line_moved_to_another_chain_is_found_in_both(
    here: Chain, chris: Actor, tamper: Tamper, verify: Verify
) -> None:
    tamper(f"update audit_line set municipality_id = %s where id = {AT_PLACE}", chris.municipality_id, here)

    assert faults(verify(here)) == [(Fault.DELETED_LINE, 2)]
    assert faults(verify(chris.municipality_id)) == [(Fault.INSERTED_LINE, None)]


def test_an_inserted_line_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper(
        "insert into audit_line (id, at, kind, action, municipality_id, dossier_ids, fields)"
        " values (gen_random_uuid(), %s, 'look', 'family', %s, '{}', '{}')",
        NOW,
        here,
    )

    assert faults(verify(here)) == [(Fault.INSERTED_LINE, None)]


def test_a_line_inserted_with_a_seal_without_the_key_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    line = uuid4()
    tamper("insert into audit_line (id, at, kind, action, municipality_id, dossier_ids, fields)"
           " values (%s, %s, 'look', 'family', %s, '{}', '{}')", line, NOW, here)  # fmt: skip
    tamper(
        "insert into audit_seal select %s, municipality_id, sequence + 1, %s, line_hash, hash, repeat('0', 64), key_id,"
        " sealed_at from audit_seal where municipality_id = %s order by sequence desc limit 1",
        line,
        NOW,
        here,
    )

    found = [fault for fault, _ in faults(verify(here))]
    assert found == [Fault.CHANGED_SEAL, Fault.CHANGED_LINE, Fault.MISSING_HEAD]


def test_reordered_seals_are_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper("update audit_seal set sequence = 999 where municipality_id = %s and sequence = 2", here)
    tamper("update audit_seal set sequence = 2 where municipality_id = %s and sequence = 3", here)
    tamper("update audit_seal set sequence = 3 where municipality_id = %s and sequence = 999", here)

    found = faults(verify(here))
    assert {(Fault.REORDERED, 2), (Fault.REORDERED, 3), (Fault.CHANGED_SEAL, 2), (Fault.CHANGED_SEAL, 3)} <= set(found)


def test_lines_that_changed_places_are_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper("update audit_line set at = at + interval '10 minutes' where municipality_id = %s and at = %s", here, NOW)

    assert Fault.CHANGED_LINE in [fault for fault, _ in faults(verify(here))]


def test_a_missing_seal_in_the_middle_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper("delete from audit_seal where municipality_id = %s and sequence = 2", here)

    assert [fault for fault, _ in faults(verify(here))] == [Fault.MISSING_SEAL, Fault.INSERTED_LINE]


def test_a_truncated_chain_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    last = verify(here).seals
    tamper("delete from audit_line where id in (select line_id from audit_seal"
           " where municipality_id = %s and sequence > %s)", here, last - 2)  # fmt: skip
    tamper("delete from audit_seal where municipality_id = %s and sequence > %s", here, last - 2)

    assert faults(verify(here)) == [(Fault.TRUNCATED, last)]


def test_a_chain_that_is_gone_altogether_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    last = verify(here).seals
    for table in ("audit_line", "audit_seal"):
        tamper(f"delete from {table} where municipality_id = %s", here)

    assert faults(verify(here)) == [(Fault.TRUNCATED, last)]


def test_a_missing_head_is_found(here: Chain, verify: Verify, heads: Path) -> None:
    heads.write_text("")

    assert faults(verify(here)) == [(Fault.MISSING_HEAD, verify(here).seals)]


def test_a_chain_rewritten_with_another_key_is_found(
    here: Chain, tamper: Tamper, verify: Verify, seal: Callable[..., SealedLines], tmp_path: Path
) -> None:
    other = AuditKey("t1", b"x" * 32)
    tamper("insert into audit_waiting select line_id, municipality_id from audit_seal where municipality_id = %s", here)
    tamper("delete from audit_seal where municipality_id = %s", here)
    seal(here, key=other, file=tmp_path / "elsewhere")

    found = {fault for fault, _ in faults(verify(here))}
    assert found == {Fault.CHANGED_SEAL, Fault.CHANGED_LINE, Fault.REWRITTEN}


def test_a_chain_rewritten_with_the_key_is_found_by_its_heads(
    here: Chain, tamper: Tamper, verify: Verify, seal: Callable[..., SealedLines], tmp_path: Path
) -> None:
    tamper(f"update audit_line set action = 'today' where id = {AT_PLACE}", here)
    tamper("insert into audit_waiting select line_id, municipality_id from audit_seal where municipality_id = %s", here)
    tamper("delete from audit_seal where municipality_id = %s", here)
    seal(here, file=tmp_path / "elsewhere")

    assert [fault for fault, _ in faults(verify(here))] == [Fault.REWRITTEN]


def test_a_line_removed_before_its_seal_is_found(
    amina: Actor, tamper: Tamper, verify: Verify, owner: psycopg.Connection[Any]
) -> None:
    tamper("delete from audit_line where id = (select line_id from audit_waiting where municipality_id = %s limit 1)",
           amina.municipality_id)  # fmt: skip

    assert faults(verify(amina.municipality_id)) == [(Fault.LOST_WAITING, None)]


def test_lines_that_still_wait_are_told_and_are_no_fault(amina: Actor, verify: Verify) -> None:
    report = verify(amina.municipality_id)

    assert (report.seals, report.breaches) == (0, ())
    assert report.waiting > 0


def test_a_seal_of_an_unknown_key_is_told(here: Chain, heads: Path) -> None:
    with as_jobs():
        report = verify_chain(here, keys={"t2": KEY}, heads=heads, today=TODAY)

    assert {fault for fault, _ in faults(report)} == {Fault.UNKNOWN_KEY}


def test_a_new_key_goes_on_where_the_old_one_ended(
    here: Chain, seal: Callable[..., SealedLines], heads: Path, tamper: Tamper
) -> None:
    tamper("delete from audit_seal where municipality_id = %s and sequence = (select max(sequence) from audit_seal"
           " where municipality_id = %s)", here, here)  # fmt: skip
    tamper("insert into audit_waiting select id, municipality_id from audit_line where municipality_id = %s"
           " and id not in (select line_id from audit_seal)", here)  # fmt: skip
    heads.write_text("")
    newer = AuditKey("t2", b"y" * 32)
    seal(here, key=newer)

    with as_jobs():
        assert verify_chain(here, keys={**KEYS, "t2": newer}, heads=heads, today=TODAY).breaches == ()


def test_what_retention_removed_is_told_as_that_and_leaves_the_chain_whole(here: Chain, verify: Verify) -> None:
    with as_jobs():
        removed = remove_old_lines(here, before=NOW + timedelta(minutes=2), key=KEY, today=TODAY, now=LATER)

    report = verify(here)
    assert removed > 2
    assert (report.removed, report.breaches, report.waiting) == (removed, (), 1)


def test_retention_removes_nothing_twice_and_leaves_what_is_not_sealed(
    amina: Actor, verify: Verify, owner: psycopg.Connection[Any]
) -> None:
    with as_jobs():
        assert remove_old_lines(amina.municipality_id, before=LATER, key=KEY, today=TODAY, now=LATER) == 0


def test_a_line_of_the_time_that_is_kept_may_not_go_with_the_old_ones(
    here: Chain, tamper: Tamper, verify: Verify
) -> None:
    with as_jobs():
        remove_old_lines(here, before=NOW + timedelta(minutes=2), key=KEY, today=TODAY, now=LATER)
    last = verify(here).seals
    tamper("delete from audit_line where id = (select line_id from audit_seal where municipality_id = %s"
           " and sequence = %s)", here, last)  # fmt: skip

    assert faults(verify(here)) == [(Fault.DELETED_LINE, last)]


def test_a_removal_that_nobody_signed_is_found(here: Chain, tamper: Tamper, verify: Verify) -> None:
    tamper(f"delete from audit_line where id = {AT_PLACE}", here)
    tamper("insert into audit_removal (id, municipality_id, before, removed_at, line_count, key_id, hash)"
           " values (gen_random_uuid(), %s, %s, %s, 1, 't1', repeat('0', 64))",
           here, NOW + timedelta(days=1), NOW + timedelta(days=2))  # fmt: skip

    assert faults(verify(here)) == [(Fault.FALSE_REMOVAL, None), (Fault.DELETED_LINE, 2)]
