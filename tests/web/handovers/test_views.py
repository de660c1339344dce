"""The pages of handovers, as each of the people in one sees them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.cast import Family, Organisations
from tests.handing import Propose
from tests.web.conftest import MOST_QUERIES, As, is_framing
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.handovers.models import Handover
from weerzien.web.clock import what_time_is_it

pytestmark = pytest.mark.django_db(transaction=True)


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def proposal_of(family: Family, organisations: Organisations) -> dict[str, Any]:
    return {
        "person": str(family.youngster),
        "theme": "guidance",
        "receiver": str(organisations.vluchtelingenwerk),
        "words": "De voogdij eindigt binnenkort.",
        "compartments": ["schooling"],
        "asked_back": "",
        "answer_by": (what_time_is_it().date() + timedelta(days=14)).isoformat(),
        "aftercare": "receiver",
    }


def the_handover(actor: Actor) -> Handover:
    with acting(actor, today=what_time_is_it().date()):
        return Handover.objects.order_by("proposed_at").get()


def test_from_the_family_to_the_receiver_and_back(
    as_: As, thijs: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations
) -> None:
    sender, receiver = as_(thijs), as_(noor_elsewhere)
    page = f"/gezinnen/{family.dossier_id}/overdracht/"
    assert "Overdracht voorstellen" in text_of(sender.get(page))
    answer = sender.post(f"{page}voorstellen/", proposal_of(family, organisations))
    assert answer.status_code == 302, text_of(answer)
    address = answer["Location"]
    preview = text_of(sender.get(address))
    assert "Dit ziet de ontvanger" in preview
    assert receiver.get(address).status_code == 404

    sent = sender.post(f"{address}versturen/", {"seen": preview.split('name="seen" value="')[1][:64]})
    assert sent.status_code == 302, text_of(sent)
    inbox = text_of(receiver.get("/overdrachten/"))
    assert "Selam" in inbox
    read = text_of(receiver.get(address))
    assert "ISK" in read
    refused = receiver.post(f"{address}weigeren/", {"because": "Geen plaats tot januari."})
    assert refused.status_code == 302
    assert "Geen plaats tot januari." in text_of(sender.get("/overdrachten/"))
    assert the_handover(thijs).state == "refused"
    again, followed = "Draag opnieuw over", "blijft het gezin volgen"
    assert (again in text_of(sender.get(address)), again in text_of(receiver.get(address))) == (True, False)
    assert (followed in preview, followed in text_of(sender.get(address))) == (True, False)


def test_a_step_without_what_it_asks_says_so_and_changes_nothing(
    as_: As, noor_elsewhere: Actor, thijs: Actor, sent: UUID
) -> None:
    answer = as_(noor_elsewhere).post(f"/overdrachten/{sent}/weigeren/", {"because": ""})

    assert answer.status_code == 422
    assert "Schrijf in een zin waarom" in text_of(answer)
    assert the_handover(thijs).state == "sent"


def asked_of(client: Any, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len([each for each in asked if not is_framing(each["sql"])])


def test_no_page_asks_much(
    as_: As, thijs: Actor, noor_elsewhere: Actor, amina: Actor, family: Family, second_family: Family, sent: UUID,
    propose: Propose, send: Any,
) -> None:  # fmt: skip
    paths = {
        amina: ("/overdrachten/", "/overdrachten/niemand-onzichtbaar/", f"/overdrachten/{sent}/"),
        noor_elsewhere: ("/overdrachten/", f"/overdrachten/{sent}/"),
        thijs: (f"/gezinnen/{family.dossier_id}/overdracht/", f"/overdrachten/{sent}/"),
    }
    clients = {actor: as_(actor) for actor in paths}
    before = {(actor.name, path): asked_of(clients[actor], path) for actor, some in paths.items() for path in some}
    send(amina, propose(amina, second_family))
    after = {(actor.name, path): asked_of(clients[actor], path) for actor, some in paths.items() for path in some}

    assert after == before
    assert max(before.values()) <= MOST_QUERIES, before


def test_a_family_that_lacks_something_is_listed_with_what_it_lacks(
    as_: As, amina: Actor, family: Family, bram: Actor, thijs: Actor
) -> None:
    page = text_of(as_(amina).get("/overdrachten/niemand-onzichtbaar/"))

    assert "niemand met naam" in page
    assert "8 weken of langer niemand sprak" in page
    assert str(family.dossier_id) in page
    assert as_(bram).get("/overdrachten/niemand-onzichtbaar/").status_code == 403
    assert as_(thijs).get("/overdrachten/niemand-onzichtbaar/").status_code == 403


def test_a_youngster_who_left_while_nobody_took_over_is_a_gap_of_the_municipality(
    as_: As, amina: Actor, noor: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    gap, today = "/overdrachten/niemand-onzichtbaar/?mist=gat", what_time_is_it().date()
    client = as_(amina)
    youngsters = [family.youngster, second_family.youngster]
    owner.execute("update guardianship_guardianship set guardian = 'ouders' where subject_id <> all(%s)", [youngsters])
    before = text_of(client.get(gap))
    left = "update guardianship_guardianship set departed_earliest = %s, departed_latest = %s where subject_id = %s"
    owner.execute(left, [today, today, family.youngster])
    owner.execute(left, [today + timedelta(days=1), today + timedelta(days=1), second_family.youngster])
    page, partner = text_of(client.get(gap)), text_of(as_(noor).get(gap))
    accepted = "update guardianship_guardianship set accepted_earliest = %s, accepted_latest = %s"
    owner.execute(accepted, [today, today])

    assert "opvang bij gat" in page
    assert [str(family.dossier_id) in said for said in (before, page, partner)] == [False, True, True]
    assert str(second_family.dossier_id) not in page
    assert str(family.dossier_id) not in text_of(client.get(gap))
