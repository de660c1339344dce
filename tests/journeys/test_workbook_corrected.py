"""A workbook under other headings is put right and its differences chosen: by keyboard and without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.taking import Everything, take_in
from tests.exchange.workbooks import CONTACT, MOTHER, SPONSOR, workbook
from tests.journeys.conftest import NARROW, WIDE, Open, choose_workbook, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.integration.models import Income

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TAKING_MS = 120_000
AT = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
THEIRS = {"Achternaam": "Naam kind", "Voornaam": "Roepnaam", "Geslacht": "M/V"}


@pytest.fixture
def their_list(tmp_path: Path) -> Path:
    """Return a list under other headings, with a column that nobody knows and one that may not be seen."""
    more = {"Kleur van de map": "rood", "Bijstand sinds": "01-09-2026", "Leerroute": "B1"}
    rows = [
        {**{THEIRS.get(heading, heading): cell for heading, cell in row.items()}, **more} for row in (SPONSOR, MOTHER)
    ]
    path = tmp_path / "clienten.xlsx"
    path.write_bytes(workbook({"Clientenlijst": rows, "Contacten": [CONTACT], "Notities": [{"a": 1, "b": "x"}]}))
    return path


@pytest.fixture
def differing(amina: Actor) -> None:
    """Let a family be here already, put right by hand in names, a language and a day of income."""
    take_in(amina, workbook())
    with Everything(amina):
        for row in Personalia.objects.filter(superseded_by=None).order_by("id"):
            values = {"last_name": "Tesfai", "language": "Tigre"}
            supersede(Personalia, current=row, values=values, actor=amina, source=Source.HAND, at=AT)
        income = Income.objects.get(superseded_by=None)
        day = {f"{name}": AT.date() for name in vars(income) if name.endswith(("_earliest", "_latest"))}
        supersede(Income, current=income, values=day, actor=amina, source=Source.HAND, at=AT)


def move_to(page: Page, name: str, *, most: int = 80) -> None:
    """Press the tab key until a control has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(f"{name} was never reached")


def test_columns_are_put_right_and_differences_chosen_without_a_script(
    amina: Actor, differing: None, with_password: Callable[[Actor], str], open_page: Open, their_list: Path
) -> None:
    page = open_page(NARROW, with_script=False)
    log_in(page, with_password(amina))
    choose_workbook(page, their_list)
    expect(page.get_by_text("Niet gebruikt: Naam kind, Kleur van de map.")).to_be_visible()

    page.get_by_role("link", name="Kolommen bekijken en verbeteren").click()
    page.get_by_label("Naam kind").select_option("Personen|Voornaam")
    page.get_by_role("button", name="Opnieuw lezen").click()
    expect(page.get_by_role("alert")).to_contain_text("Voornaam is al de kolom Naam kind.")
    expect(page.get_by_label("Naam kind")).to_have_value("Personen|Voornaam")
    page.get_by_label("Naam kind").select_option("Personen|Achternaam")
    page.get_by_role("button", name="Opnieuw lezen").click()
    expect(page.get_by_text("Niet gebruikt: Kleur van de map.")).to_be_visible()

    page.get_by_role("link", name="Bekijken en kiezen").click()
    page.get_by_role("button", name="Alles overnemen bij Achternaam van Personen").click()
    expect(page.get_by_label("Neem over uit het werkboek: Tesfay").first).to_be_checked()
    page.get_by_role("link", name="Terug naar het werkboek").click()
    page.get_by_role("button", name="Overnemen").click()
    expect(page.get_by_role("heading", name="Het werkboek is overgenomen")).to_be_visible(timeout=TAKING_MS)
    with Everything(amina):
        names = Personalia.objects.filter(superseded_by=None).values_list("last_name", "language")
        assert set(names) == {("Tesfay", "Tigre")}


def test_a_column_is_put_right_with_the_keyboard_alone(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, their_list: Path
) -> None:
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    choose_workbook(page, their_list)
    page.get_by_role("link", name="Kolommen bekijken en verbeteren").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hoe wij de kolommen lezen").wait_for()

    move_to(page, page.get_by_label("Naam kind").get_attribute("id") or "")
    page.keyboard.type("Achternaam")
    expect(page.get_by_label("Naam kind")).to_have_value("Personen|Achternaam")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Opnieuw lezen").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Wij onthouden uw keuze")).to_be_visible()


def test_these_pages_can_be_used_by_everybody_in_any_window(
    amina: Actor,
    differing: None,
    with_password: Callable[[Actor], str],
    open_page: Open,
    their_list: Path,
    screenshots: Path,
) -> None:
    look = Look(screenshots)
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    choose_workbook(page, their_list)
    look.at(page, "werkboek-anders")
    page.get_by_role("link", name="Kolommen bekijken en verbeteren").click()
    look.at(page, "kolommen")
    page.get_by_label("Naam kind").select_option("Personen|Voornaam")
    page.get_by_role("button", name="Opnieuw lezen").click()
    look.at(page, "kolommen-geweigerd")
    page.get_by_label("Naam kind").select_option("Personen|Achternaam")
    page.get_by_role("button", name="Opnieuw lezen").click()
    expect(page.get_by_role("heading", name="Rij voor rij")).to_be_visible()
    choose_workbook(page, their_list)
    look.at(page, "werkboek-vastgelegd")
    page.get_by_role("link", name="Kolommen bekijken en verbeteren").click()
    look.at(page, "kolommen-vastgelegd")
    page.get_by_role("link", name="Terug zonder wijziging").click()
    page.get_by_role("link", name="Bekijken en kiezen").click()
    look.at(page, "verschillen")

    assert look.problems == []
