"""Amina asks the rulebook about a family: what is missing, until when, why not, and what if, by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.journeys.conftest import WIDE, Open, log_in, take_workbook
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_question_about_a_family_can_be_asked_in_any_window_and_with_the_keyboard(
    amina: Actor,
    with_password: Callable[[Actor], str],
    open_page: Open,
    workbook: Path,
    screenshots: Path,
    settings: LazySettings,
) -> None:
    settings.IS_DEMO = True
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(amina))
    take_workbook(page, workbook)
    page.goto("/gezinnen/")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    family = page.url

    for question, name in (("Wat ontbreekt?", "ontbreekt"), ("Tot wanneer?", "tot-wanneer")):
        page.goto(family)
        page.get_by_role("link", name=question, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(question)
        look.at(page, f"vragen-{name}")
    ask_why_not(page, look)
    ask_what_if(page, look)

    assert look.problems == []


def ask_why_not(page: Page, look: Look) -> None:
    """Narrow the rules down, and open one."""
    page.get_by_role("link", name="Waarom niet?", exact=True).click()
    look.at(page, "vragen-waarom-niet")
    page.get_by_label("Onderwerp").select_option("Wonen")
    expect(page.get_by_role("heading", name="Nareis")).to_have_count(0)
    page.locator("#lijst").get_by_role("link").first.click()
    expect(page.get_by_text("nagerekend")).not_to_have_count(0)
    look.at(page, "vragen-waarom-niet-regel")


def ask_what_if(page: Page, look: Look) -> None:
    """Ask about another day with Enter, then about another fact, and leave it out again."""
    page.get_by_role("link", name="Wat als?", exact=True).click()
    look.at(page, "vragen-wat-als")
    page.get_by_label("Stel dat het deze dag is").fill("2028-03-01")
    page.get_by_label("Stel dat het deze dag is").press("Enter")
    answer = page.get_by_role("heading", name="Stel dat het 1 maart 2028 is")
    expect(answer).to_be_focused()
    look.at(page, "vragen-wat-als-dag")
    page.get_by_label("Van wie?").select_option(index=1)
    page.get_by_label("Welk gegeven?").select_option("geboortedatum")
    page.get_by_role("button", name="Dit gegeven veranderen").press("Enter")
    page.get_by_label("geboortedatum:").fill("32-1-2010")
    page.get_by_label("geboortedatum:").press("Enter")
    look.at(page, "vragen-wat-als-fout")
    page.get_by_label("geboortedatum:").fill("1-2-2010")
    page.get_by_label("geboortedatum:").press("Enter")
    expect(page.get_by_role("heading", name="Er is niets opgeslagen")).to_be_visible()
    look.at(page, "vragen-wat-als-gegeven")
    page.get_by_role("button", name="Weglaten").press("Enter")
    expect(page.get_by_label("geboortedatum:")).to_have_count(0)
