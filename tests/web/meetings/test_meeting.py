"""The meeting on its pages: from a new series to minutes."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from icalendar import Calendar
from pypdf import PdfReader

from tests.cast import Family
from tests.handing import Propose
from tests.meetings.cast import NEXT
from tests.web.conftest import MOST_QUERIES, As, counted
from tests.web.meetings.conftest import Held
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)

SERIES = {
    "name": "Overleg Meerdijk",
    "held_on": "2026-11-24",
    "every_weeks": "2",
    "starts_at": "9:30",
    "minutes": "90",
    "place": "Stadhuis",
}


def words(answer: HttpResponse) -> str:
    """Return the text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def agreement(held: Held, actor: Actor, **others: str) -> dict[str, str]:
    """Return what the form of an agreement sends, for VluchtelingenWerk."""
    head = held.seen_by(actor).head
    partner = next(pk for pk, name in head.organisations.items() if name == "VluchtelingenWerk")
    return {
        "what": "Tolk regelen voor het gesprek met moeder",
        "who": f"{partner}:",
        "due": "2026-12-01",
        "ground": "Begeleidt dit gezin",
        "about": "",
        "part": "contacts",
        **others,
    }


def address_of_first(held: Held, actor: Actor, family: Family) -> str:
    """Return the address of the item about a family."""
    item = next(item for item in held.seen_by(actor).items if item.dossier_id == family.dossier_id)
    return f"{held.address}punt/{item.id}/"


def test_a_coordinator_begins_a_series_and_plans_its_first_meeting(as_: As, amina: Actor, held: Held) -> None:
    client = as_(amina)

    begun = client.post("/overleg/nieuw/beginnen/", SERIES)
    series = client.get(begun["Location"])
    planned = client.post(f"{begun['Location']}plannen/", {"held_on": "2026-12-08"})

    assert (begun.status_code, series.status_code) == (302, 200)
    assert "24 november 2026" in series.text
    assert client.get(planned["Location"]).status_code == 200
    days = client.get(begun["Location"]).text
    assert (days.count(">Naar het overleg<"), planned["Location"] in days) == (1, True)


def test_every_page_opens(as_: As, amina: Actor, noor: Actor, family: Family, held: Held) -> None:
    for actor in (amina, noor):
        client = as_(actor)
        pages = ["/overleg/", f"/overleg/reeks/{held.series_id}/", held.address, address_of_first(held, actor, family)]
        assert [client.get(page).status_code for page in pages] == [200] * 4
    assert as_(amina).get(f"{held.address}scherm/").status_code == 200


def test_an_agreement_is_a_task_that_the_minutes_tell(
    as_: As, amina: Actor, noor: Actor, family: Family, held: Held
) -> None:
    client = as_(amina)
    address = address_of_first(held, amina, family)

    kept = client.post(f"{address}afspraak/", agreement(held, amina))
    minutes = words(client.get(f"{held.address}verslag.pdf"))

    assert kept.status_code == 302
    assert "Tolk regelen" in minutes
    assert "Tolk regelen" in client.get(address).text
    assert "Tolk regelen" in words(as_(noor).get(f"{held.address}verslag.pdf"))


@pytest.mark.parametrize("left_out", ["what", "who", "due", "ground"])
def test_no_agreement_is_kept_without_who_what_and_by_when(
    as_: As, amina: Actor, family: Family, held: Held, left_out: str
) -> None:
    address = address_of_first(held, amina, family)

    answer = as_(amina).post(f"{address}afspraak/", agreement(held, amina, **{left_out: ""}))

    assert answer.status_code == 422
    assert held.seen_by(amina).items[0].agreements == ()


def test_a_decision_needs_a_ground(as_: As, amina: Actor, family: Family, held: Held) -> None:
    client, address = as_(amina), address_of_first(held, amina, family)
    said = {"what": "Gesprek met de mentor eerst", "about": "", "part": "contacts"}

    refused = client.post(f"{address}besluit/", {**said, "ground": ""})
    kept = client.post(f"{address}besluit/", {**said, "ground": "School weet nog van niets"})

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "School weet nog van niets" in client.get(address).text


def test_two_chairs_who_move_the_same_item_are_told(as_: As, amina: Actor, held: Held) -> None:
    client, panel = as_(amina), held.seen_by(amina)
    sent = {"version": str(panel.head.version), "punt": str(panel.items[0].id), "naar": "omlaag"}

    first = client.post(f"{held.address}agenda/schuiven/", sent)
    second = client.post(f"{held.address}agenda/schuiven/", sent)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "Iemand anders was u voor" in second.text
    assert [item.id for item in held.seen_by(amina).items] == [panel.items[1].id, panel.items[0].id]


def test_who_changes_what_another_changed_sees_both_and_chooses(as_: As, amina: Actor, held: Held) -> None:
    client, item = as_(amina), held.seen_by(amina).items[0]
    sent = {"version": str(item.version), "punt": str(item.id), "doe": "minuten"}
    client.post(f"{held.address}agenda/wijzigen/", {**sent, "minuten": "20"})

    met = client.post(f"{held.address}agenda/wijzigen/", {**sent, "minuten": "35"})
    kept = held.seen_by(amina).items[0].minutes
    both = re.search(r'<div class="wz-choice".*?</form>', met.text, re.DOTALL)
    assert both is not None
    mine = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', both[0]))
    chosen = client.post(f"{held.address}agenda/wijzigen/", mine)

    assert (met.status_code, kept) == (409, 20)
    assert re.findall(r"<li>(.*?)</li>", both[0]) == ["20 minuten", "35 minuten"]
    assert (chosen.status_code, held.seen_by(amina).items[0].minutes) == (302, 35)


def test_another_order_another_presence_and_an_item_talked_of_are_met_too(as_: As, amina: Actor, held: Held) -> None:
    client, panel = as_(amina), held.seen_by(amina)
    first, second = panel.items
    client.post(f"{held.address}beginnen/")
    walk = f"{held.address}punt/{second.id}/naar/"
    client.post(f"{held.address}agenda/wijzigen/", {"version": "1", "punt": str(first.id), "doe": "later"})
    old = {"version": "1"}
    here = {**old, "present": str(panel.head.attendees[0].id), "guests": "oom"}

    met = [
        client.post(f"{held.address}agenda/volgorde/", {**old, "volgorde": f"{second.id} {first.id}"}),
        client.post(f"{held.address}aanwezig/", here),
        client.post(walk, {**old, "klaar": str(first.id)}),
    ]
    assert [answer.status_code for answer in met] == [409] * 3
    assert client.post(walk, {**old, "klaar": "x"}).status_code == 404
    said = [re.findall(r"<li>(.*?)</li>", answer.text.split('"wz-choice"')[1].split("</form>")[0]) for answer in met]

    assert said == [
        [
            f"{place}. Gezin Tesfay, {one.number}"
            for pair in (panel.items, panel.items[::-1])
            for place, one in enumerate(pair, start=1)
        ],
        ["niemand", panel.head.attendees[0].name, "zonder account: oom"],
        ["naar het volgende overleg", "besproken"],
    ]


def test_another_moment_a_cancelling_and_a_series_are_met_too(as_: As, amina: Actor, held: Held) -> None:
    client, moved = as_(amina), {"version": "1", "starts_at": "10:00", "minutes": "60", "place": "Kamer 4"}
    series = f"/overleg/reeks/{held.series_id}/"
    newest = {"version": str(held.seen_by(amina).head.version), "held_on": "2026-11-26"}
    client.post(f"{held.address}verplaatsen/", moved | newest)
    client.post(f"{series}wijzigen/", SERIES | {"version": "1", "place": "Kamer 4"})
    client.post(f"{series}afspraak/", {"what": "Wij bellen terug.", "review_on": "2027-02-01"})
    standing = re.search(r'name="afspraak" value="([^"]*)"', client.get(series).text)
    assert standing is not None
    look = {"afspraak": standing[1], "version": "1"}
    client.post(f"{series}afspraak/bekijken/", look | {"doe": "door", "review_on": "2027-03-01"})

    met = [
        client.post(f"{held.address}verplaatsen/", moved | {"held_on": "2026-11-27"}),
        client.post(f"{held.address}afzeggen/", {"version": "1"}),
        client.post(f"{held.address}afsluiten/", {"version": "1"}),
        client.post(f"{series}wijzigen/", SERIES | {"version": "1"}),
        client.post(f"{series}afspraak/bekijken/", look | {"doe": "stoppen"}),
    ]
    assert [answer.status_code for answer in met] == [409] * 5
    parts = [answer.text.split('"wz-choice"')[1].split("</form>")[0] for answer in met]
    said = [re.findall(r"<li>(.*?)</li>", part) for part in parts]
    now = ["26 november 2026, 10.00 uur", "60 minuten", "Kamer 4"]
    often = "elke twee weken, 09.30 uur, 90 minuten, sinds 24 november 2026"

    assert said == [
        [*now, "27 november 2026, 10.00 uur", "60 minuten", "Kamer 4"],
        ["gepland", *now, "0 van 2 punten behandeld", "het overleg gaat niet door"],
        ["gepland", *now, "0 van 2 punten behandeld", "het overleg is afgesloten"],
        ["Overleg Meerdijk", often, "Kamer 4", "Overleg Meerdijk", often, "Stadhuis"],
        ["opnieuw bekijken op 1 maart 2027", "deze afspraak stopt"],
    ]
    mine = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', parts[0]))
    assert client.post(f"{held.address}verplaatsen/", mine).status_code == 302
    assert held.seen_by(amina).head.held_on.isoformat() == "2026-11-27"
    assert client.post(f"{series}afspraak/bekijken/", look | {"version": "2", "review_on": "ooit"}).status_code == 302


def test_who_plans_a_day_that_was_planned_sees_both_and_chooses_and_the_same_is_one(
    as_: As, amina: Actor, held: Held
) -> None:
    client, series = as_(amina), f"/overleg/reeks/{held.series_id}/"
    day = re.findall(r'name="held_on" value="([^"]*)"><button', client.get(series).text)[-1]
    planned = client.post(f"{series}plannen/", {"held_on": day})
    same = client.post(f"{series}plannen/", {"held_on": day})
    (version, *_) = re.findall(r'name="version" value="(\d+)"', client.get(series).text)
    client.post(f"{series}wijzigen/", SERIES | {"version": version, "place": "Kamer 4"})
    met = client.post(f"{series}plannen/", {"held_on": day})
    both = met.text.split('"wz-choice"')[1].split("</form>")[0]
    mine = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', both))
    client.post(re.findall(r'action="([^"]*)"', both)[0], mine)

    assert (planned.status_code, same.status_code, met.status_code) == (302, 302, 409)
    assert same["Location"] == planned["Location"]
    assert [one for one in re.findall(r"<li>(.*?)</li>", both) if "uur" not in one] == [
        "90 minuten", "Stadhuis, kamer 2", "90 minuten", "Kamer 4",
    ]  # fmt: skip
    assert "Kamer 4" in client.get(planned["Location"]).text


def test_walking_says_nothing_of_an_item_and_what_was_said_is_taken_back(as_: As, amina: Actor, held: Held) -> None:
    client, items = as_(amina), held.seen_by(amina).items
    client.post(f"{held.address}beginnen/")
    first, last = (f"{held.address}punt/{item.id}/" for item in items)
    client.post(f"{last}naar/")
    walked = [item.state for item in held.seen_by(amina).items]
    page = client.get(first).text
    keys = re.findall(r'data-step="([^"]*)"', page)
    client.post(f"{last}naar/", {"klaar": str(items[0].id), "version": "1", "doe": "discussed"})
    marked = [item.state for item in held.seen_by(amina).items]
    shown = client.get(last).text
    client.post(f"{last}naar/", {"klaar": str(items[0].id), "version": "2", "doe": "open"})

    assert (walked, keys) == (["open", "open"], ["ArrowRight", "Shift+ArrowRight"])
    assert (marked, "Vorig punt, Gezin Tesfay: besproken." in shown) == (["discussed", "open"], True)
    assert [item.state for item in held.seen_by(amina).items] == ["open", "open"]
    version = {"version": str(held.seen_by(amina).head.version)}
    closed = [client.post(f"{held.address}afsluiten/", version, follow=True).text for _ in range(2)]
    assert ["sloot dit overleg net af" in text for text in closed] == [False, True]


def test_a_handover_that_waits_is_a_reason_for_whoever_may_know_of_it(
    as_: As, amina: Actor, noor: Actor, thijs: Actor, held: Held, family: Family, propose: Propose,
    send: Callable[..., None],
) -> None:  # fmt: skip
    waits = "begeleiding van Nidos naar VluchtelingenWerk"
    before = [waits in as_(actor).get(held.address).text for actor in (amina, noor, thijs)]
    proposed = propose(thijs, family)
    only_proposed = waits in as_(amina).get(held.address).text
    send(thijs, proposed)

    after = [as_(actor).get(held.address).text for actor in (amina, noor, thijs)]
    screen = as_(amina).get(f"{held.address}scherm/").text

    assert (before, only_proposed) == ([False] * 3, False)
    assert [waits in page for page in after] == [True] * 3
    assert "Overdracht die wacht" in after[0]
    assert waits not in screen


def test_an_invitation_names_nobody_and_counts_its_changes(as_: As, amina: Actor, held: Held) -> None:
    client = as_(amina)

    first = Calendar.from_ical(client.get(f"{held.address}uitnodiging.ics").content)
    client.post(f"{held.address}afzeggen/", {"version": str(held.seen_by(amina).head.version)})
    then = Calendar.from_ical(client.get(f"{held.address}uitnodiging.ics").content)

    (was,), (now,) = first.walk("VEVENT"), then.walk("VEVENT")
    assert (first["METHOD"], then["METHOD"]) == ("REQUEST", "CANCEL")
    assert (was["UID"], was["SEQUENCE"], now["SEQUENCE"]) == (now["UID"], 0, 1)
    assert was.start.date() == NEXT
    assert not any(name in first.to_ical().decode() for name in ("Amina", "Noor", "Tesfay", "Overleg Meerdijk"))


def test_pages_cost_the_same_for_one_family_as_for_many(as_: As, amina: Actor, held: Held) -> None:
    client: Client = as_(amina)
    client.get(held.address)

    with counted() as queries:
        client.get(held.address)

    assert queries() <= MOST_QUERIES
