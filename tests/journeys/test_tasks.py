"""Tasks in a browser: given, done and taken back by keyboard, with and without script, and every page looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.cast import TODAY, Family
from tests.journeys.conftest import NARROW, WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from tests.journeys.test_forms_by_keyboard import tab_to, type_in
from tests.plans.tasks import give
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Password = Callable[[Actor], str]


def finish_by_keyboard(page: Page) -> None:
    """Open the form of the first task, say what was done, and send it."""
    page.goto("/taken/")
    tab_to(page, "Afronden of doorgeven")
    page.keyboard.press("Enter")
    tab_to(page, "Wat is er gedaan")
    type_in(page, "De school belt terug.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De taak is gedaan.")).to_be_visible()
    expect(page.get_by_text("De school belt terug.")).to_be_visible()


@pytest.mark.parametrize("with_script", [True, False], ids=["with script", "without script"])
def test_a_task_is_done_and_taken_back_by_keyboard(
    amina: Actor, noor: Actor, family: Family, with_password: Password, open_page: Open, with_script: bool
) -> None:
    give(amina, family, to=noor)
    page = open_page(WIDE, with_script=with_script)
    log_in(page, with_password(noor))
    if with_script:
        finish_by_keyboard(page)
        tab_to(page, "Ongedaan maken")
        page.keyboard.press("Enter")
    else:
        page.goto("/taken/")
        page.locator("summary").first.click()
        page.get_by_label("Wat is er gedaan").fill("De school belt terug.")
        page.get_by_role("button", name="Gedaan").click()
        page.get_by_role("button", name="Ongedaan maken").click()

    expect(page.get_by_text("De taak staat weer open.")).to_be_visible()
    expect(page.get_by_text("Afronden of doorgeven").first).to_be_visible()
    page.locator("summary", has_text="Afronden of doorgeven").first.click()
    page.get_by_label("Wat is er gedaan").fill("De mentor belt al.")
    page.get_by_role("button", name="Hoeft niet meer").click()
    expect(page.get_by_text("De taak is ingetrokken.")).to_be_visible()


def test_every_page_of_tasks_can_be_used_by_everybody_in_any_window(
    amina: Actor,
    noor: Actor,
    family: Family,
    with_password: Password,
    open_page: Open,
    screenshots: Path,
    settings: LazySettings,
) -> None:
    settings.IS_DEMO, settings.FIXED_TODAY = True, (TODAY + timedelta(days=16)).isoformat()
    late = give(amina, family, what="Regel een tolk Tigrinya voor het gesprek op school.", theme="taal")
    give(amina, family, to=noor, what="Praat met de moeder over wie er belt.", about=family.mother)
    give(
        amina, family, what="Vraag een profiel aan bij de woningcorporatie.", compartment=Compartment.HOUSING,
        due=TODAY + timedelta(days=40), person_id=None,
    )  # fmt: skip
    look, page = Look(screenshots), open_page(WIDE)
    log_in(page, with_password(amina))
    for address, name in (
        ("/taken/", "mijn-taken"),
        (f"/gezinnen/{family.dossier_id}/taken/", "taken"),
        (f"/taken/{late}/doorgeven/", "taak-doorgeven"),
        ("/taken/collega/", "collega"),
        (f"/taken/collega/{amina.account_id}/", "werk-van-collega"),
        (f"/gezinnen/{family.dossier_id}/achttien/", "achttien"),
        (f"/gezinnen/{family.dossier_id}/achttien/{family.youngster}/", "achttien-jongere"),
        ("/regels/checklist-18/", "checklist"),
    ):
        page.goto(address)
        look.at(page, name)
    page.goto(f"/gezinnen/{family.dossier_id}/taken/")
    page.get_by_role("button", name="Taak geven").click()
    look.at(page, "taak-geweigerd")

    assert look.problems == []


def test_the_form_of_an_item_can_be_used_by_everybody(
    wil: Actor, with_password: Password, open_page: Open, screenshots: Path
) -> None:
    look, page = Look(screenshots), open_page(NARROW)
    log_in(page, with_password(wil))
    page.goto("/regels/checklist-18/punt/?punt=digid")
    look.at(page, "checklist-punt")
    page.get_by_role("button", name="Bewaren").click()
    look.at(page, "checklist-punt-geweigerd")

    assert look.problems == []
