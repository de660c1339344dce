"""A guardian hands a youngster over; the receiver first refuses with a reason, then accepts and meets the family."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def propose(page: Page, family: Family, look: Look) -> str:
    """Propose a handover, look at what the receiver will see, and send it; return its address."""
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_role("link", name="Overdragen").click()
    look.at(page, "overdracht-voorstellen")
    page.get_by_role("button", name="Bekijk wat de ontvanger ziet").click()
    expect(page.get_by_text("Schrijf in een zin waarom u overdraagt.").first).to_be_visible()
    look.at(page, "overdracht-voorstellen-geweigerd")
    page.get_by_label("Wie draagt u over?").select_option(str(family.youngster))
    page.get_by_label("Aan wie?").select_option(label="VluchtelingenWerk: iedereen die daar overdrachten aanneemt")
    page.get_by_label("Waarom, en wat moet de ontvanger eerst weten?").fill("De voogdij eindigt binnenkort.")
    page.get_by_label("School").check()
    page.get_by_role("button", name="Bekijk wat de ontvanger ziet").click()
    expect(page.get_by_role("heading", name="Dit ziet de ontvanger")).to_be_visible()
    look.at(page, "overdracht-voorproef")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("De overdracht is verstuurd.")).to_be_visible()
    return page.url


def refuse_by_keyboard(page: Page) -> None:
    """Refuse with a reason, without a mouse."""
    page.locator("summary", has_text="Weigeren").press("Enter")
    page.get_by_label("Waarom?").fill("Wij hebben tot januari geen plaats.")
    page.get_by_label("Waarom?").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De verzender ziet meteen waarom.")).to_be_visible()


def meet_and_complete(page: Page) -> None:
    """Confirm the first contact with the family, and that everything is taken over."""
    page.get_by_role("button", name="Eerste contact bevestigen").click()
    expect(page.get_by_text("Uw organisatie is nu verantwoordelijk.")).to_be_visible()
    page.get_by_role("button", name="Afronden").click()
    expect(page.get_by_text("De overdracht is afgerond.")).to_be_visible()


def test_from_hand_to_hand_with_a_refusal_on_the_way(
    thijs: Actor,
    noor_elsewhere: Actor,
    amina: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    screenshots: Path,
) -> None:
    look = Look(screenshots)
    sender, receiver, coordinator = open_page(WIDE), open_page(WIDE), open_page(WIDE)
    for page, actor in ((sender, thijs), (receiver, noor_elsewhere), (coordinator, amina)):
        log_in(page, with_password(actor))
    propose(sender, family, look)

    receiver.goto("/overdrachten/")
    look.at(receiver, "overdrachten")
    receiver.get_by_role("link", name="Selam").press("Enter")
    look.at(receiver, "overdracht-ontvangen")
    refuse_by_keyboard(receiver)
    sender.goto("/overdrachten/")
    expect(sender.get_by_text("Wij hebben tot januari geen plaats.")).to_be_visible()
    look.at(sender, "overdrachten-geweigerd")

    address = propose(sender, family, look)
    sender.goto("/overdrachten/")
    expect(sender.get_by_text("Er wacht geen overdracht op u.")).to_be_visible()
    receiver.goto(address)
    receiver.get_by_role("button", name="Aannemen").click()
    expect(receiver.get_by_text("U hebt de overdracht aangenomen.")).to_be_visible()
    look.at(receiver, "overdracht-aangenomen")
    meet_and_complete(receiver)
    look.at(receiver, "overdracht-afgerond")

    coordinator.goto("/overdrachten/niemand-onzichtbaar/")
    look.at(coordinator, "niemand-onzichtbaar")

    assert look.problems == []
