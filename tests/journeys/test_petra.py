"""The privacy officer finds out who looked into a family, on a page that everybody can use in any window."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cast import NOW, TODAY, Family
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor
from weerzien.dossiers.door import look_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_petra_finds_who_looked_by_the_number_of_the_family(
    amina: Actor,
    petra: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    screenshots: Path,
) -> None:
    look_at(amina, family.dossier_id, "family", today=TODAY, at=NOW)
    look = Look(screenshots)
    page = open_page(WIDE)
    page.goto("/inloggen/")
    log_in(page, with_password(petra))
    page.get_by_role("link", name="Logboek").click()
    look.at(page, "logboek-leeg")
    page.get_by_label("Gezinsnummer").fill("M1")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("cell", name="Amina Yusuf").first).to_be_visible()
    look.at(page, "logboek")
    page.get_by_text("Kiezen", exact=True).click()
    page.get_by_label("Soort").select_option("ingezien")
    expect(page).to_have_url(re.compile(r"/logboek/\?zoek=(?!M1)\S+soort=look"))
    look.at(page, "logboek-gekozen")

    assert look.problems == []
