"""Forms that open in place, by keyboard alone: opened, saved, closed, taken back; nothing that was typed is lost."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.journeys.conftest import NARROW, WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Password = Callable[[Actor], str]
ALLOWED_SECONDS = 60
TYPING_MS = 40  # per key: a quick typist
MOST_TABS = 250
FOCUSED = """() => {
  const at = document.activeElement;
  return (at.labels && at.labels.length ? at.labels[0].innerText : at.textContent || "").replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def type_in(page: Page, text: str) -> None:
    page.keyboard.type(text, delay=TYPING_MS)


def unfold(page: Page, family: Family, name: str) -> None:
    """Open what is known of somebody, on a page that was not there yet."""
    page.goto("/")
    page.goto(f"/gezinnen/{family.dossier_id}/#gegevens")
    tab_to(page, name)
    page.keyboard.press("Enter")


def enter_permit(page: Page, family: Family) -> None:
    """Write down a permit of which nothing is known, from the page of a family on."""
    unfold(page, family, "Hanna Tesfay")
    tab_to(page, "Invullen Vergunning van Hanna")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Doelgroep")).to_be_focused()
    type_in(page, "asiel")
    page.keyboard.press("Tab")
    type_in(page, "A")
    page.keyboard.press("Tab")
    type_in(page, "onbekend")
    page.keyboard.press("Tab")
    type_in(page, "ongeveer 2026")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vergunning is vastgelegd.")).to_be_visible()
    expect(page.get_by_role("button", name="Wijzigen Vergunning van Hanna")).to_be_focused()


def enter_application(page: Page) -> None:
    """Write down an application, from where the permit left one."""
    tab_to(page, "Toevoegen Aanvraag van Hanna")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Soort aanvraag")).to_be_focused()
    type_in(page, "reg")
    tab_to(page, "Vastleggen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Aanvraag is vastgelegd.")).to_be_visible()


def enter_contact(page: Page) -> None:
    """Write down a contact, from where the application left one."""
    tab_to(page, "Contact vastleggen")
    page.keyboard.press("Enter")
    tab_to(page, "Hoe?")
    type_in(page, "tel")
    for label, text in {"Met wie?": "moeder", "Wat is er besproken?": "Zij wacht op nieuws."}.items():
        tab_to(page, label)
        type_in(page, text)
    tab_to(page, "Vastleggen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()


def test_a_permit_an_application_and_a_contact_take_less_than_a_minute_of_keys(
    amina: Actor,
    family: Family,
    owner: psycopg.Connection,
    with_password: Password,
    open_page: Open,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    owner.execute("delete from procedure_permit where subject_id = %s", [family.mother])
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    began = time.monotonic()
    enter_permit(page, family)
    enter_application(page)
    enter_contact(page)
    took = time.monotonic() - began
    record_property("seconds", round(took, 1))
    with capsys.disabled():
        sys.stdout.write(f"\na permit, an application and a contact by keyboard alone: {took:.1f} seconds\n")
    assert took < ALLOWED_SECONDS


def test_escape_closes_a_form_goes_back_and_what_was_typed_waits_even_in_another_window(
    amina: Actor, family: Family, with_password: Password, open_page: Open, screenshots: Path
) -> None:
    page, email = open_page(WIDE), with_password(amina)
    log_in(page, email)
    unfold(page, family, "Hanna Tesfay")
    tab_to(page, "Kiezen wat u over Hanna")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Over wie?")).to_be_focused()
    page.get_by_label("Wat wilt u invullen?").select_option("maatwerk")
    tab_to(page, "Verder")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Welke uitzondering")).to_be_focused()
    look = Look(screenshots)
    look.at(page, "maatwerk-open")
    tab_to(page, "Belang van de jongere")
    type_in(page, "Zij woont dicht bij haar school.")
    with page.expect_response("**/concepten/bewaren/"):
        page.keyboard.press("Escape")
    expect(page.get_by_label("Belang van de jongere")).to_have_count(0)
    expect(page.get_by_role("button", name="Kiezen wat u over Hanna")).to_be_focused()

    other = open_page(NARROW)
    log_in(other, email)
    other.get_by_role("link", name="Nog niet vastgelegd").click()
    expect(other.get_by_text("Zij woont dicht bij haar school.")).to_be_visible()
    look.at(other, "nog-niet-vastgelegd")
    other.get_by_role("link", name="Verder met deze tekst").click()
    expect(other.get_by_label("Belang van de jongere")).to_have_value("Zij woont dicht bij haar school.")
    other.goto(other.url.partition("?")[0])
    expect(other.get_by_text("U had hier nog een tekst staan")).to_be_visible()
    look.at(other, "tekst-terug")
    other.get_by_role("button", name="Tekst weggooien").click()
    expect(other.get_by_text("U had hier nog een tekst staan")).to_have_count(0)

    assert look.problems == []


def test_what_was_saved_is_taken_back_by_keyboard_and_after_thirty_seconds_the_button_is_gone(
    amina: Actor, family: Family, with_password: Password, open_page: Open, screenshots: Path
) -> None:
    page, look = open_page(NARROW), Look(screenshots)
    page.clock.install()
    log_in(page, with_password(amina))
    for undoes in (True, False):
        unfold(page, family, "Hanna Tesfay")
        page.get_by_role("button", name="Wijzigen Vergunning van Hanna").press("Enter")
        page.get_by_label("Vergunning bekendgemaakt").fill("1-7-2026")
        page.get_by_label("Waarom wijzigt u dit?").fill("In de brief staat 1 juli.")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").get_by_text("Vergunning is gewijzigd.")).to_be_visible()
        button = page.get_by_role("button", name="Ongedaan maken")
        if undoes:
            look.at(page, "ongedaan-maken")
            button.focus()
            page.keyboard.press("Enter")
            expect(page.get_by_text("Vergunning is ongedaan gemaakt.")).to_be_visible()
            expect(page.get_by_role("button", name="Wijzigen Vergunning van Hanna")).to_be_focused()
    expect(button).to_be_visible()
    page.clock.fast_forward(30_000)
    expect(button).to_have_count(0)

    assert look.problems == []


def test_without_script_it_is_taken_back_too(
    amina: Actor, family: Family, with_password: Password, open_page: Open
) -> None:
    page = open_page(NARROW, with_script=False)
    log_in(page, with_password(amina))
    page.goto(f"/gezinnen/{family.dossier_id}/feiten/brief/nieuw/{family.mother}/")
    page.get_by_label("Van wie").fill("IND")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Brief is vastgelegd.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()

    expect(page.get_by_text("Brief is ongedaan gemaakt.")).to_be_visible()


def test_a_connection_that_breaks_loses_nothing(
    amina: Actor, family: Family, with_password: Password, open_page: Open
) -> None:
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.locator("#vastleggen summary").click()
    page.get_by_label("Met wie?").fill("moeder")
    page.get_by_label("Wat is er besproken?").fill("Zij slaapt slecht.")
    page.wait_for_timeout(600)
    page.context.set_offline(True)
    page.get_by_role("button", name="Vastleggen").click()
    page.wait_for_timeout(600)
    page.context.set_offline(False)
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_role("button", name="Tekst terugzetten").click()

    expect(page.get_by_label("Wat is er besproken?")).to_have_value("Zij slaapt slecht.")
