"""A document is added, found, saved on a computer, and the privacy officer sees who did that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Family
from tests.documents.files import EXECUTABLE, PDF
from tests.journeys.conftest import NARROW, WIDE, Open, log_in
from tests.journeys.test_every_page import Look
from weerzien.access.actors import Actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def written(path: Path, content: bytes) -> Path:
    """Put a file on the computer of whoever is at it, and return where."""
    path.write_bytes(content)
    return path


def fill_in(page: Page, file: Path) -> None:
    """Fill in the form of a document and send it."""
    page.get_by_label("Welk bestand?").set_input_files(file)
    page.get_by_label("Wat is het?").fill("Besluit van de IND")
    page.get_by_label("Waar hoort het bij?").select_option("Procedure")
    page.get_by_role("button", name="Toevoegen").click()


def see(page: Page, look: Look, name: str, *, with_script: bool) -> None:
    """Look at the page in every width, where there is a script to look with."""
    if with_script:
        look.at(page, name)


def read_the_log(page: Page, email: str) -> None:
    """Log in as the privacy officer and find what was done with documents of the first family."""
    log_in(page, email)
    page.goto("/logboek/")
    page.get_by_label("Gezinsnummer").fill("M1")
    page.get_by_role("button", name="Zoeken").click()
    for words in ("een document toegevoegd", "een document van het gezin downloaden", "een document verwijderd"):
        expect(page.get_by_role("cell", name=words).first).to_be_visible()


@pytest.mark.parametrize(("width", "with_script"), [(WIDE, True), (NARROW, False)], ids=["wide", "narrow, no script"])
def test_amina_adds_a_document_and_saves_it_and_petra_reads_that_in_the_log(
    amina: Actor,
    petra: Actor,
    family: Family,
    with_password: Callable[[Actor], str],
    open_page: Open,
    tmp_path: Path,
    screenshots: Path,
    width: int,
    with_script: bool,
) -> None:
    good, bad = written(tmp_path / "Besluit 2026.pdf", PDF), written(tmp_path / "Factuur.pdf", EXECUTABLE)
    page, look = open_page(width, with_script=with_script), Look(screenshots)
    log_in(page, with_password(amina))
    page.goto(f"/gezinnen/{family.dossier_id}/")
    page.get_by_role("link", name="Documenten").click()
    expect(page.get_by_text("Er zijn geen documenten die u mag zien.")).to_be_visible()

    see(page, look, "documenten-leeg", with_script=with_script)

    fill_in(page, bad)
    expect(page.get_by_text("Dit soort bestand bewaren wij niet").first).to_be_visible()
    see(page, look, "documenten-geweigerd", with_script=with_script)
    expect(page.get_by_label("Wat is het?")).to_have_value("Besluit van de IND")
    fill_in(page, good)
    expect(page.get_by_role("heading", name="Besluit van de IND")).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("link", name="Downloaden").click()
    page.locator("summary", has_text="Verwijderen").click()
    see(page, look, "documenten", with_script=with_script)
    page.get_by_label("Waarom verwijdert u dit?").fill("Verkeerd gezin.")
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_text("Verkeerd gezin.")).to_be_visible()
    see(page, look, "documenten-verwijderd", with_script=with_script)

    assert look.problems == []
    assert saving.value.suggested_filename == "Besluit 2026.pdf"
    assert saving.value.path().read_bytes() == PDF
    page.get_by_role("button", name="Uitloggen").click()
    read_the_log(page, with_password(petra))


def test_a_file_that_is_far_too_large_is_refused_in_words_that_a_browser_shows(
    amina: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open, tmp_path: Path
) -> None:
    film = written(tmp_path / "Film.pdf", PDF + bytes(60_000_000))
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    page.goto(f"/gezinnen/{family.dossier_id}/documenten/")

    fill_in(page, film)

    expect(page.get_by_text("Wat u stuurt is te groot")).to_be_visible(timeout=20_000)
