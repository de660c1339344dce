"""Names that the release before wrote are found as well, however often making their keys is stopped."""

from __future__ import annotations

import argparse
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests import environment
from tests.cast import TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.cli import refresh_names, roles
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rekeying import rekey_some
from weerzien.dossiers.rules import read_search

pytestmark = pytest.mark.django_db(transaction=True)


def found(actor: Actor, typed: str) -> list[UUID]:
    with acting(actor, today=TODAY):
        return find_families(Wanted(text=read_search(typed)), order=None, first=0, size=5, today=TODAY)[0]


def test_whoever_the_release_before_entered_is_found_once_their_keys_are_made(
    amina: Actor, family: Family, owner: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    owner.execute("update dossiers_personalia set name_keys = ''")
    with owner.cursor() as cursor:
        one, _ = rekey_some(cursor, most=1)  # stopped after one name
    monkeypatch.setenv("DATABASE_URL_OWNER", roles.address(environment.admin(), roles.OWNER, environment.DATABASE))

    said = []
    for _ in range(2):
        assert refresh_names.run(argparse.Namespace()) == 0
        said.append(capsys.readouterr().out)

    names = len(family.persons)
    assert one == 1
    assert said == [f"Sleutels van namen opnieuw gemaakt: {count}.\n" for count in (names - 1, 0)]
    assert found(amina, "ተስፋይ") == [family.dossier_id]


@pytest.mark.parametrize("typed", ["王", "王 Tesfay", "ʿ Tesfay"])
def test_a_script_of_which_no_sound_is_known_is_no_mistake(amina: Actor, family: Family, typed: str) -> None:
    assert set(found(amina, typed)) <= {family.dossier_id}
