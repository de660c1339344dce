"""A family comes in by a door, by keyboard alone, and its page leads to what is asked first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_resettled_family_comes_in_by_keyboard_and_its_first_track_leads_to_its_form(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, screenshots: Path
) -> None:
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(amina))
    page.goto("/gezinnen/nieuw/")
    part = page.get_by_label("Wie is dit in het gezin?")
    page.get_by_role("radio", name="minderjarige alleen").focus()
    page.keyboard.press("Space")
    expect(part).to_be_hidden()
    look.at(page, "nieuw-gezin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="hervestigd gezin")).to_be_checked()
    page.get_by_label("Voornaam").focus()
    page.keyboard.type("Patrice")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kies wie dit in het gezin is.").first).to_be_visible()
    look.at(page, "nieuw-gezin-fout")
    part.select_option("vader")
    part.press("Enter")
    page.get_by_label("Voornaam").press("Enter")
    page.get_by_role("button", name="Gezin invoeren").focus()
    look.at(page, "nieuw-gezin-gezocht")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sporen")).to_be_visible()
    expect(page.locator(".wz-family-bar").get_by_text("hervestigd gezin")).to_be_visible()
    look.at(page, "gezin-sporen")
    page.locator("#sporen").get_by_role("link", name="Verblijf invullen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Opvang verwacht op")).to_be_visible()

    assert look.problems == []
