"""Somebody tells Amina what no list keeps: she chooses the fact, fills it in, and corrects it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cast import Family
from tests.journeys.conftest import NARROW, WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_somebody_tells_is_chosen_filled_in_and_corrected(
    amina: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open, screenshots: Path
) -> None:
    page, look = open_page(WIDE), Look(screenshots)
    log_in(page, with_password(amina))
    page.goto(f"/gezinnen/{family.dossier_id}/#gegevens")
    page.locator("#gegevens summary", has_text="Hanna").click()
    page.get_by_role("button", name="Kiezen wat u over Hanna Tesfay invult").click()
    look.at(page, "gegeven-kiezen")
    page.get_by_label("Wat wilt u invullen?").select_option("welzijnscheck")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("Wie weet dit? Vaste contactpersoon.")).to_be_visible()
    page.get_by_label("Dag", exact=True).fill("31-2-2026")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Deze datum bestaat niet.").first).to_be_visible()
    look.at(page, "gegeven-verteld-geweigerd")
    page.get_by_label("Dag", exact=True).fill("maart 2026")
    page.get_by_label("Hoe", exact=True).select_option("rustig")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Welzijnscheck is vastgelegd.")).to_be_visible()
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator("#gegevens").screenshot(path=screenshots / f"verteld-{width}.png")
    page.get_by_role("button", name="Wijzigen Welzijnscheck van Hanna").click()
    expect(page.get_by_label("Dag", exact=True)).to_have_value("maart 2026")
    page.get_by_label("Hoe", exact=True).select_option("zorg")
    page.get_by_label("Waarom wijzigt u dit?").fill("Ik had het verkeerd begrepen.")
    page.get_by_role("button", name="Vastleggen").click()

    expect(page.get_by_text("Welzijnscheck is gewijzigd.")).to_be_visible()
    look.at(page, "gezin-verteld")
    assert look.problems == []
