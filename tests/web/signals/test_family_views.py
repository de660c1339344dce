"""The signals of one family on its page: taken up, put away, confirmed, and what a stranger sees."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.test import Client

from tests.cast import Family
from tests.early_signals.signals.living import OVERLOAD, absence, interpreting
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
SOON = (date.today() + timedelta(days=10)).isoformat()  # noqa: DTZ011 -- the day the pages live in


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/signalen/"


def step_id(client: Client, family: Family) -> str:
    text = client.get(page_of(family)).text
    return text.partition('name="stap" value="')[2].partition('"')[0]


def do(client: Client, family: Family, act: str, **sent: str) -> tuple[int, str]:
    told = {"thema": OVERLOAD, "stap": step_id(client, family), "doe": act} | sent
    address = {"snooze": "uitstellen/", "close": "afsluiten/"}.get(act, "doen/")
    answer = client.post(f"{page_of(family)}{address}", told)
    return answer.status_code, client.get(page_of(family)).text if answer.status_code == 302 else answer.text


def test_three_who_see_the_same_are_one_signal_and_each_sees_the_own_reasons(
    as_: As, amina: Actor, noor: Actor, thijs: Actor, bram: Actor, family: Family
) -> None:
    absence(family, because=["In 28 dagen is 17 uur gemist."])
    interpreting(family, subject_id=None, because=["De jongere tolkte 2 keer."])

    pages = {actor.name: as_(actor).get(page_of(family)).text for actor in (amina, noor, thijs, bram)}

    assert {name: ("17 uur" in text, "tolkte" in text) for name, text in pages.items()} == {
        "Amina Yusuf": (True, True),
        "Noor Haddad": (True, True),
        "Thijs Jansen": (True, False),
        "Bram de Wit": (False, False),
    }
    assert "De 2 redenen" in pages["Amina Yusuf"]
    assert "Er zijn voor u geen signalen" in pages["Bram de Wit"]


def test_taken_up_by_one_it_says_so_to_the_other_who_was_late(
    as_: As, amina: Actor, noor: Actor, family: Family
) -> None:
    interpreting(family)
    late = as_(amina)
    before = step_id(late, family)
    assert do(as_(noor), family, "take_up")[0] == 302

    status, text = do(late, family, "take_up", stap=before)

    both = text.split('"wz-choice"')[1].split("</form>")[0]
    mine = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', both))
    chosen = late.post(f"{page_of(family)}doen/", mine)

    assert status == 409
    assert "Iemand anders deed net iets met dit signaal" in text
    assert re.findall(r"<li>(.*?)</li>", both) == ["Opgepakt door Noor Haddad, VluchtelingenWerk", "Opgepakt"]
    assert (chosen.status_code, "U hebt dit opgepakt" in late.get(page_of(family)).text) == (302, True)


def test_closing_asks_what_was_done_keeps_what_was_typed_and_can_be_undone(
    as_: As, amina: Actor, family: Family
) -> None:
    interpreting(family)
    client = as_(amina)

    refused, text = do(client, family, "close", words="Tolk geregeld.", helped="")
    assert (refused, "Kies of het hielp" in text, "Tolk geregeld." in text) == (422, True, True)
    done, text = do(client, family, "close", words="Tolk geregeld.", helped="yes")
    assert (done, "Tolk geregeld." in text, "ja, het hielp" in text) == (302, True, True)
    assert "afgesloten" in client.get("/signalen/?toon=afgesloten").text
    client.post(f"{page_of(family)}ongedaan/", {"thema": OVERLOAD})
    assert "Vorige stap ongedaan gemaakt" in client.get(page_of(family)).text
    assert client.post(f"{page_of(family)}ongedaan/", {"thema": OVERLOAD}).status_code == 422


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"words": "", "until": SOON}, "Schrijf waarom het kan wachten"),
        ({"words": "school belt", "until": ""}, "Kies tot welke dag het wacht"),
        ({"words": "school belt", "until": "2020-01-01"}, "Kies tot welke dag het wacht"),
        ({"words": "school belt", "until": "gisteren"}, "Typ een dag als"),
    ],
    ids=["no reason", "no day", "a day that has been", "no day at all"],
)
def test_waiting_asks_a_reason_and_a_day_that_comes(
    as_: As, amina: Actor, family: Family, sent: dict[str, str], sentence: str
) -> None:
    interpreting(family)

    status, text = do(as_(amina), family, "snooze", **sent)

    assert (status, sentence in text) == (422, True)


def test_what_waits_leaves_vandaag_and_the_family_and_stands_on_its_list(as_: As, amina: Actor, family: Family) -> None:
    outcome = interpreting(family)
    client = as_(amina)
    home, file = f"/gezinnen/{family.dossier_id}/", "/"
    there = [str(outcome) in client.get(address).text for address in (home, file)]

    status, text = do(client, family, "snooze", words="School belt maandag.", until=SOON)

    assert (status, "komt terug op" in text) == (302, True)
    assert there == [True, True]
    assert [str(outcome) in client.get(address).text for address in (home, file)] == [False, False]
    assert "1 is afgesloten of wacht" in client.get(home).text
    assert str(family.dossier_id) in client.get("/signalen/?toon=uitgesteld").text


@pytest.mark.parametrize("act", ["fly", "undo", "", "reopen", "release"])
def test_what_no_button_asks_changes_nothing(
    as_: As, amina: Actor, family: Family, act: str, owner: psycopg.Connection[tuple[object, ...]]
) -> None:
    interpreting(family)

    status, _ = do(as_(amina), family, act)

    assert status in (404, 422)
    assert owner.execute("select from early_signals_signalstep").fetchall() == []


def test_a_stranger_gets_the_page_that_never_was(as_: As, amina: Actor, chris: Actor, family: Family) -> None:
    interpreting(family)
    client = as_(chris)
    nobodys = client.get(f"/gezinnen/{uuid4()}/signalen/")

    for answer in (
        client.get(page_of(family)),
        client.post(f"{page_of(family)}doen/", {"thema": OVERLOAD, "doe": "see"}),
        client.post(f"{page_of(family)}ongedaan/", {"thema": OVERLOAD}),
        client.post(f"{page_of(family)}bevestigen/", {"reden": str(uuid4())}),
    ):
        assert (answer.status_code, answer.text) == (404, nobodys.text)


def test_the_page_asks_as_often_for_one_signal_as_for_many(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    interpreting(family)
    with counted() as one:
        client.get(page_of(family))
    absence(family)
    interpreting(family, rule="S06", compartments=["contacts"])
    with counted() as many:
        client.get(page_of(family))

    assert one() == many() <= MOST_QUERIES
