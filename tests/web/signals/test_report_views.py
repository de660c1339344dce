"""Sending a signal and saying where it belongs, as people do it; the answer tells nothing of a family."""

from __future__ import annotations

import re
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.test import Client

from tests.cast import TODAY, Family, Hire, Organisations
from tests.early_signals.kept import keep_nothing
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)
SENT = {
    "name": "", "born": "", "number": "M1", "theme": "overlast", "noticed_on": TODAY.isoformat(),
    "words": "Buren klagen over lawaai.",
}  # fmt: skip
REPORT = re.compile(r"/signalen/meldingen/([0-9a-f-]{36})/")


@pytest.fixture(autouse=True)
def on_the_day_of_the_cast(settings: LazySettings) -> None:
    """Let it be the day of the cast."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()


@pytest.fixture
def corporation(hire: Hire, organisations: Organisations, as_: As) -> Client:
    """Return a client of somebody of a housing corporation, who is involved with no family."""
    return as_(hire("Wim Bos", Role.WONINGCORPORATIE, organisations.nidos))


def send(client: Client, organisations: Organisations, **sent: str) -> tuple[int, str]:
    told = SENT | {"municipality": str(organisations.meerdijk)} | sent
    answer = client.post("/signaal-melden/versturen/", told)
    return answer.status_code, client.get("/signaal-melden/").text if answer.status_code == 302 else answer.text


def waiting(client: Client) -> str:
    found = REPORT.search(client.get("/signalen/meldingen/").text)
    assert found
    return f"/signalen/meldingen/{found[1]}/"


def without_words(text: str) -> str:
    return re.sub(r"<time.*?</time>|M1|nergens|melding-[0-9a-f-]{36}|csrf\S+ value=\S+", "", text, flags=re.S)


def test_the_answer_is_the_same_whether_the_family_is_known_or_not(
    corporation: Client, organisations: Organisations, family: Family, owner: psycopg.Connection[tuple[Any, ...]]
) -> None:
    _, known = send(corporation, organisations)
    owner.execute("delete from early_signals_report")
    _, unknown = send(corporation, organisations, number="nergens")

    assert "Om de privacy te beschermen" in known
    assert without_words(known) == without_words(unknown)


def test_nuisance_is_reported_put_with_its_family_answered_and_nothing_else_is_read(
    as_: As, amina: Actor, corporation: Client, organisations: Organisations, family: Family
) -> None:
    keep_nothing(family)
    send(corporation, organisations)
    coordinator = as_(amina)
    page = waiting(coordinator)
    shown = coordinator.get(page).text
    assert (str(family.dossier_id) in shown, "het nummer klopt" in shown) == (True, True)

    assert "Vul het nummer" in coordinator.post(f"{page}koppelen/", {"number": ""}).text
    assert "geen gezin met dit nummer" in coordinator.post(f"{page}koppelen/", {"number": "999"}).text
    assert coordinator.post(f"{page}koppelen/", {"number": "M1"}).status_code == 302
    for empty in ({"told": "", "words": "Iets."}, {"told": "question", "words": " "}):
        assert coordinator.post(f"{page}laten-weten/", empty).status_code == 422
    coordinator.post(f"{page}laten-weten/", {"told": "taken_up", "words": "Wij gaan langs."})
    signals = coordinator.get(f"/gezinnen/{family.dossier_id}/signalen/").text
    assert ("Buren klagen" in signals, "gemeld door Nidos" in signals) == (True, True)
    assert "Melding over overlast" in coordinator.get(f"/gezinnen/{family.dossier_id}/").text
    own = corporation.get("/signaal-melden/").text
    assert ("opgepakt" in own, "Wij gaan met uw melding aan de slag. Wij gaan langs." in own) == (True, True)
    assert str(family.dossier_id) not in own + corporation.get("/signalen/").text + corporation.get("/").text
    assert corporation.get(f"/gezinnen/{family.dossier_id}/signalen/").status_code == 404
    assert corporation.get("/signalen/meldingen/").status_code == 403


def test_who_answers_what_a_colleague_answered_sees_both_and_chooses(
    as_: As, amina: Actor, hire: Hire, corporation: Client, organisations: Organisations, family: Family
) -> None:
    keep_nothing(family)
    send(corporation, organisations)
    first, second = as_(amina), as_(hire("Els Bos", Role.GEZINSREGISSEUR, organisations.meerdijk))
    page = waiting(first)
    both = [client.post(f"{page}laten-weten/", {"told": "taken_up", "words": words, "seen": ""}) for client, words in (
        (first, "Wij gaan langs."), (second, "Bel ons even."), (second, "Wij gaan langs."),
    )]  # fmt: skip
    told = corporation.get("/signaal-melden/").text
    shown = both[1].text.split('"wz-choice"')[1].split("</form>")[0]
    sent = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', shown))
    chosen = second.post(f"{page}laten-weten/", sent)

    assert [answer.status_code for answer in both] == [302, 409, 302]
    assert re.findall(r"<li>(.*?)</li>", shown) == [
        f"Wij gaan met uw melding aan de slag. {words}" for words in ("Wij gaan langs.", "Bel ons even.")
    ]
    assert ("Wij gaan langs." in told, "Bel ons even." in told) == (True, False)
    assert (chosen.status_code, "Bel ons even." in corporation.get("/signaal-melden/").text) == (302, True)
    more = {"told": "thanked", "words": "Nog iets.", "seen": "gisteren"}
    assert first.post(f"{page}laten-weten/", more).status_code == 409


def test_a_question_about_a_report_that_was_put_somewhere_is_replied_to_on_the_page_of_who_sent_it(
    as_: As, amina: Actor, noor: Actor, corporation: Client, organisations: Organisations, family: Family
) -> None:
    send(corporation, organisations)
    coordinator = as_(amina)
    page = waiting(coordinator)
    coordinator.post(f"{page}koppelen/", {"number": "M1"})
    coordinator.post(f"{page}laten-weten/", {"told": "question", "words": "Hoe laat?"})
    own = corporation.get("/signaal-melden/").text
    found = re.search(r'action="(/signaal-melden/\S+/antwoorden/)".*?name="asked" value="([^"]+)"', own, re.S)
    assert found
    said = [
        client.post(found[1], {"asked": asked, "words": words})
        for client, asked, words in (
            (as_(noor), found[2], "Nee."), (corporation, found[2], " "), (corporation, "ooit", "Zes uur."),
            (corporation, found[2], "Om zes uur."),
        )
    ]  # fmt: skip

    assert [answer.status_code for answer in said] == [404, 422, 422, 302]
    assert ("Schrijf uw antwoord" in said[1].text, "staat niet meer open" in said[2].text) == (True, True)
    assert "antwoord verstuurd" in corporation.get("/signaal-melden/").text
    handled, report, listed = (coordinator.get(at).text for at in ("/signalen/meldingen/", page, "/signalen/"))
    assert ("antwoord van de afzender" in handled, "Meldingen van partners (1)" in listed) == (True, True)
    assert ("Om zes uur." in report, str(family.dossier_id) in report) == (True, True)


def test_what_was_put_with_a_family_by_mistake_waits_again(
    as_: As, amina: Actor, corporation: Client, organisations: Organisations, family: Family
) -> None:
    send(corporation, organisations)
    client = as_(amina)
    page = waiting(client)
    client.post(f"{page}koppelen/", {"gezin": str(family.dossier_id)})
    assert "Ongedaan maken" in client.get("/signalen/meldingen/").text
    assert "Waar deze melding hoort" in client.get(page).text
    client.post(f"{page}losmaken/")

    assert waiting(client) == page
    assert client.post(f"{page}wegleggen/", {"because": ""}).status_code == 422
    client.post(f"{page}wegleggen/", {"because": "Woont hier niet."})
    assert "Er wacht geen melding" in client.get("/signalen/meldingen/").text
    assert "afgehandeld" in client.post(f"{page}koppelen/", {"gezin": str(family.dossier_id)}, follow=True).text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"municipality": ""}, "Kies de gemeente waar het gezin woont."),
        ({"theme": ""}, "Kies waarover het gaat."),
        ({"words": ""}, "Schrijf wat u zag of hoorde"),
        ({"number": ""}, "Vul een naam en geboortedatum in, of een nummer."),
        ({"noticed_on": "2040-01-01"}, "Kies een dag die geweest is"),
        ({"noticed_on": "vorige week"}, "Typ een dag als"),
    ],
)
def test_what_misses_something_is_refused_and_what_was_typed_stays(
    corporation: Client, organisations: Organisations, sent: dict[str, str], sentence: str
) -> None:
    status, text = send(corporation, organisations, **sent)

    assert (status, sentence in text) == (422, True)
    assert sent.get("words", "Buren klagen over lawaai.") in text


def test_nobody_tries_names_all_day(corporation: Client, organisations: Organisations) -> None:
    statuses = [send(corporation, organisations)[0] for _ in range(11)]

    assert statuses == [302] * 10 + [429]


def test_the_pages_ask_seldom(
    as_: As, amina: Actor, corporation: Client, organisations: Organisations, family: Family, second_family: Family
) -> None:
    client = as_(amina)
    for _ in range(3):
        send(corporation, organisations, name="Nobody Here", born="2010-01-01")
    asked = []
    for who, address in (
        (client, waiting(client)),
        (client, "/signalen/meldingen/"),
        (corporation, "/signaal-melden/"),
    ):
        with counted() as many:
            who.get(address)
        asked.append(many())

    assert max(asked) <= MOST_QUERIES


def test_how_often_a_mail_comes_is_kept_and_shown(as_: As, amina: Actor) -> None:
    client = as_(amina)

    assert client.post("/signalen/mail/kiezen/", {"every": "hour"}).status_code == 422
    assert client.post("/signalen/mail/kiezen/", {"every": "day"}).status_code == 302
    client.post("/signalen/mail/kiezen/", {"every": "week"})
    assert '<option value="week" selected>' in client.get("/signalen/mail/").text


def test_who_sets_the_rules_chooses_how_long_a_report_counts_and_everybody_there_reads_it(
    as_: As, wil: Actor, amina: Actor, chris: Actor, noor: Actor
) -> None:
    address, sent = "/signalen/meldingen/termijn/", {"since": TODAY.isoformat(), "because": "overleg van november"}
    client = as_(wil)
    said = [client.post(f"{address}bewaren/", sent | more) for more in ({"days": "3"}, {"days": "90"}, {"days": ""})]
    saved = client.post(f"{address}bewaren/", sent | {"days": "30"}, follow=True)

    assert [one.status_code for one in said] == [422, 422, 422]
    assert ("van 7 tot en met 730" in said[0].text, "geldt dit al" in said[1].text) == (True, True)
    assert ("De instelling is bewaard." in saved.text, "is 30 dagen een reden" in saved.text) == (True, True)
    seen = as_(amina).get(address).text
    assert ("is 30 dagen een reden" in seen, "overleg van november" in seen, "Anders instellen" in seen) == (
        True, True, False,
    )  # fmt: skip
    for other in (chris, noor):
        assert "is 90 dagen een reden" in as_(other).get(address).text
    assert as_(amina).post(f"{address}bewaren/", sent | {"days": "30"}).status_code == 403
