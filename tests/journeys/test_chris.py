"""Chris, of another municipality, finds the family by no address and by no search."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cast import TODAY, Family
from tests.journeys.conftest import WIDE, Open, log_in
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.models import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEARCHES = ("Tesfay", "Selam", "M1", "04-03-2010")
NOT_FOUND = "Deze pagina is er niet"


def addresses(family: Family) -> list[str]:
    """Return the addresses of the family, of a day of it, and of every person of it taken for a family."""
    with acting(family.coordinator, today=TODAY):
        outcome = Outcome.objects.filter(dossier_id=family.dossier_id).order_by("id").values_list("id", flat=True)[0]
    here = f"/gezinnen/{family.dossier_id}/"
    return [here, f"{here}dagen/{outcome}/", *(f"/gezinnen/{person}/" for person in family.persons)]


def found_by(page: Page, words: str) -> int:
    """Return how many families a search gives."""
    page.goto("/gezinnen/")
    page.get_by_label("Zoek een gezin").fill(words)
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("status").filter(has_text="gezin")).to_be_visible()
    return page.get_by_role("rowheader").count()


def test_chris_finds_the_family_of_another_municipality_by_no_address_and_no_search(
    amina: Actor, chris: Actor, family: Family, with_password: Callable[[Actor], str], open_page: Open
) -> None:
    theirs = addresses(family)
    page = open_page(WIDE)
    log_in(page, with_password(amina))
    seen_by_amina = page.goto(theirs[0]), found_by(page, "Tesfay")
    page = open_page(WIDE)
    log_in(page, with_password(chris))

    assert seen_by_amina[0] is not None
    assert (seen_by_amina[0].status, seen_by_amina[1]) == (200, 1)
    expect(page.get_by_text("Nog geen gezinnen")).to_be_visible()
    assert [found_by(page, words) for words in SEARCHES] == [0] * len(SEARCHES)
    for address in theirs:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", name=NOT_FOUND)).to_be_visible()
        expect(page.get_by_text("Tesfay")).to_have_count(0)
