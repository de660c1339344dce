"""A real browser against a real server: Debian's Chromium, the pages as they are served, the database of the tests."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Page, expect, sync_playwright

from weerzien.access.actors import Actor
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.web.clock import what_time_is_it

# Playwright keeps an event loop in this thread, and Django would refuse every question to the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# fmt: off
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)
# fmt: on
NARROW, WIDE = 360, 1440
TAKING_MS = 120_000
SHOWING_MS = 20_000  # a machine that does a lot beside it is slow, and no less right
PASSWORD = "een lang wachtwoord om mee te lopen"
ARE_KEPT = bool(os.environ.get("WEERZIEN_SCREENSHOTS"))
"""Whether somebody wants to look at the pages afterwards: a picture of a whole page takes longer than the page."""


class Open(Protocol):
    def __call__(self, width: int, *, with_script: bool = True) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; `make browser` sees to it that there is one."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    expect.set_options(timeout=SHOWING_MS)
    assert chromium, "Geen Chromium gevonden. `make browser` zet het Debian-pakket chromium klaar."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Open]:
    """Return how one opens a window of some width on the server; what a page complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(width: int, *, with_script: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale="nl-NL",
            java_script_enabled=with_script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [told for told in complaints if not told.startswith("Failed to load resource")] == []


@pytest.fixture
def with_password(owner: psycopg.Connection[Any]) -> Callable[[Actor], str]:
    """Return how somebody of the cast gets a password; it gives the e-mail address to log in with."""

    def with_password(actor: Actor) -> str:
        row = owner.execute(
            "update access_account set password = %s where id = %s returning email",
            [make_password(PASSWORD), actor.account_id],
        ).fetchone()
        assert row is not None
        return str(row[0])

    return with_password


def log_in(page: Page, email: str) -> None:
    """Log in with e-mail address and password."""
    page.goto("/")
    log_in_here(page, email)


def log_in_here(page: Page, email: str) -> None:
    """Log in on the page that is open, and wait for its answer: who goes on at once breaks the logging in off."""
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Inloggen", exact=True).click()


def choose_workbook(page: Page, workbook: Path) -> None:
    """Choose a workbook, and stop where its rows can be looked at."""
    page.goto("/inlezen/")
    page.get_by_label("Kies het werkboek").set_input_files(workbook)
    page.get_by_role("button", name="Bekijken wat erin staat").click()
    expect(page.get_by_role("heading", name="Rij voor rij")).to_be_visible()


def take_workbook(page: Page, workbook: Path) -> None:
    """Choose a workbook and take it over; what it says when it fails is what the test says."""
    choose_workbook(page, workbook)
    page.get_by_role("button", name="Overnemen").click()
    ended = page.get_by_role("heading", name=re.compile("overgenomen$|niet gelukt$"))
    expect(ended).to_be_visible(timeout=TAKING_MS)
    expect(ended).to_have_text("Het werkboek is overgenomen")


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return the project's own workbook, around today."""
    path = tmp_path / "gezinnen.xlsx"
    write_demo_workbook(path, today=what_time_is_it().date())
    return path


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where every page is kept to be looked at: WEERZIEN_SCREENSHOTS, else one that goes away."""
    folder = Path(os.environ.get("WEERZIEN_SCREENSHOTS", "") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
