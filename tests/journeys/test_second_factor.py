"""Amina sets up an app and a passkey with a real browser, and comes in with each."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_of(page: Page) -> str:
    """Return what an app shows for the secret on the page."""
    secret = page.locator(".wz-secret").inner_text().replace(" ", "")
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_amina_makes_an_app_and_a_passkey_and_comes_in_with_the_passkey(
    amina: Actor, with_password: Callable[[Actor], str], open_page: Open, settings: LazySettings, screenshots: Path
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page, email = open_page(WIDE), with_password(amina)
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    log_in(page, email)
    expect(page.get_by_text("Stel eerst een tweede stap in")).to_be_visible()
    look = Look(screenshots)
    look.at(page, "mijn-beveiliging-eerst")

    page.get_by_role("link", name="App instellen").click()
    look.at(page, "app-instellen")
    page.get_by_label("Code uit de app").fill(code_of(page))
    page.get_by_role("button", name="App aanzetten").click()
    expect(page.get_by_role("list", name="Uw herstelcodes").get_by_role("listitem")).to_have_count(10)
    look.at(page, "herstelcodes")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("link", name="Toegangssleutel toevoegen").click()
    page.get_by_label("Naam").fill("telefoon")
    page.get_by_role("button", name="Sleutel maken").click()
    expect(page.get_by_role("heading", name="telefoon", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("Naam wijzigen")).click()
    page.get_by_label("Naam").fill("sleutelbos")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", name="sleutelbos")).to_be_visible()

    page.get_by_role("button", name="Uitloggen").click()
    log_in(page, email)
    expect(page.get_by_role("heading", name="Tweede stap")).to_be_visible()
    look.at(page, "tweede-stap")
    page.get_by_role("button", name="Sleutel gebruiken").click()
    expect(page.get_by_role("heading", name="Amina")).to_be_visible()
    for address in ("/mijn-beveiliging/", "/mijn-beveiliging/wachtwoord/", "/wie-bent-u/"):
        page.goto(address)
        look.at(page, address.strip("/").replace("/", "-"))

    assert look.problems == []
