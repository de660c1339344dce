"""BSN and V-number in the database: unreadable without the key, recognised within one municipality only."""

from __future__ import annotations

from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from weerzien.dossiers.numbers import decrypted, encrypted, lookup_hash, numbers_key

HERE, ELSEWHERE = uuid4(), uuid4()


def test_a_number_is_kept_unreadable_and_comes_back() -> None:
    kept = encrypted("999990019")

    assert b"999990019" not in kept
    assert decrypted(kept) == "999990019"


def test_the_same_number_is_kept_differently_each_time() -> None:
    assert encrypted("999990019") != encrypted("999990019")


def test_a_number_that_was_tampered_with_does_not_come_back() -> None:
    kept = bytearray(encrypted("999990019"))
    kept[-1] ^= 1

    with pytest.raises(InvalidTag):
        decrypted(bytes(kept))


def test_a_municipality_recognises_a_number_and_another_has_another_hash() -> None:
    here = lookup_hash("999990019", kind="bsn", municipality_id=HERE)

    assert here == lookup_hash("999990019", kind="bsn", municipality_id=HERE)
    assert here != lookup_hash("999990019", kind="bsn", municipality_id=ELSEWHERE)
    assert here != lookup_hash("999990019", kind="v_number", municipality_id=HERE)


def test_the_key_carries_an_id() -> None:
    assert numbers_key().id == "t1"
