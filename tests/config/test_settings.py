"""The settings: explained, checked when read, and with the protections that a browser needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"\"((?:WEERZIEN|DATABASE)_[A-Z_]+)\"")


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a fresh process with these changes to the environment of the tests."""
    return subprocess.run(
        [sys.executable, "-c", "from weerzien.config import settings; print(settings.SESSION_COOKIE_SECURE)"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_name_that_is_read_from_the_environment_is_explained() -> None:
    read = {name for path in (ROOT / "weerzien").rglob("*.py") for name in NAME.findall(path.read_text())}
    explained = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(), re.MULTILINE))

    assert read == explained


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WEERZIEN_SECRET_KEY", "", "WEERZIEN_SECRET_KEY is not set. Give a long random text"),
        ("WEERZIEN_NUMBERS_KEY", "", "WEERZIEN_NUMBERS_KEY is not set."),
        ("WEERZIEN_HTTPS", "ja", "WEERZIEN_HTTPS is 'ja'. Give 1 or 0."),
        ("WEERZIEN_MAIL", "smtp://relay", "WEERZIEN_ADDRESS is not set."),
        ("WEERZIEN_DOCUMENTS_KEY", "x", "WEERZIEN_DOCUMENTS_KEY is no key. Give `id:base64 of 32 bytes`"),
        ("WEERZIEN_CLAMD", "/run/clamd", "WEERZIEN_CLAMD is no address. Give `unix:"),
        ("WEERZIEN_POOL", "veel", "WEERZIEN_POOL is 'veel'. Give a whole number."),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_words(name: str, value: str, said: str) -> None:
    done = start(**{name: value})

    assert done.returncode != 0
    assert said in done.stderr


def test_unless_told_otherwise_cookies_travel_over_https_only() -> None:
    assert start(WEERZIEN_HTTPS="1").stdout == "True\n"
    assert start(WEERZIEN_HTTPS="0").stdout == "False\n"


def test_django_has_nothing_to_say_about_how_it_is_deployed() -> None:
    deployed = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    deployed["WEERZIEN_HTTPS"] = "1"
    deployed["WEERZIEN_SECRET_KEY"] = "Iets dat lang is, met 40 tot 60 verschillende tekens: ?!"

    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=deployed,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (3 silenced).\n"), done.stderr
