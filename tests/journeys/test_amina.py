"""Amina takes in a workbook and reads why a day is that day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WIDE, Open, log_in, take_workbook
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_amina_takes_in_a_workbook_and_reads_why_a_day_is_that_day(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, workbook: Path
) -> None:
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    take_workbook(page, workbook)

    page.get_by_role("link", name="Gezinnen", exact=True).click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("button", name="Waarom deze dag?").first.click()
    why = page.locator("[data-why]").first
    expect(why.get_by_role("heading", name="De regel")).to_be_visible()
    expect(why.get_by_role("heading", name="Wat we weten")).to_be_visible()
    expect(why.get_by_text("Bron", exact=True)).to_be_visible()

    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
    page.goto("/gezinnen/")
    expect(page.get_by_role("heading", name="Inloggen")).to_be_visible()
