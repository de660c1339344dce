"""A school, a support worker, a coordinator and a guardian around one girl: signal, meeting, agreement, handover."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.girl import enter_girl
from tests.journeys.conftest import WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from tests.meetings.cast import NEXT, begin
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment, Ground, Role
from weerzien.kernel.ids import OrganisationId
from weerzien.meetings.actions import arranging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEEN_BY_SCHOOL: Final = "Selam was de laatste vier weken 17 uur ongeoorloofd afwezig."
OF_SUPPORT: Final = "Selam tolkte bij de huisarts en bij de bank."
OF_GUARDIAN: Final = "De voogdij eindigt in december."
INTERPRETER: Final = "Regel een tolk Tigrinya voor alle gesprekken met de ouders."
TALK: Final = "Praat met moeder over wie er belt, met een tolk erbij."
NO_ROOM: Final = "Wij hebben tot december geen plaats."
TOPIC: Final = "Tolken bij de huisarts"
NOT_FOR_THE_SCHOOL: Final = (
    OF_SUPPORT, OF_GUARDIAN, INTERPRETER, NO_ROOM, "tolkte of regelde", "Nieuw signaal", "overdracht van",
    "Hanna", "Dawit", "Tesfay",
)  # fmt: skip


@dataclass(frozen=True)
class Four:
    """Four people, each with a window of their own in which they are logged in."""

    school: Page
    support: Page
    coordinator: Page
    guardian: Page


@dataclass(frozen=True)
class Place:
    """The girl's family, and the meeting in which it is talked of."""

    family: Family
    meeting_id: UUID
    four: Four

    @property
    def meeting(self) -> str:
        return f"/overleg/{self.meeting_id}/"


@pytest.fixture
def place(
    amina: Actor,
    hire: Hire,
    involve: Involve,
    organisations: Organisations,
    with_password: Callable[[Actor], str],
    open_page: Open,
    settings: LazySettings,
    owner: psycopg.Connection[Any],
) -> Place:
    """Return a girl whom four people know, and a meeting that is planned; nobody wrote anything down yet."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    family, school = enter_girl(amina), OrganisationId(uuid4())
    owner.execute("insert into access_organisation (id, kind, name) values (%s, 'school', 'ISK De Brug')", [school])
    mees = hire("Mees Post", Role.SCHOOL, school)
    noor = hire("Noor Haddad", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    thijs = hire("Thijs Jansen", Role.JEUGDBESCHERMER, organisations.nidos)
    involve(mees, family, persons=[family.youngster], compartments=[Compartment.SCHOOLING, Compartment.CONTACTS])
    involve(noor, family)
    involve(thijs, family, persons=[family.youngster], ground=Ground.GUARDIANSHIP)
    series_id = begin(amina, noor, thijs, mees)
    with acting(amina, today=TODAY):
        meeting_id = arranging.plan_meeting(actor=amina, series_id=series_id, held_on=NEXT, today=TODAY, at=NOW)
    pages = []
    for actor in (mees, noor, amina, thijs):
        page = open_page(WIDE)
        log_in(page, with_password(actor))
        pages.append(page)
    return Place(family, meeting_id, Four(*pages))


def report_absence(page: Page) -> None:
    """Send what the school sees, from outside the file."""
    page.goto("/signaal-melden/")
    page.get_by_label("Voornaam en achternaam").fill("Selam Tesfay")
    page.get_by_label("Geboortedatum").fill("2009-12-20")
    page.get_by_label("In welke gemeente").select_option(label="gemeente Meerdijk")
    page.get_by_label("Waarover").select_option("verzuim")
    page.get_by_label("Wanneer").fill((TODAY - timedelta(days=1)).isoformat())
    page.get_by_label("Wat zag").fill(SEEN_BY_SCHOOL)
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("Uw melding is verstuurd.")).to_be_visible()


def note_interpreting(page: Page, family: Family, *, days_ago: int) -> None:
    """Write down a contact at which the girl interpreted."""
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_text("Contact vastleggen").click()
    page.get_by_label("Welke dag?").fill((TODAY - timedelta(days=days_ago)).strftime("%d-%m-%Y"))
    page.get_by_label("Hoe?").select_option("huisbezoek")
    page.get_by_label("Met wie?").fill("moeder")
    page.get_by_label("Wie tolkte?").select_option("jongere tolkt")
    page.get_by_label("Wat is er besproken?").fill(OF_SUPPORT)
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("Het contact is vastgelegd.")).to_be_visible()


def put_with_family(page: Page) -> None:
    """Say to which family the report belongs."""
    page.goto("/signalen/meldingen/")
    page.get_by_role("link", name="Verzuim: Selam Tesfay").click()
    page.get_by_role("button", name=re.compile("Hoort bij dit gezin")).first.click()
    expect(page.get_by_text("telt mee als reden")).to_be_visible()


def see_one_signal_with_two_reasons(page: Page, family: Family) -> None:
    page.goto(f"/gezinnen/{family.dossier_id}/signalen/")
    expect(page.get_by_role("heading", name="De 2 redenen")).to_have_count(1)
    signal = page.locator("#signaal-overbelasting")
    expect(signal.get_by_text(SEEN_BY_SCHOOL)).to_be_visible()
    expect(signal.get_by_text("De jongere tolkte of regelde 2 keer voor het gezin in 28 dagen.")).to_be_visible()
    expect(signal.get_by_text("te bevestigen")).to_have_count(0)


def put_on_agenda(page: Page, place: Place, look: Look) -> None:
    """Let the agenda make itself, put something beside it, and drag that to the top; by keyboard it goes back."""
    page.goto(place.meeting)
    page.get_by_role("button", name="Agenda aanvullen").click()
    family, topic = page.locator(".wz-agenda__item", has_text="Gezin"), page.locator(".wz-agenda__item", has_text=TOPIC)
    expect(family.get_by_text("Nieuw signaal: Overbelasting van de jongere")).to_be_visible()
    expect(family.get_by_text("Nieuw signaal: melding over verzuim")).to_be_visible()
    page.get_by_text("Ander onderwerp").click()
    page.get_by_label("Onderwerp").fill(TOPIC)
    page.get_by_role("button", name="Op de agenda").last.click()
    expect(page.get_by_text("Het onderwerp staat onderaan de agenda.")).to_be_visible()
    with page.expect_navigation():
        topic.locator(".wz-agenda__number").drag_to(family.locator(".wz-agenda__number"))
    expect(page.locator(".wz-agenda__item h3").first).to_have_text(TOPIC)
    page.get_by_role("button", name=f"{TOPIC} omlaag").press("Enter")
    expect(page.locator(".wz-agenda__item h3").last).to_have_text(TOPIC)
    look.at(page, "overleg-agenda")


def agree_on(page: Page, place: Place, look: Look) -> str:
    """Begin, and write down two agreements on the family; return the address of its item."""
    page.get_by_role("button", name="Overleg beginnen").click()
    for what, who, ground in (
        (INTERPRETER, "Noor Haddad", "Begeleidt het gezin."),
        (TALK, "Mees Post", "Kent Selam van school."),
    ):
        page.get_by_label("Wat gaat er gebeuren?").fill(what)
        page.get_by_label("Wie doet het?").select_option(label=who)
        page.get_by_label("Klaar op").fill((TODAY + timedelta(days=14)).isoformat())
        page.get_by_label("Waarom deze organisatie?").fill(ground)
        page.get_by_role("button", name="Afspreken").click()
        expect(page.get_by_text("De afspraak staat er, als taak met een herinnering.")).to_be_visible()
    address = page.url
    look.at(page, "overleg-punt")
    page.locator("body").press("ArrowRight")
    expect(page.get_by_role("heading", name=TOPIC)).to_be_visible()
    page.locator("body").press("ArrowLeft")
    page.locator("body").press("Shift+ArrowRight")
    expect(page.get_by_text("besproken.", exact=False).first).to_be_visible()
    page.goto(place.meeting)
    look.at(page, "overleg-bezig")
    return address


def hand_over(page: Page, family: Family) -> str:
    """Propose to hand the girl over and send it; return its address."""
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_role("link", name="Overdragen").click()
    page.get_by_label("Wie draagt u over?").select_option(str(family.youngster))
    page.get_by_label("Aan wie?").select_option(label="VluchtelingenWerk: iedereen die daar overdrachten aanneemt")
    page.get_by_label("Waarom, en wat moet de ontvanger eerst weten?").fill(OF_GUARDIAN)
    page.get_by_role("button", name="Bekijk wat de ontvanger ziet").click()
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_text("De overdracht is verstuurd.")).to_be_visible()
    return page.url


def refuse_then_accept_and_meet(place: Place) -> str:
    """Hand over twice: the first time it is refused. Return the address of what was accepted."""
    guardian, support = place.four.guardian, place.four.support
    support.goto(hand_over(guardian, place.family))
    support.locator("summary", has_text="Weigeren").click()
    support.get_by_label("Waarom?").fill(NO_ROOM)
    support.get_by_role("button", name="Weigeren").click()
    expect(support.get_by_text("De verzender ziet meteen waarom.")).to_be_visible()
    guardian.goto("/overdrachten/")
    expect(guardian.get_by_text(NO_ROOM)).to_be_visible()

    address = hand_over(guardian, place.family)
    place.four.coordinator.goto(place.meeting)
    waits = "Overdracht die wacht: begeleiding van Nidos naar VluchtelingenWerk"
    expect(place.four.coordinator.locator(".wz-reasons").get_by_text(waits)).to_be_attached()
    support.goto(address)
    support.get_by_role("button", name="Aannemen").click()
    expect(support.get_by_text("U hebt de overdracht aangenomen.")).to_be_visible()
    support.get_by_role("button", name="Eerste contact bevestigen").click()
    expect(support.get_by_text("Uw organisatie is nu verantwoordelijk.")).to_be_visible()
    return address


def check_what_the_school_sees(page: Page, place: Place, *, item: str, handover: str) -> None:
    """Look at every page that the school has: its own report, its own agreement, nothing of what others wrote."""
    family = f"/gezinnen/{place.family.dossier_id}/"
    beside = ("taken/", "signalen/", "documenten/", "netwerk/", "ontbreekt/", "tot-wanneer/", "achttien/")
    own = ("/", "/gezinnen/", "/signalen/", "/signaal-melden/", "/taken/", "/overleg/", place.meeting, item, family)
    shown = {}
    for address in (*own, *(family + part for part in beside)):
        answer = page.goto(address)
        assert answer is not None
        assert (address, answer.status) == (address, 200)
        shown[address] = page.content()
        told = shown[address].replace("Selam Tesfay", "")
        assert [(address, mark) for mark in NOT_FOR_THE_SCHOOL if mark in told] == []
    assert [address for address, content in shown.items() if SEEN_BY_SCHOOL in content] == ["/signaal-melden/"]
    assert {"/taken/", place.meeting, item} <= {address for address, content in shown.items() if TALK in content}
    closed = ("/signalen/meldingen/", f"{place.meeting}scherm/", handover, f"{family}overgangsoverleg/")
    assert [answer.status for address in closed if (answer := page.request.get(address)).status < 400] == []


def test_four_people_around_one_girl(place: Place, screenshots: Path) -> None:
    look, four, family = Look(screenshots), place.four, place.family
    report_absence(four.school)
    for days_ago in (5, 2):
        note_interpreting(four.support, family, days_ago=days_ago)
    put_with_family(four.coordinator)
    for page in (four.coordinator, four.support):
        see_one_signal_with_two_reasons(page, family)
    put_on_agenda(four.coordinator, place, look)
    item = agree_on(four.coordinator, place, look)
    handover = refuse_then_accept_and_meet(place)
    check_what_the_school_sees(four.school, place, item=item, handover=handover)

    assert look.problems == []
