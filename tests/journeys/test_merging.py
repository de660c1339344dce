"""Two persons compared, merged and parted by keyboard alone; each page in any window, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from tests.journeys.test_forms_by_keyboard import tab_to, type_in
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose_everything(page: Page) -> None:
    """Choose of everything that differs what is offered first, with the space bar."""
    for group in page.locator("fieldset.wz-clash").all():
        group.get_by_role("radio").first.focus()
        page.keyboard.press("Space")


def test_merging_and_parting_go_by_keyboard_in_any_window(
    amina: Actor, family: Family, second_family: Family, with_password: Callable[[Actor], str], open_page: Open,
    screenshots: Path,
) -> None:  # fmt: skip
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(amina))
    page.goto("/gezinnen/misschien-dubbel/")
    look.at(page, "misschien-dubbel")
    page.goto("/gezinnen/misschien-dubbel/")
    tab_to(page, "Vergelijken en kiezen")
    page.goto(f"/gezinnen/misschien-dubbel/{family.youngster}/{second_family.youngster}/")
    look.at(page, "dezelfde-persoon")
    tab_to(page, "Samenvoegen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    look.at(page, "dezelfde-persoon-geweigerd")
    choose_everything(page)
    page.get_by_label("Waarom zijn zij dezelfde?").focus()
    type_in(page, "Zelfde paspoort.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Samengevoegd")).to_be_visible()
    look.at(page, "samengevoegd")
    page.goto(f"/gezinnen/{family.dossier_id}/")
    expect(page.get_by_text("hier staat waar het nu is")).to_be_visible()
    look.at(page, "waar-het-nu-is")
    page.goto("/gezinnen/misschien-dubbel/")
    page.get_by_text("Samengevoegd: 1").click()
    look.at(page, "misschien-dubbel-daarna")
    page.get_by_role("link", name="Iemand van gezin").click()
    page.get_by_label("Waarom?").focus()
    type_in(page, "Toch twee.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het zijn weer twee personen")).to_be_visible()

    assert look.problems == []
