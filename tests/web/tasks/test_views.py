"""Pages of tasks: giving one, ending it and taking that back, passing it on, and one's own over all families."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.handing import Propose
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]
DRAFTS = "select count(*) from access_draft"


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/taken/"


def give(client: Client, family: Family, to: Actor, on: date, **more: str) -> Any:
    sent = {
        "what": "Regel een tolk.",
        "who": f"{to.organisation_id}:{to.account_id}",
        "ground": "Zij spreken de moeder.",
        "due": (on + timedelta(days=14)).isoformat(),
        "compartment": "contacts",
    }
    return client.post(f"{page_of(family)}geven/", sent | more, follow=True)


def asked(client: Client, address: str) -> int:
    client.get(address)
    with counted() as count:
        assert client.get(address).status_code == 200
        return count()


def task_id(owner: Owner) -> Any:
    row = owner.execute("select id from plans_task order by made_at desc, id limit 1").fetchone()
    assert row is not None
    return row[0]


def test_a_task_is_given_and_stands_with_whoever_has_it(
    as_: As, amina: Actor, noor: Actor, on_the_day: date, family: Family
) -> None:
    answer = give(as_(amina), family, noor, on_the_day)
    mine, theirs = as_(noor).get("/taken/"), as_(amina).get("/taken/")

    assert answer.redirect_chain == [(page_of(family), 302)]
    assert ("De taak is gegeven." in answer.text, "nog 14 dagen" in answer.text) == (True, True)
    assert "Noor Haddad, VluchtelingenWerk" in answer.text
    assert ("Regel een tolk." in mine.text, "Gezin Tesfay" in mine.text) == (True, True)
    assert "U hebt geen taken." in theirs.text


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"what": ""}, "Schrijf in een zin wat er moet gebeuren."),
        ({"who": ""}, "Kies wie het doet"),
        ({"who": f"{uuid4()}:"}, "staat niet in de lijst"),
        ({"ground": ""}, "Schrijf waarom deze organisatie"),
        ({"due": "ooit"}, "Dit is geen dag."),
        ({"due": "2020-01-01"}, "is al geweest"),
        ({"remind_on": "2099-01-01"}, "De herinnering komt na de dag"),
        ({"compartment": "income"}, "U mag dit deel van het dossier niet lezen"),
    ],
    ids=["what", "who", "who else", "why", "no day", "a day passed", "reminded afterwards", "a closed part"],
)
def test_a_task_that_says_too_little_is_refused_and_what_was_typed_stays(
    as_: As, amina: Actor, on_the_day: date, family: Family, owner: Owner, wrong: dict[str, str], says: str
) -> None:
    answer = give(as_(amina), family, amina, on_the_day, **({"ground": "Zij kennen hen."} | wrong))

    if wrong.get("compartment"):
        says = "staat niet in de lijst"
    assert (answer.status_code, says in answer.text) == (422, True)
    if "what" not in wrong:
        assert "Regel een tolk." in answer.text
    assert owner.execute("select count(*) from plans_task").fetchone() == (0,)


def test_a_task_ends_in_place_and_that_is_taken_back_from_the_same_page(
    as_: As, amina: Actor, noor: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    give(as_(amina), family, noor, on_the_day)
    client, pk = as_(noor), task_id(owner)
    silent = client.post(f"/taken/{pk}/afronden/", {"words": "", "van": "mijn"})
    kept = owner.execute(DRAFTS).fetchone()
    done = client.post(f"/taken/{pk}/afronden/", {"words": "Geregeld.", "van": "mijn", "doe": "gedaan"}, follow=True)
    again = client.post(f"/taken/{pk}/afronden/", {"words": "Nog eens."})
    back = client.post(f"/taken/{pk}/terug/", {"van": "mijn"}, follow=True)
    withdrawn = client.post(f"/taken/{pk}/afronden/", {"words": "Niet nodig.", "doe": "intrekken"}, follow=True)

    assert (silent.status_code, "Schrijf in een zin wat er is gedaan" in silent.text) == (422, True)
    assert (kept, owner.execute(DRAFTS).fetchone()) == ((1,), (0,))
    assert done.redirect_chain == [("/taken/#taken", 302)]
    assert ("Geregeld." in done.text, "Ongedaan maken" in done.text) == (True, True)
    assert (again.status_code, "al gedaan of ingetrokken" in again.text) == (422, True)
    assert ("De taak staat weer open." in back.text, "Ongedaan maken" in back.text) == (True, False)
    assert "De taak is ingetrokken." in withdrawn.text
    assert withdrawn.redirect_chain == [(f"{page_of(family)}#taken", 302)]


def test_a_task_is_passed_on_with_a_reason_that_stays_with_it(
    as_: As, amina: Actor, noor: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    give(as_(amina), family, amina, on_the_day)
    client, pk = as_(amina), task_id(owner)
    form = client.get(f"/taken/{pk}/doorgeven/")
    to_noor = f"{noor.organisation_id}:{noor.account_id}"
    silent = client.post(f"/taken/{pk}/doorgeven/doen/", {"who": to_noor, "because": ""})
    moved = client.post(f"/taken/{pk}/doorgeven/doen/", {"who": to_noor, "because": "Zij zien haar."}, follow=True)

    assert ("Noor Haddad" in form.text, silent.status_code) == (True, 422)
    assert ("De taak is doorgegeven." in moved.text, "Zij zien haar." in moved.text) == (True, True)
    assert "Regel een tolk." in as_(noor).get("/taken/").text


def test_what_is_late_stands_first_and_says_so(
    as_: As, amina: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    give(client, family, amina, on_the_day, what="Op tijd.")
    give(client, family, amina, on_the_day, what="Te laat.")
    owner.execute(
        "update plans_task set due_on = %s, remind_on = null where what = 'Te laat.'", [on_the_day - timedelta(days=2)]
    )
    page = client.get("/taken/").text

    assert page.index("Te laat.") < page.index("Op tijd.")
    assert ("2 dagen te laat" in page, "1 taak is te laat" in page) == (True, True)


def test_a_stranger_finds_no_tasks_and_a_reader_may_not_end_them(
    as_: As, amina: Actor, chris: Actor, bram: Actor, on_the_day: date, family: Family, owner: Owner
) -> None:
    give(as_(amina), family, amina, on_the_day, compartment="housing")
    pk = task_id(owner)
    stranger, reader = as_(chris), as_(bram)
    sent = {"words": "x"}

    assert [
        stranger.get(page_of(family)).status_code,
        stranger.get(f"/taken/{pk}/doorgeven/").status_code,
        stranger.post(f"/taken/{pk}/afronden/", sent).status_code,
        stranger.post(f"/taken/{pk}/terug/").status_code,
        give(stranger, family, chris, on_the_day).status_code,
    ] == [404] * 5
    assert "Regel een tolk." in reader.get(page_of(family)).text
    assert "Afronden of doorgeven" not in reader.get(page_of(family)).text
    assert reader.post(f"/taken/{pk}/afronden/", sent).status_code == 403
    refusals = owner.execute("select count(*) from audit_line where kind = 'refusal'").fetchone()
    assert refusals == (6,)


def test_who_follows_one_person_chooses_only_those_whom_that_is_about(
    as_: As, thijs: Actor, hire: Hire, organisations: Organisations, on_the_day: date, family: Family
) -> None:
    page = as_(thijs).get(page_of(family)).text
    reader = hire("Els Bos", Role.TEAMLEIDER, organisations.meerdijk)

    assert ("Een taak geven" in page, "het hele gezin" in page) == (True, False)
    assert "Een taak geven" not in as_(reader).get(page_of(family)).text


def test_pages_ask_as_much_for_many_tasks_as_for_one(
    as_: As, amina: Actor, on_the_day: date, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    give(client, family, amina, on_the_day)
    ones = [asked(client, address) for address in (page_of(family), "/taken/")]
    for one in (family, second_family):
        for _ in range(3):
            give(client, one, amina, on_the_day)
    many = [asked(client, address) for address in (page_of(family), "/taken/")]

    assert ones == many
    assert max(many) <= MOST_QUERIES


def test_tasks_of_the_organisation_stand_by_family_and_are_chosen_by_person_family_and_day(
    as_: As, amina: Actor, noor: Actor, hire: Hire, organisations: Organisations, on_the_day: date, family: Family,
    second_family: Family, owner: Owner,
) -> None:  # fmt: skip
    els = hire("Els Bos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    client, address = as_(amina), "/taken/"
    give(client, family, els, on_the_day, what="Van Els.")
    few = asked(client, address)
    for number, where in enumerate((family, second_family) * 5):
        give(client, where, els, on_the_day, what=f"Taak {number}.")
    give(client, second_family, amina, on_the_day, what="Van Amina.")
    owner.execute(
        "update plans_task set due_on = %s, remind_on = null where what = 'Taak 1.'", [on_the_day - timedelta(days=2)]
    )

    def shown(query: str) -> tuple[int, bool, bool, bool]:
        text = client.get(f"{address}?{query}").text
        words = (f">{what}<" in text or f">{what}</h3>" in text for what in ("Van Els.", "Taak 1.", "Van Amina."))
        return text.count('class="wz-group"'), *words

    page = client.get(address).text
    assert page.index("Taak 1.") < page.index("Van Els.")
    assert ("1 te laat" in page, page.count("wz-group"), asked(client, address)) == (True, 2, few)
    assert few <= MOST_QUERIES
    assert shown(f"wie={els.account_id}") == (2, True, True, False)
    assert shown("wie=niemand") == (0, False, False, False)
    assert shown("wie=ik") == (0, False, False, True)
    assert shown(f"gezin={family.dossier_id}") == (1, True, False, False)
    assert shown("dag=te-laat") == (1, False, True, False)
    assert shown("wie=x&gezin=y&dag=z&bladzijde=99999999") == (2, True, True, True)


def test_a_handover_that_waits_for_the_reader_stands_with_the_tasks(
    as_: As, thijs: Actor, noor: Actor, propose: Propose, on_the_day: date, family: Family
) -> None:
    propose(thijs, family)

    assert "Overdrachten die op u wachten" in as_(thijs).get("/taken/").text
    assert "Overdrachten die op u wachten" not in as_(noor).get("/taken/").text
