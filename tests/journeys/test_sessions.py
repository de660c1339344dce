"""A session warns before it ends, and what was typed comes back for its writer and for nobody else."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.journeys.conftest import WIDE, Open, log_in, log_in_here
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "Moeder vertelde over de reis van haar zus."
KEPT = "JSON.stringify(Object.entries(window.sessionStorage))"


def wait_until_kept(page: Page, *, is_kept: bool) -> None:
    """Wait until the tab keeps a text, or keeps none any more."""
    for _ in range(50):
        if ("concept:" in page.evaluate(KEPT)) == is_kept:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"after five seconds the tab keeps {page.evaluate(KEPT)}")


def type_note(page: Page, family: Family) -> None:
    """Open the form of a contact and type, without saving."""
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_text("Contact vastleggen").click()
    page.get_by_label("Hoe?").select_option("telefoon")
    page.get_by_label("Wat is er besproken?").fill(NOTE)
    wait_until_kept(page, is_kept=True)


def end_sessions(owner: psycopg.Connection) -> None:
    """Let every session be over, as after a while of nothing."""
    owner.execute("delete from django_session")


def test_text_that_was_not_saved_comes_back_after_the_session_ended(
    amina: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    owner: psycopg.Connection,
) -> None:
    page, email = open_page(WIDE), with_password(amina)
    log_in(page, email)
    type_note(page, family)
    kept = page.evaluate(KEPT)
    end_sessions(owner)
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    log_in_here(page, email)
    page.goto(f"/gezinnen/{family.dossier_id}/")

    assert "concept:" in kept
    assert "zus" not in kept
    page.get_by_role("button", name="Tekst terugzetten").click()
    expect(page.get_by_label("Wat is er besproken?")).to_have_value(NOTE)
    expect(page.get_by_label("Hoe?")).to_have_value("telefoon")
    page.get_by_label("Met wie?").fill("moeder")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()
    assert "concept:" not in page.evaluate(KEPT)


def test_a_connection_that_breaks_off_does_not_throw_away_what_the_tab_keeps(
    amina: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open, owner: psycopg.Connection
) -> None:
    page, key = open_page(WIDE), "**/sessie/sleutel/"
    log_in(page, with_password(amina))
    type_note(page, family)
    page.goto("/gezinnen/")
    owner.execute("delete from access_draft")
    page.route(key, lambda route: route.abort())
    with page.expect_event("requestfailed", lambda asked: "sleutel" in asked.url):
        page.goto(f"/gezinnen/{family.dossier_id}/")
    page.unroute(key)
    page.goto(f"/gezinnen/{family.dossier_id}/")

    page.get_by_role("button", name="Tekst terugzetten").click()
    expect(page.get_by_label("Wat is er besproken?")).to_have_value(NOTE)


def test_somebody_else_in_the_same_tab_is_offered_nothing(
    amina: Actor,
    bram: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    owner: psycopg.Connection,
) -> None:
    page, theirs = open_page(WIDE), with_password(bram)
    log_in(page, with_password(amina))
    type_note(page, family)
    end_sessions(owner)
    log_in(page, theirs)
    page.goto(f"/gezinnen/{family.dossier_id}/")

    wait_until_kept(page, is_kept=False)
    expect(page.get_by_role("button", name="Tekst terugzetten")).to_be_hidden()


def test_logging_out_throws_unsaved_text_away(
    amina: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open
) -> None:
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    type_note(page, family)
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()

    assert "concept:" not in page.evaluate(KEPT)


def test_a_warning_comes_before_the_end_and_one_may_stay(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, settings: LazySettings
) -> None:
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 20, 18
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    warning = page.get_by_role("heading", name="U wordt bijna uitgelogd")
    expect(warning).to_be_visible(timeout=10_000)
    settings.SESSION_IDLE_SECONDS = 60
    page.get_by_role("button", name="Blijf ingelogd").click()

    expect(warning).to_be_hidden()
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 4, 3
    page.reload()
    expect(page.get_by_text("Daarom is uw sessie beëindigd.")).to_be_visible(timeout=15_000)
