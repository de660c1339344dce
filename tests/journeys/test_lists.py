"""Working lists in a browser: with the keyboard alone, in any window, and back to where one was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_to(page: Page, label: str, role: str = "button") -> None:
    """Press Tab until something has the focus; fail after as many times as a page has parts."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()")
        if label in focused:
            expect(page.get_by_role(role, name=label).first).to_be_focused()  # type: ignore[arg-type]  # a role
            return
    raise AssertionError(f"no Tab leads to {label}")


def test_with_the_keyboard_alone_families_are_put_on_the_agenda_and_off_it_again(
    amina: Actor,
    family: Family,
    second_family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
) -> None:
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    page.goto("/gezinnen/?tolk=ja")
    tab_to(page, "Kies Gezin Tesfay", "checkbox")
    page.keyboard.press("Space")
    tab_to(page, "Op de agenda")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Op de agenda zetten")).to_be_visible()
    expect(page.get_by_text("1 gezin. Er verandert nog niets.")).to_be_visible()
    page.get_by_label("Waarom wilt u deze gezinnen bespreken?").focus()
    page.keyboard.type("al weken stil")
    tab_to(page, "Op de agenda zetten")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 gezin is op de agenda van het eerstvolgende overleg gezet.")).to_be_visible()
    assert page.url.endswith("/gezinnen/?tolk=ja")
    tab_to(page, "Ongedaan maken")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 gezin is weer zoals daarvoor.")).to_be_visible()


def test_a_list_is_made_kept_and_used_in_any_window_and_going_back_leads_to_the_same_place(
    amina: Actor,
    bram: Actor,
    family: Family,
    second_family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    screenshots: Path,
    settings: LazySettings,
) -> None:
    settings.IS_DEMO = True
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(amina))
    choose_and_come_back(page, look)
    keep_with_columns(page, look)
    assign_everybody(page, look)
    talk_of_one(page, look)
    take_along(page)

    assert look.problems == []


def choose_and_come_back(page: Page, look: Look) -> None:
    """Choose by a fact, open a family, and find the same choice on the way back."""
    page.goto("/gezinnen/lijsten/")
    look.at(page, "lijsten-leeg")
    page.goto("/gezinnen/")
    page.get_by_text("Kiezen en sorteren").click()
    page.get_by_text("Gegevens", exact=True).click()
    page.get_by_label("Woning").select_option("woning")
    expect(page).to_have_url(re.compile("woning=woning"))
    look.at(page, "lijst-kiezen")
    chosen = page.url
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.go_back()
    assert page.url == chosen
    expect(page.get_by_label("Woning")).to_have_value("woning")


def keep_with_columns(page: Page, look: Look) -> None:
    """Keep the choice as a list, after one attempt without a name, and choose a column."""
    page.get_by_role("link", name="Bewaren als nieuwe lijst").click()
    page.get_by_role("button", name="Lijst bewaren").click()
    look.at(page, "lijst-geweigerd")
    page.get_by_label("Naam van de lijst").first.fill("Gezinnen met een woning")
    page.get_by_label("Ook voor collega's").first.check()
    page.get_by_role("button", name="Lijst bewaren").click()
    expect(page.get_by_text("De lijst is bewaard.")).to_be_visible()
    page.get_by_role("link", name="Kolommen kiezen").click()
    look.at(page, "kolommen")
    page.get_by_label("Voogdij").select_option("plaats 2")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("columnheader", name="Voogdij")).to_be_visible()


def assign_everybody(page: Page, look: Look) -> None:
    """Make a colleague responsible for all families of the page."""
    page.get_by_label("Met meer gezinnen tegelijk").select_option("bladzijde")
    page.get_by_role("button", name="Toewijzen").click()
    look.at(page, "toewijzen")
    page.get_by_label("Wie wordt verantwoordelijk?").select_option("Bram de Wit")
    page.get_by_label("Waarom?").fill("wijk Noord")
    page.get_by_role("button", name="Toewijzen").click()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    look.at(page, "lijst-toegewezen")


def talk_of_one(page: Page, look: Look) -> None:
    """Put one family on the agenda from its own page, and look at the lists."""
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("button", name="Op de agenda zetten").click()
    page.get_by_label("Waarom wilt u").fill("Moeder belt niet terug.")
    page.get_by_role("button", name="Op de agenda zetten").click()
    expect(page.get_by_text("Moeder belt niet terug.")).to_be_visible()
    look.at(page, "gezin-agenda")
    page.goto("/gezinnen/lijsten/")
    look.at(page, "lijsten")


def take_along(page: Page) -> None:
    """Take the list along as a workbook."""
    page.goto("/gezinnen/")
    page.get_by_label("Met meer gezinnen tegelijk").select_option("bladzijde")
    page.get_by_role("button", name="Meenemen").click()
    page.get_by_label("Waarom neemt u").select_option("overleg")
    with page.expect_download() as download:
        page.get_by_role("button", name="Meenemen").click()
    assert download.value.suggested_filename == "gezinnen.xlsx"
