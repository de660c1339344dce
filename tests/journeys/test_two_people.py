"""Two people correct one fact in two windows: the second sees both, chooses, and loses nothing; by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family, Hire, Organisations
from tests.journeys.conftest import NARROW, WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_permit(page: Page, family: Family) -> None:
    """Open the form of the youngster's permit in place, by keyboard."""
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.locator("#gegevens summary", has_text="Selam").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Wijzigen Vergunning van Selam").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Doelgroep")).to_be_focused()


def type_day(page: Page, day: str) -> None:
    """Type another day of notification and the reason, and send the form with Enter."""
    page.get_by_label("Vergunning bekendgemaakt").press("Control+a")
    page.keyboard.type(day)
    page.get_by_label("Waarom wijzigt u dit?").focus()
    page.keyboard.type(f"In de brief staat {day}.")
    page.keyboard.press("Enter")


def test_of_two_who_correct_one_fact_the_second_sees_both_and_chooses(
    amina: Actor,
    hire: Hire,
    organisations: Organisations,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    screenshots: Path,
) -> None:
    els = hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)
    look = Look(screenshots)
    first, second = open_page(WIDE), open_page(WIDE)
    log_in(first, with_password(els))
    log_in(second, with_password(amina))
    open_permit(second, family)
    look.at(second, "gegeven-open")
    for width in (NARROW, WIDE):
        second.set_viewport_size({"width": width, "height": 900})
        second.locator("#gegevens").screenshot(path=screenshots / f"gegevens-{width}.png")
    second.set_viewport_size({"width": WIDE, "height": 900})
    open_permit(first, family)
    type_day(first, "1-7-2026")
    expect(first.get_by_text("Vergunning is gewijzigd.")).to_be_visible()
    type_day(second, "2-7-2026")

    expect(second.get_by_role("heading", name="Iemand anders heeft dit intussen gewijzigd")).to_be_visible()
    expect(second.get_by_label("Waarom wijzigt u dit?")).to_have_value("In de brief staat 2-7-2026.")
    look.at(second, "gegeven-allebei")
    second.get_by_role("button", name="Vastleggen").click()
    expect(second.get_by_text("Kies bij elk gegeven dat u allebei wijzigde wat klopt.")).to_be_visible()
    second.get_by_label("Wat u typte: 2-7-2026").focus()
    second.keyboard.press("Space")
    second.keyboard.press("Enter")
    expect(second.get_by_text("Vergunning is gewijzigd.")).to_be_visible()
    expect(second.locator("#gegevens").get_by_text("2 juli 2026")).to_be_visible()
    assert "concept:" not in second.evaluate("JSON.stringify(Object.entries(window.sessionStorage))")
    look.at(second, "gezin-gegevens")

    assert look.problems == []


def test_a_refused_correction_is_kept_in_the_tab_and_offered_where_it_was_typed(
    amina: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open, screenshots: Path
) -> None:
    page = open_page(NARROW)
    log_in(page, with_password(amina))
    open_permit(page, family)
    type_day(page, "31-2-2026")
    expect(page.get_by_text("Deze datum bestaat niet.").first).to_be_visible()
    look = Look(screenshots)
    look.at(page, "gegeven-geweigerd")
    page.wait_for_timeout(600)
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_role("link", name="Open het formulier waarin u bezig was").click()
    page.get_by_role("button", name="Tekst terugzetten").click()

    expect(page.get_by_label("Vergunning bekendgemaakt")).to_have_value("31-2-2026")
    expect(page.get_by_label("Waarom wijzigt u dit?")).to_have_value("In de brief staat 31-2-2026.")
    page.get_by_label("Vergunning bekendgemaakt").fill("28-2-2026")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Vergunning is gewijzigd.")).to_be_visible()
    expect(page.get_by_role("link", name="Open het formulier waarin u bezig was")).to_be_hidden()
    assert look.problems == []
