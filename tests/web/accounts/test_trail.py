"""What is written down about ways in: ids, never an address."""

from __future__ import annotations

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from weerzien.access.actors import Actor
from weerzien.access.models import Account

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "een lang wachtwoord"


def lines(owner: psycopg.Connection) -> list[tuple[object, ...]]:
    return owner.execute("select action, account_id, municipality_id from audit_line order by at").fetchall()


def test_coming_in_failing_and_going_out_leave_a_line_each(
    client: Client, amina: Actor, owner: psycopg.Connection
) -> None:
    owner.execute("update access_account set password = %s", [make_password(PASSWORD)])
    email = Account.objects.get(id=amina.account_id).email
    client.post("/inloggen/", {"login": email, "password": "mis"})
    client.post("/inloggen/", {"login": email, "password": PASSWORD})
    client.post("/uitloggen/")

    assert lines(owner) == [
        ("login.failed", amina.account_id, amina.municipality_id),
        ("login.succeeded", amina.account_id, amina.municipality_id),
        ("login.ended", amina.account_id, amina.municipality_id),
    ]


def test_an_unknown_address_leaves_a_line_without_it(client: Client, db: None, owner: psycopg.Connection) -> None:
    client.post("/inloggen/", {"login": "niemand@voorbeeld.test", "password": "mis"})

    assert lines(owner) == [("login.failed", None, None)]
    assert "niemand" not in str(owner.execute("select * from audit_line").fetchall())
