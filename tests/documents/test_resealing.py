"""Documents get another key while people work, and whoever is stopped halfway loses none."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings

from tests import environment
from tests.cast import NOW, TODAY, Family
from tests.documents.files import PDF
from tests.documents.test_policies import add
from weerzien.access.actors import Actor
from weerzien.cli import reencrypt_documents, roles
from weerzien.documents.configured import DocumentsKey
from weerzien.documents.door import open_document
from weerzien.documents.resealing import reseal_some
from weerzien.documents.rules.refusals import Unreadable

pytestmark = pytest.mark.django_db(transaction=True)
NEW = DocumentsKey("new", bytes(range(2, 34)))


def keys_in_use(owner: psycopg.Connection[Any]) -> list[str]:
    rows = owner.execute("select key_id from documents_content order by document_id").fetchall()
    return [key_id for (key_id,) in rows]


def reads(actor: Actor, family: Family, pk: UUID) -> bool:
    return open_document(actor, family.dossier_id, pk, today=TODAY, at=NOW).file.content == PDF


def test_documents_get_the_newest_key_and_stay_readable_all_the_while(
    amina: Actor, family: Family, owner: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    old = settings.DOCUMENTS
    kept = sorted(add(amina, family) for _ in range(3))
    monkeypatch.setattr(settings, "DOCUMENTS", replace(old, keys=(NEW, *old.keys)))
    monkeypatch.setenv("DATABASE_URL_OWNER", roles.address(environment.admin(), roles.OWNER, environment.DATABASE))

    with owner.cursor() as cursor, owner.transaction(force_rollback=True):
        assert reseal_some(cursor, keys=settings.DOCUMENTS.keys, most=2)[0] == 2  # killed before it was committed
    assert keys_in_use(owner) == [old.keys[0].id] * 3
    with owner.cursor() as cursor:
        reseal_some(cursor, keys=settings.DOCUMENTS.keys, most=1)  # stopped after one
    halfway = keys_in_use(owner)
    assert all(reads(amina, family, pk) for pk in kept)
    reencrypt_documents.run(argparse.Namespace())

    assert halfway == ["new", old.keys[0].id, old.keys[0].id]
    assert capsys.readouterr().out.startswith("Opnieuw versleuteld: 2.")
    monkeypatch.setattr(settings, "DOCUMENTS", replace(old, keys=(NEW,)))
    assert all(reads(amina, family, pk) for pk in kept)


def test_without_the_old_key_nothing_is_changed(amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    add(amina, family)
    before = keys_in_use(owner)

    with owner.cursor() as cursor, pytest.raises(Unreadable):
        reseal_some(cursor, keys=[NEW])

    assert keys_in_use(owner) == before
