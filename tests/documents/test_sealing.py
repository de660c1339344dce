"""What is encrypted opens in its own place, with its own key, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from weerzien.access.roles import Compartment
from weerzien.documents.configured import DocumentsKey
from weerzien.documents.rules.refusals import NoKey, Unreadable
from weerzien.documents.sealing import File, Place, Sealed, seal, unseal

OLD, NEW = DocumentsKey("k1", bytes(range(32))), DocumentsKey("k2", bytes(range(1, 33)))
FILE = File("Paspoort van Tsega.pdf", b"%PDF-1.7 geheim")
HERE = Place(UUID(int=1), Compartment.PROCEDURE)


def test_a_file_comes_back_as_it_was_and_stands_there_as_something_else_each_time() -> None:
    one, other = (seal(FILE, HERE, keys=[OLD]) for _ in range(2))

    assert unseal(one, HERE, keys=[OLD]) == unseal(other, HERE, keys=[OLD]) == FILE
    assert one.ciphertext != other.ciphertext
    for secret in (b"geheim", b"Tsega"):
        assert secret not in one.ciphertext


@pytest.mark.parametrize(
    "place",
    [Place(UUID(int=2), Compartment.PROCEDURE), Place(UUID(int=1), Compartment.CONTACTS)],
    ids=["the row of another document", "another compartment"],
)
def test_content_in_another_place_does_not_open(place: Place) -> None:
    with pytest.raises(Unreadable):
        unseal(seal(FILE, HERE, keys=[OLD]), place, keys=[OLD])


def test_another_key_by_the_same_name_does_not_open_it() -> None:
    with pytest.raises(Unreadable):
        unseal(seal(FILE, HERE, keys=[OLD]), HERE, keys=[DocumentsKey("k1", NEW.secret)])


def test_content_that_was_changed_or_cut_off_does_not_open() -> None:
    sealed = seal(FILE, HERE, keys=[OLD])
    turned = bytes([*sealed.ciphertext[:-1], sealed.ciphertext[-1] ^ 1])

    for spoiled in (turned, sealed.ciphertext[:-1], sealed.ciphertext[:5], b""):
        with pytest.raises(Unreadable):
            unseal(replace(sealed, ciphertext=spoiled), HERE, keys=[OLD])


def test_the_newest_key_encrypts_and_an_older_one_still_opens_what_was_there() -> None:
    before = seal(FILE, HERE, keys=[OLD])
    after = seal(FILE, HERE, keys=[NEW, OLD])

    assert (before.key_id, after.key_id) == ("k1", "k2")
    assert unseal(before, HERE, keys=[NEW, OLD]) == unseal(after, HERE, keys=[NEW, OLD]) == FILE
    with pytest.raises(Unreadable):
        unseal(before, HERE, keys=[NEW])


def test_without_a_key_nothing_is_encrypted_and_nothing_opens() -> None:
    with pytest.raises(NoKey):
        seal(FILE, HERE, keys=[])
    with pytest.raises(Unreadable):
        unseal(Sealed("k1", b""), HERE, keys=[])


def test_a_key_does_not_show_itself() -> None:
    assert repr(OLD) == "DocumentsKey(id='k1')"
