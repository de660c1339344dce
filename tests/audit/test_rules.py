"""A seal depends on everything it seals, and on the key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from weerzien.audit.rules import (
    FIRST,
    AuditKey,
    LineContent,
    Link,
    NoAuditKey,
    Removed,
    line_hash,
    read_keys,
    removal_hash,
    seal_hash,
)

KEY = AuditKey("t1", bytes(32))
ONE, OTHER = UUID(int=1), UUID(int=2)
AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
LINE = LineContent(
    id=ONE,
    at=AT,
    kind="look",
    action="family",
    account_id=ONE,
    organisation_id=ONE,
    municipality_id=ONE,
    dossier_ids=(ONE, OTHER),
    subject_id=None,
    fields=("a", "b"),
)
LINK = Link(ONE, 1, ONE, AT, line_hash(KEY, LINE), FIRST, AT)
REMOVED = Removed(ONE, AT, AT + timedelta(days=1), 3)


@pytest.mark.parametrize(
    "change",
    [
        {"id": OTHER}, {"at": AT + timedelta(microseconds=1)}, {"kind": "change"}, {"action": "why"},
        {"account_id": None}, {"organisation_id": OTHER}, {"municipality_id": None}, {"dossier_ids": (OTHER, ONE)},
        {"subject_id": ONE}, {"fields": ("a b",)},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_every_part_of_a_line_counts(change: dict[str, Any]) -> None:
    assert line_hash(KEY, replace(LINE, **change)) != line_hash(KEY, LINE)


@pytest.mark.parametrize(
    "change",
    [
        {"municipality_id": None}, {"sequence": 2}, {"line_id": OTHER}, {"line_at": AT + timedelta(days=1)},
        {"line_hash": FIRST}, {"previous_hash": "1" * 64}, {"sealed_at": AT + timedelta(days=1)},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_every_part_of_a_link_counts(change: dict[str, Any]) -> None:
    assert seal_hash(KEY, replace(LINK, **change)) != seal_hash(KEY, LINK)


@pytest.mark.parametrize(
    "change",
    [{"municipality_id": None}, {"before": AT - timedelta(days=1)}, {"removed_at": AT}, {"line_count": 4}],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_a_removal_counts(change: dict[str, Any]) -> None:
    assert removal_hash(KEY, replace(REMOVED, **change)) != removal_hash(KEY, REMOVED)


def test_the_same_moment_in_another_zone_is_the_same_line() -> None:
    here = AT.astimezone(timezone(timedelta(hours=1)))

    assert line_hash(KEY, replace(LINE, at=here)) == line_hash(KEY, LINE)


def test_another_key_gives_another_hash() -> None:
    other = AuditKey("t1", b"x" * 32)

    assert line_hash(other, LINE) != line_hash(KEY, LINE)
    assert seal_hash(other, LINK) != seal_hash(KEY, LINK)


def test_the_first_key_of_several_seals() -> None:
    keys = read_keys("a2:" + "B" * 43 + "=, a1:" + "A" * 43 + "=")

    assert list(keys) == ["a2", "a1"]
    assert keys["a1"].secret == bytes(32)


@pytest.mark.parametrize("told", ["", "t1", "t1:", "t1:AAAA", ":" + "A" * 43 + "=", "t1:niet*base64", "é:é"])
def test_a_key_that_is_none_is_refused_in_words(told: str) -> None:
    with pytest.raises(NoAuditKey, match="WEERZIEN_AUDIT_KEY"):
        read_keys(told)


def test_two_keys_of_one_name_are_refused() -> None:
    with pytest.raises(NoAuditKey):
        read_keys(",".join(["a1:" + "A" * 43 + "="] * 2))
