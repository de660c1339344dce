"""The list of signals of many families, and what came since somebody was here last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.cast import TODAY, Family
from tests.early_signals.kept import keep_nothing
from tests.early_signals.signals.living import DONE, interpreting, step
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.early_signals.signals.rules import Act
from weerzien.early_signals.signals.values import Said
from weerzien.web.sessions.visits import BEFORE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_the_day_of_the_cast(settings: LazySettings) -> None:
    """Let it be the day of the cast."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()


def was_here(client: Client, day: date) -> Client:
    session = client.session
    session[BEFORE] = day.isoformat()
    session.save()
    return client


def stands_on(client: Client, family: Family) -> list[str]:
    lists = ("open", "mijn", "uitgesteld", "afgesloten", "nieuw")
    return [one for one in lists if str(family.dossier_id) in client.get(f"/signalen/?toon={one}").text]


def test_a_signal_stands_on_the_list_it_belongs_to(
    as_: As, amina: Actor, noor: Actor, chris: Actor, family: Family
) -> None:
    keep_nothing(family)
    interpreting(family)
    client = as_(amina)
    stood = [stands_on(client, family)]
    step(amina, family, Act.TAKE_UP)
    stood += [stands_on(client, family), stands_on(as_(noor), family)]
    step(amina, family, Act.SNOOZE, said=Said("wacht", until=TODAY + timedelta(days=3)))
    stood.append(stands_on(client, family))
    step(amina, family, Act.CLOSE, said=DONE)
    stood.append(stands_on(client, family))

    assert stood == [["open"], ["open", "mijn"], ["open"], ["uitgesteld"], ["afgesloten"]]
    assert stands_on(as_(chris), family) == []


def test_what_came_since_the_last_visit_is_new_here_and_on_vandaag(as_: As, amina: Actor, family: Family) -> None:
    keep_nothing(family)
    interpreting(family)
    before, after = was_here(as_(amina), TODAY), was_here(as_(amina), TODAY + timedelta(days=1))

    assert [stands_on(client, family) for client in (before, after)] == [["open", "nieuw"], ["open"]]
    assert ["wz-badge--new" in client.get("/").text for client in (before, after)] == [True, False]
    assert "Dit is uw eerste bezoek" in as_(amina).get("/signalen/?toon=nieuw").text


@pytest.mark.parametrize("listed", ["open", "mijn", "uitgesteld", "afgesloten", "nieuw", "bestaat-niet"])
def test_an_empty_list_says_what_will_stand_there(as_: As, chris: Actor, listed: str) -> None:
    answer = as_(chris).get(f"/signalen/?toon={listed}&pagina=zeven")

    assert answer.status_code == 200
    assert "wz-empty" in answer.text


def test_the_list_asks_as_often_for_one_family_as_for_three(
    as_: As, amina: Actor, family: Family, second_family: Family
) -> None:
    keep_nothing(second_family)
    client = as_(amina)
    with counted() as one:
        client.get("/signalen/")
    interpreting(second_family)
    with counted() as many:
        client.get("/signalen/")

    assert one() == many() <= MOST_QUERIES


def test_page_after_page_holds_every_signal(as_: As, amina: Actor, family: Family, second_family: Family) -> None:
    text = as_(amina).get("/signalen/").text
    assert "Bladzijde 1 van" in text
    assert "Bladzijde 2 van" in as_(amina).get("/signalen/?pagina=2").text
    assert "Bladzijde 1 van" in as_(amina).get("/signalen/?pagina=0").text
