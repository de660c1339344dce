"""What is typed, read or handed in stands in no address, log, header, title, cookie or cache: the real server, marked.

Every name, number and note of the workbook is a word that stands nowhere else, so that one grep finds it.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from playwright.sync_api import Browser, Page, Response, expect

from tests.exchange.workbooks import APPLICATION, CONTACT, FAMILY, GUARDIANSHIP, MOTHER, SPONSOR, person, workbook
from tests.journeys.conftest import TAKING_MS, WIDE
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARK = re.compile(r"zqmerk|999990019|2800000011|04-05-1971|1971-05-04", re.IGNORECASE)
PASSWORD, WRONG = "zqmerkwachtwoord om mee te lopen", "zqmerkfout wachtwoord van iemand"
BORN = date(1971, 5, 4)
SHEETS = {
    **FAMILY,
    "Personen": (
        {**SPONSOR, "Gezinsnummer": "zqmerkT001", "Achternaam": "Zqmerktesfay", "Voornaam": "Zqmerkluwam"}
        | {"Geboortedatum": BORN},
        {**MOTHER, "Gezinsnummer": "zqmerkT001", "Achternaam": "Zqmerktesfay", "Voornaam": "Zqmerkselam"},
        {**person(3), "Gezinsnummer": "zqmerkT001", "Voornaam": "Zqmerkkind", "Geboortedatum": "31-02-2010"},
    ),
    "Aanvragen": ({**APPLICATION, "Gezinsnummer": "zqmerkT001"},),
    "Contacten": ({**CONTACT, "Gezinsnummer": "zqmerkT001", "Notitie": "zqmerknotitie over school"},),
    "Voogdij": ({**GUARDIANSHIP, "Overgedragen aan": "zqmerkwijkteam"},),
    "Betrokkenen": (),
}
LOGS = "%(r)s | %(f)s | %(a)s | %({location}o)s | %({set-cookie}o)s"
KEPT_IN_TAB = """() => JSON.stringify([
  performance.getEntries().map((each) => each.name), document.title, location.href, document.referrer, document.cookie,
  Object.entries(window.sessionStorage), Object.entries(window.localStorage), JSON.stringify(history.state),
])"""


@dataclass
class Server:
    """The server of `weerzien serve`, and what it wrote."""

    address: str
    folder: Path

    def logs(self) -> str:
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("*.log")))


@pytest.fixture
def server(tmp_path: Path, amina: Actor) -> Iterator[Server]:
    """Start the server as an installation does, with an access log that says more than anybody would keep."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    logs = f"--access-logfile {tmp_path}/access.log --error-logfile {tmp_path}/error.log --access-logformat '{LOGS}'"
    told = {**os.environ, "WEERZIEN_PORT": str(port), "WEERZIEN_BIND": "127.0.0.1", "GUNICORN_CMD_ARGS": logs}
    command = [sys.executable, "-m", "weerzien.cli.main", "serve", "--processen", "1"]
    with (tmp_path / "said.log").open("wb") as said:
        process = subprocess.Popen(command, env=told, stdout=said, stderr=said)
        try:
            wait_for(port, process)
            yield Server(f"http://127.0.0.1:{port}", tmp_path)
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; fail where it stopped."""
    for _ in range(300):
        assert process.poll() is None, "the server stopped"
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@dataclass
class Seen:
    """Everything that a browser and what stands between it and the server get to see beside the pages."""

    page: Page
    places: list[tuple[str, str]] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", lambda frame: self.places.append(("address", frame.url)))
        self.page.on("request", lambda request: self.places.append(("request", request.url)))
        self.page.on("response", lambda answer: self.answers.append(answer))

    def look(self, step: str) -> None:
        """Note what the tab keeps after a step."""
        self.page.wait_for_load_state("networkidle")
        self.places.append((f"kept in the tab after {step}", self.page.evaluate(KEPT_IN_TAB)))
        cookies = [f"{cookie['name']}={cookie['value']}" for cookie in self.page.context.cookies()]
        self.places.append((f"cookies after {step}", " ".join(cookies)))

    def headers(self) -> Iterator[tuple[Response, dict[str, str]]]:
        """Yield every answer with all its headers, as they came."""
        for answer in self.answers:
            yield answer, answer.all_headers()

    def faults(self) -> list[str]:
        """Return every place where a mark stands, and every page that may be kept."""
        found = [f"{place}: {words}" for place, words in self.places if MARK.search(words)]
        for answer, headers in self.headers():
            marked = [name for name, value in headers.items() if MARK.search(value)]
            found += [f"header {name} of {answer.url}: {headers[name]}" for name in marked]
            is_page = answer.request.resource_type in ("document", "xhr", "fetch")
            if is_page and answer.status < 400 and "no-store" not in headers.get("cache-control", ""):
                found.append(f"{answer.status} {answer.url} may be kept: {headers.get('cache-control')}")
        return found


def log_in(page: Page, email: str) -> None:
    """Log in, after one attempt that fails."""
    for password in (WRONG, PASSWORD):
        page.goto("/inloggen/?next=/gezinnen/")
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(password)
        page.get_by_role("button", name="Inloggen", exact=True).click()


def import_workbook(page: Page, seen: Seen, path: Path) -> None:
    """Hand in a file that cannot be read, then one that can; look at rows, mend, take it over."""
    wrong = path.with_name("zqmerkkapot.xlsx")
    wrong.write_bytes(b"zqmerkgeen werkboek")
    for chosen in (wrong, path):
        page.goto("/inlezen/")
        page.get_by_label("Kies het werkboek").set_input_files(chosen)
        page.get_by_role("button", name="Bekijken wat erin staat").click()
        seen.look(f"choosing {chosen.suffix}")
    page.get_by_role("link", name="geweigerd").first.click()
    seen.look("the refused rows")
    with page.expect_download() as download:
        page.get_by_role("link", name="Geweigerde rijen verbeteren").click()
    seen.places.append(("name of the file", download.value.suggested_filename))
    page.get_by_role("button", name="Overnemen").click()
    expect(page.get_by_role("heading", name="Het werkboek is overgenomen")).to_be_visible(timeout=TAKING_MS)
    seen.look("taking over")


def search(page: Page, seen: Seen) -> int:
    """Search by name, by number, by birth date, and choose in the list; return how many rows were found in all."""
    found = 0
    for words in ("Zqmerktesfay", "Zqmerkluwam", "zqmerkT001", "04-05-1971", "Zqmerkniemand"):
        page.goto("/gezinnen/")
        page.get_by_label("Zoek een gezin").fill(words)
        page.get_by_role("button", name="Zoeken").click()
        page.get_by_label("Volgorde").select_option("naam")
        seen.look("a search")
        found += page.get_by_role("rowheader").count()
    return found


def open_the_family(page: Page, seen: Seen) -> None:
    """Open a family and a reason, in place and on its own page, and fail a form before it is right."""
    page.goto("/gezinnen/")
    page.get_by_role("rowheader").get_by_role("link").first.click()
    seen.look("a family")
    page.get_by_role("button", name="Waarom").first.click()
    seen.look("a reason in place")
    page.get_by_text("Contact vastleggen").click()
    page.get_by_label("Wat is er besproken?").fill("zqmerkgesprek van vandaag")
    page.get_by_label("Met wie?").fill("Zqmerkselam")
    page.get_by_role("button", name="Vastleggen").click()
    seen.look("a form that failed")
    page.get_by_label("Hoe?").select_option("telefoon")
    page.get_by_role("button", name="Vastleggen").click()
    seen.look("a form that was right")
    why = page.get_by_text("Waarom").first.get_attribute("href")
    page.goto(why or "")
    page.go_back()
    seen.look("going back")


def test_nothing_about_people_stands_in_addresses_logs_headers_or_what_a_browser_keeps(
    server: Server, browser: Browser, amina: Actor, owner: psycopg.Connection[Any], tmp_path: Path
) -> None:
    encoded = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1)
    email = f"zqmerkamina-{amina.account_id.hex[:6]}@voorbeeld.example"
    given = [encoded, email, amina.account_id]
    owner.execute("update access_account set password = %s, email = %s where id = %s", given)
    path = tmp_path / "zqmerkgezinnen.xlsx"
    path.write_bytes(workbook(SHEETS))
    context = browser.new_context(base_url=server.address, locale="nl-NL", viewport={"width": WIDE, "height": 900})
    page = context.new_page()
    seen = Seen(page)

    log_in(page, email)
    import_workbook(page, seen, path)
    found = search(page, seen)
    open_the_family(page, seen)
    on_the_page = page.content()
    page.goto("/gezinnen/00000000-0000-4000-8000-000000000000/")
    seen.look("a family that is not there")
    faults, logged = seen.faults(), server.logs()
    page.goto("/gezinnen/?naam=zqmerk")  # as it would be if a search stood in the address
    noticed = seen.faults()
    context.close()

    assert (found, "Zqmerktesfay" in on_the_page, "zqmerkgesprek van vandaag" in on_the_page) == (4, True, True)
    assert faults == []
    assert [line for line in logged.splitlines() if MARK.search(line)] == []
    assert noticed, "a name in an address must be seen in the browser"
    assert MARK.search(server.logs()), "and in the log"
