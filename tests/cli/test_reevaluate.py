"""The command that looks again at what time changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
import pytest

from tests.cast import Family
from tests.early_signals.kept import LIMIT, keep
from weerzien.access.actors import Actor
from weerzien.cli.main import main


@pytest.fixture
def passed(family: Family) -> Family:
    """Return a family with one outcome, of which the next change came long ago."""
    keep(family, LIMIT, until=date(2026, 1, 1), evaluated_on=date(2025, 12, 1))
    return family


def email_of(owner: psycopg.Connection[Any], actor: Actor) -> str:
    row = owner.execute("select email from access_account where id = %s", [actor.account_id]).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.django_db(transaction=True)
def test_what_time_changed_is_evaluated_again_and_the_second_time_nothing_changes(
    amina: Actor, passed: Family, owner: psycopg.Connection[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    email = email_of(owner, amina)

    assert main(["reevaluate", "--als", email]) == 0
    first = capsys.readouterr().out
    assert main(["reevaluate", "--als", email]) == 0

    assert first.startswith("Opnieuw bekeken: 1 gezinnen")
    assert capsys.readouterr().out == "Opnieuw bekeken: 1 gezinnen, 0 dagen en signalen gewijzigd.\n"


@pytest.mark.django_db(transaction=True)
def test_another_municipality_leaves_the_family_alone(
    chris: Actor, passed: Family, owner: psycopg.Connection[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reevaluate", "--als", email_of(owner, chris)]) == 0

    assert capsys.readouterr().out == "Opnieuw bekeken: 0 gezinnen, 0 dagen en signalen gewijzigd.\n"


@pytest.mark.django_db(transaction=True)
def test_an_unknown_account_is_refused_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reevaluate", "--als", "niemand@demo.weerzien.example"]) == 1

    assert capsys.readouterr().err.strip().endswith(".")
