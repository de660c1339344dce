"""Every page in a narrow and a wide window: nothing sticks out, axe finds nothing, and a picture where one is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.early_signals.local.setting import weighed
from tests.journeys.conftest import ARE_KEPT, NARROW, WIDE, Open, choose_workbook, log_in, take_workbook
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ZOOMED = 320  # a window of 1280 at 400 %
IS_SENT = "!document.querySelector('form[data-sent]')"
STICKS_OUT = "document.documentElement.scrollWidth > window.innerWidth"


@dataclass
class Look:
    """Looks at the page that is open now, in both widths, and remembers what is wrong with it."""

    folder: Path
    problems: list[str] = field(default_factory=list)

    def at(self, page: Page, name: str) -> None:
        page.wait_for_function(IS_SENT)  # what was typed a moment ago is kept before its form is sent
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_load_state("networkidle")
            page.evaluate("window.scrollTo(0, 0)")
            if ARE_KEPT:
                page.screenshot(path=self.folder / f"{name}-{width}.png", full_page=True)
            self.problems += [f"{name} {width}: {words}" for words in violations(page)]
        for width in (ZOOMED, NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(STICKS_OUT):
                self.problems.append(f"{name} {width}: wider than the window")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"][:3]]


def test_every_page_can_be_used_by_everybody_in_any_window(
    amina: Actor,
    with_password: Callable[[Actor], str],
    open_page: Open,
    workbook: Path,
    screenshots: Path,
    settings: LazySettings,
) -> None:
    settings.IS_DEMO = True
    look = Look(screenshots)
    page = open_page(WIDE)
    page.goto("/inloggen/")
    look.at(page, "inloggen")
    log_in(page, with_password(amina))
    look.at(page, "vandaag-leeg")
    page.goto("/inlezen/")
    look.at(page, "inlezen")
    choose_workbook(page, workbook)
    look.at(page, "bekijken")
    take_workbook(page, workbook)
    look.at(page, "overgenomen")
    look_at_families(page, look)
    page.goto("/bestaat-niet/")
    look.at(page, "niet-gevonden")

    assert look.problems == []


def test_the_pages_on_which_a_rule_is_set_can_be_used_by_everybody(
    wil: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    screenshots: Path,
    settings: LazySettings,
) -> None:
    settings.IS_DEMO = True
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(wil))
    page.goto("/regels/S09/")
    page.get_by_role("link", name="Uitzetten").click()
    look.at(page, "regel-instellen")
    page.get_by_label("De regel staat").select_option("uit")
    page.get_by_role("button", name="Bekijk eerst").click()
    expect(page.get_by_text("Schrijf op waarom u dit wijzigt").first).to_be_visible()
    look.at(page, "regel-instellen-geweigerd")
    page.get_by_label("Waarom?").fill("Wij volgen dit in ons eigen overleg.")
    page.get_by_role("button", name="Bekijk eerst").click()
    expect(page.get_by_text("Het tellen begint zo")).to_be_visible()
    address = page.url
    page.goto("/regels/")  # a page that asks nothing by itself, while this process works as the jobs do
    weighed(wil)
    page.goto(address)
    look.at(page, "voorproef")
    page.get_by_role("button", name="Instelling bewaren").click()
    expect(page.get_by_text("Deze regel staat uit in uw gemeente")).to_be_visible()
    look.at(page, "regel-ingesteld")

    assert look.problems == []


def look_at_families(page: Page, look: Look) -> None:
    """Look at everything there is once a workbook was taken in."""
    for address, name in (
        ("/", "vandaag"),
        ("/gezinnen/", "gezinnen"),
        ("/onderdelen/", "onderdelen"),
        ("/regels/", "regels"),
        ("/regels/N01/", "regel"),
    ):
        page.goto(address)
        look.at(page, name)
    page.goto("/gezinnen/")
    page.get_by_text("Kiezen en sorteren").click()
    look.at(page, "gezinnen-kiezen")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    look.at(page, "gezin")
    page.get_by_role("button", name="Waarom deze dag?").first.click()
    expect(page.locator("[data-why]")).to_be_visible()
    look.at(page, "gezin-waarom")
    page.get_by_text("Contact vastleggen").click()
    page.get_by_role("button", name="Vastleggen").click()
    look.at(page, "gezin-geweigerd")
    address = page.get_by_text("Waarom deze dag?").first.get_attribute("href")
    page.goto(address or "")
    look.at(page, "waarom")
    family = (address or "").partition("dagen/")[0]
    for part in ("tijdlijn", "netwerk"):
        page.goto(f"{family}{part}/")
        look.at(page, part)
