"""What tests of the way in share: Amina with a password, her app, and a second factor that is required."""

from __future__ import annotations

import time
from collections.abc import Callable

import psycopg
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.contrib.auth.hashers import make_password
from django.test import Client

from weerzien.access.actors import Actor
from weerzien.access.models import Account

PASSWORD = "een lang wachtwoord voor haar"


@pytest.fixture(autouse=True)
def required(settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def email(amina: Actor, owner: psycopg.Connection) -> str:
    owner.execute("update access_account set password = %s", [make_password(PASSWORD)])
    return Account.objects.get(id=amina.account_id).email


@pytest.fixture
def inside(client: Client, email: str) -> Client:
    """Return a client that gave the right password and has no second factor yet."""
    client.post("/inloggen/", {"login": email, "password": PASSWORD})
    return client


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what the app shows now, or some steps of thirty seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def secret(inside: Client) -> str:
    """Let Amina set up her app; return its secret."""
    inside.get("/mijn-beveiliging/app/")
    secret = str(inside.session["mfa.totp.secret"])
    inside.post("/mijn-beveiliging/app/", {"code": code_of(secret)})
    return secret


@pytest.fixture
def trail(owner: psycopg.Connection) -> Callable[[], list[str]]:
    """Return how one reads what was written down about ways in, in order."""
    return lambda: [row[0] for row in owner.execute("select action from audit_line where kind = 'login' order by at")]
