"""Pages off the main road, in both widths, with axe and by keyboard: nothing is out of reach or without focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family, Organisations, enter
from tests.early_signals.reports.test_actions import send
from tests.early_signals.signals.living import interpreting
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TABS = 400
REACHABLE = """() => {
  const every = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const names = new Set();
  return [...document.querySelectorAll(every)].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== 'radio') return true;
    const isFirst = !names.has(one.name);
    names.add(one.name);
    return isFirst;
  }).map((one) => one.type === 'radio' ? `radio ${one.name}` : one.outerHTML.slice(0, 160));
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const drawn = one.querySelector('.wz-tl-hit, .wz-tl-bar');
  const isMarked = drawn && getComputedStyle(drawn).stroke !== 'none';
  const isSeen = isMarked || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return [one.type === 'radio' ? `radio ${one.name}` : one.outerHTML.slice(0, 160), isSeen, one === document.body];
}"""


def walk(page: Page, look: Look, name: str) -> None:
    """Go past everything with the Tab key; what is not reached, or not seen to be, is a problem."""
    wanted = set(page.evaluate(REACHABLE))
    page.evaluate("document.querySelector('.wz-skip').focus()")  # else the keyboard goes on from where one clicked last
    first, *_ = page.evaluate(FOCUSED)
    reached, seen = {first}, {first}
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        what, is_seen, is_over = page.evaluate(FOCUSED)
        if is_over or (what in reached and wanted <= reached):
            break
        reached.add(what)
        if is_seen:  # of a day one goes through the parts, and its button has a mark of its own
            seen.add(what)
    look.problems += [f"{name}: not reached by keyboard: {what}" for what in sorted(wanted - reached)]
    look.problems += [f"{name}: one does not see where one is, on {what}" for what in sorted(reached - seen)]


def visit(page: Page, look: Look, address: str, name: str) -> None:
    """Open a page, look at it, and go past it with the keyboard."""
    page.goto(address)
    look.at(page, name)
    walk(page, look, name)


@pytest.fixture
def at_work(amina: Actor, with_password: Callable[[Actor], str], open_page: Open) -> Page:
    """Return a window in which Amina is at work."""
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    return page


def test_the_pages_of_a_family_off_the_main_road(at_work: Page, noor: Actor, family: Family, screenshots: Path) -> None:
    look, page, place = Look(screenshots), at_work, f"/gezinnen/{family.dossier_id}/"
    visit(page, look, f"{place}gezien/", "gezien")
    page.get_by_role("button", name="Verder").click()
    look.at(page, "gezien-geweigerd")
    visit(page, look, f"{place}afscherming/", "afscherming-leeg")
    page.get_by_label("Niet delen met wie?").select_option(f"persoon:{noor.account_id}")
    page.get_by_label("Waarom?").fill("Zij vroeg erom.")
    page.get_by_role("button", name="Afschermen").click()
    expect(page.get_by_text("De afscherming is gezet")).to_be_visible()
    page.get_by_text("Opheffen").first.click()
    look.at(page, "afscherming")
    walk(page, look, "afscherming")
    visit(page, look, f"{place}tijdlijn/", "tijdlijn")
    visit(page, look, f"{place}netwerk/", "netwerk")
    page.goto(place)
    page.get_by_text("Contact vastleggen").click()
    with page.expect_response(lambda answer: answer.url.endswith("/concepten/bewaren/")):
        page.get_by_label("Wat is er besproken?").fill("Moeder vroeg naar de school.")
    visit(page, look, "/concepten/", "concepten")

    assert look.problems == []


def test_the_pages_around_the_list_of_families(at_work: Page, amina: Actor, family: Family, screenshots: Path) -> None:
    look, page = Look(screenshots), at_work
    enter(amina, "M2")
    visit(page, look, "/concepten/", "concepten-leeg")
    visit(page, look, "/gezinnen/misschien-dubbel/", "misschien-dubbel")
    visit(page, look, "/gezinnen/nieuw/?deur=gezinsmigrant", "nieuw-door-duo")
    visit(page, look, "/gezinnen/kolommen/?dagen=14-dagen", "kolommen")
    visit(page, look, "/gezinnen/lijsten/?dagen=14-dagen#nieuw", "lijsten-nieuw")
    page.get_by_label("Naam van de lijst").fill("Deze twee weken")
    page.get_by_role("button", name="Lijst bewaren").click()
    visit(page, look, "/gezinnen/lijsten/", "lijsten")
    visit(page, look, "/gezinnen/?thema=wo", "gezinnen-thema")
    page.goto("/gezinnen/?lijst=alle")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Op de agenda").click()
    look.at(page, "op-de-agenda")
    walk(page, look, "op-de-agenda")

    assert look.problems == []


def test_the_pages_of_signals_and_of_what_there_is_to_do(
    at_work: Page, noor: Actor, family: Family, organisations: Organisations, screenshots: Path
) -> None:
    look, page, place = Look(screenshots), at_work, f"/gezinnen/{family.dossier_id}/"
    interpreting(family)
    visit(page, look, "/signalen/meldingen/", "meldingen-leeg")
    report_id = send(noor, organisations.meerdijk)
    visit(page, look, "/signalen/", "signalen")
    visit(page, look, f"{place}signalen/", "gezin-signalen")
    visit(page, look, "/signalen/mail/", "signalen-mail")
    visit(page, look, "/signalen/meldingen/", "meldingen")
    visit(page, look, f"/signalen/meldingen/{report_id}/", "melding")
    visit(page, look, "/signalen/meldingen/termijn/", "melding-hoe-lang")
    visit(page, look, "/signaal-melden/", "signaal-melden")
    visit(page, look, f"{place}achttien/{family.youngster}/", "achttien")
    visit(page, look, "/overleg/", "overleg-mail")

    assert look.problems == []
