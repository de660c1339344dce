"""Everything Amina does can be done in a browser that runs no script, and with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import NARROW, PASSWORD, WIDE, Open, choose_workbook, log_in
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TAKING_MS = 120_000
HANDFUL = 10


def test_without_a_script_a_workbook_comes_in_a_day_is_explained_and_a_fact_is_corrected(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, workbook: Path
) -> None:
    page = open_page(NARROW, with_script=False)
    log_in(page, with_password(amina))
    choose_workbook(page, workbook)
    page.get_by_role("button", name="Overnemen").click()
    expect(page.get_by_role("heading", name="Het werkboek is overgenomen")).to_be_visible(timeout=TAKING_MS)

    page.get_by_role("link", name="Naar de gezinnen").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Waarom deze dag?").first.click()
    expect(page.get_by_role("heading", name="Waarom deze dag?")).to_be_visible()

    page.get_by_role("navigation", name="Kruimelpad").get_by_role("link").last.click()
    page.get_by_text("Contact vastleggen").click()
    page.get_by_label("Hoe?").select_option("telefoon")
    page.get_by_label("Met wie?").fill("moeder")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()

    page.locator("#gegevens summary").first.click()
    page.get_by_role("link", name="Wijzigen Verblijf").first.click()
    expect(page.get_by_role("heading", name="Verblijf wijzigen")).to_be_visible()
    page.get_by_label("Gemeente").fill("Meerdijk")
    page.get_by_label("Opvang verwacht op").fill("ongeveer maart 2027")
    page.get_by_label("Waarom wijzigt u dit?").fill("COA belde.")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Verblijf is gewijzigd.")).to_be_visible()


def test_with_the_keyboard_alone_one_logs_in_skips_to_the_list_and_opens_a_filter(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open
) -> None:
    page = open_page(WIDE)
    email = with_password(amina)
    page.goto("/")
    page.get_by_label("E-mailadres").focus()
    page.keyboard.type(email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Amina")).to_be_visible()

    page.goto("/gezinnen/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page.get_by_label("Zoek een gezin"))
    tab_to(page.get_by_text("Kiezen en sorteren"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Volgorde")).to_be_visible()


def tab_to(place: Locator) -> None:
    """Go from one to the next with the keyboard until this one has the focus, or fail after a handful."""
    for _ in range(HANDFUL):
        place.page.keyboard.press("Tab")
        if place.evaluate("one => one === document.activeElement"):
            return
    expect(place).to_be_focused(timeout=0)
