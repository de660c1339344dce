"""Every kind of answer carries the headers that keep a browser safe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from tests.web.conftest import As
from weerzien.access.actors import Actor
from weerzien.web.clock import what_time_is_it

pytestmark = pytest.mark.django_db(transaction=True)
EVERY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def answers(client: Client) -> dict[str, HttpResponse]:
    """Return one answer of every kind: page, redirect, nothing there, refused, wrong way, JSON, file, text."""
    guest, strict = Client(), Client(enforce_csrf_checks=True)
    return {
        "login page": guest.get("/inloggen/"),
        "page": client.get("/"),
        "own account": client.get("/mijn-beveiliging/"),
        "redirect": guest.get("/gezinnen/"),
        "fragment without session": guest.get("/gezinnen/", headers={"HX-Request": "true"}),
        "nothing there": client.get("/nergens/"),
        "without token": strict.post("/inloggen/", {}),
        "wrong way": client.get("/gezinnen/zoeken/"),
        "json": client.get("/sessie/"),
        "file": guest.get("/static/session.js"),
        "text": guest.get("/.well-known/security.txt"),
    }


def test_every_kind_of_answer_carries_every_header(as_: As, amina: Actor, settings: LazySettings) -> None:
    settings.SECURITY_CONTACT = "mailto:veiligheid@voorbeeld.test"

    for kind, answer in answers(as_(amina)).items():
        policy = answer["Content-Security-Policy"]
        assert {name: answer.get(name) for name in EVERY} == EVERY, kind
        assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; ")), kind
        assert not re.search(r"unsafe|nonce|\*|data:|https?:", policy), kind
        answer.close()
        assert "camera=()" in answer["Permissions-Policy"], kind


def test_an_answer_over_https_asks_to_come_back_over_https(settings: LazySettings) -> None:
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

    assert Client().get("/inloggen/", secure=True)["Strict-Transport-Security"] == "max-age=31536000"


def cookies(**environment: str) -> str:
    """Return what the settings say of cookies, read in a process of their own."""
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE"
    program = f"from weerzien.config import settings as s; print(*(getattr(s, n) for n in '{names}'.split()))"
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_over_https_cookies_belong_to_this_host_alone() -> None:
    assert cookies(WEERZIEN_HTTPS="1") == "__Host-sessionid __Host-csrftoken True True Lax"


def test_a_second_factor_is_required_unless_it_is_a_demo() -> None:
    program = "from weerzien.config import settings as s; print(s.SECOND_FACTOR_REQUIRED)"
    said = []
    for demo in ("0", "1"):
        environment = {**os.environ, "WEERZIEN_DEMO": demo}
        environment.pop("WEERZIEN_SECOND_FACTOR")
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
        said.append(done.stdout.strip())

    assert said == ["True", "False"]


def test_security_txt_says_whom_to_write_to_and_until_when(client: Client, settings: LazySettings) -> None:
    settings.SECURITY_CONTACT = "mailto:veiligheid@voorbeeld.test"
    answer = client.get("/.well-known/security.txt")
    told = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    until = datetime.fromisoformat(told["Expires"])

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert told["Contact"] == "mailto:veiligheid@voorbeeld.test"
    assert timedelta(days=1) < until - what_time_is_it() <= timedelta(days=30)
    assert told["Canonical"] == "http://testserver/.well-known/security.txt"


def test_without_somebody_to_write_to_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
