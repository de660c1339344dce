"""Not yours and not there are one answer, word for word and question for question; and nobody gets nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.matrix.addresses import ADDRESSES, FORBIDDEN, NOT_FOUND, OK, About, Address, Who
from tests.matrix.asking import Case, as_seen, ask, cases, nobodys
from tests.matrix.installation import Installation
from tests.matrix.people import Relation, Somebody
from tests.web.conftest import is_framing

WITH_ID = [
    one
    for one in ADDRESSES
    if one.about in (About.FAMILY, About.OUTCOME, About.FACT, About.NEW_FACT, About.RUN, About.PREVIEW, About.HANDOVER)
]
ABOUT_PEOPLE = [one for one in ADDRESSES if one.who not in (Who.EVERYBODY, Who.DEMO)]
EVERY_WAY = ("get", "head", "post", "put", "patch", "delete", "options", "trace")
PARTS = ("status", "body", "headers", "number of questions")
MOST_TOLD = 40


def named(addresses: list[Address]) -> list[str]:
    return [f"{one.method} {one.name}" for one in addresses]


def answer(client: Client, case: Case, path: str) -> tuple[object, ...]:
    """Return what somebody sees of an answer, and how many questions it took; those about the session aside."""
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "django_session" not in sql and not is_framing(sql):
            asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = ask(client, case, path=path)
    return (*as_seen(response), len(asked))


def not_theirs(place: Installation, address: Address) -> Iterator[Case]:
    """Yield of each person the first thing that is not theirs to know of; of facts, one of each member of a family."""
    for who in place.people:
        first: dict[str, Case] = {}
        for case in cases(place, address, who):
            if case.expected == NOT_FOUND:
                first.setdefault(case.asked.subject, case)
        yield from first.values()


@pytest.mark.parametrize("address", WITH_ID, ids=named(WITH_ID))
def test_what_is_not_yours_is_answered_as_what_does_not_exist(place: Installation, address: Address) -> None:
    faults, seen = [], 0
    for case in not_theirs(place, address):
        client = place.client(case.asked.who)
        nowhere = reverse(address.name, args=nobodys(case))
        theirs, nothing = answer(client, case, case.path), answer(client, case, nowhere)
        told = zip(PARTS, theirs, nothing, strict=True)
        faults += [f"{case}: {part} differs" for part, one, other in told if one != other]
        seen += 1

    assert faults[:MOST_TOLD] == [], len(faults)
    assert seen, "there must be something that is not theirs"


@pytest.mark.parametrize("address", ABOUT_PEOPLE, ids=named(ABOUT_PEOPLE))
def test_nobody_is_sent_to_the_way_in_whatever_the_address_is_about(place: Installation, address: Address) -> None:
    client = Client(raise_request_exception=False)
    answers = [ask(client, case) for case in cases(place, address, place.people[0])]

    assert {response.status_code for response in answers} == {302}
    assert {response["Location"].partition("?")[0] for response in answers} == {reverse("account_login")}


@pytest.mark.parametrize("address", ABOUT_PEOPLE, ids=named(ABOUT_PEOPLE))
def test_who_has_no_function_today_is_told_so_everywhere(place: Installation, address: Address) -> None:
    who = coordinator(place)
    client = place.client(who)
    with place.owner.transaction():
        change = "update access_position set period = %s where account_id = %s"
        place.owner.execute(change, ["[2025-01-01,2025-06-01)", who.account_id])
    try:
        answers = [ask(client, case) for case in cases(place, address, who)]
    finally:
        place.owner.execute(change, ["[2025-01-01,)", who.account_id])

    assert {response.status_code for response in answers} == {FORBIDDEN}
    assert all("U hebt vandaag geen functie" in response.text for response in answers)


@pytest.mark.parametrize("address", ABOUT_PEOPLE, ids=named(ABOUT_PEOPLE))
def test_who_has_not_shown_a_second_factor_gets_nothing_of_a_family(
    place: Installation, address: Address, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    who = coordinator(place)
    answers = [ask(place.client(who), case) for case in cases(place, address, who)]
    found = {mark for response in answers for mark in place.marks.found_in(words_of(response), others=place.numbers)}

    assert found == set()
    if address.name.startswith(("mfa_", "account_")):
        return  # the own ways in, where somebody makes that factor
    assert {response.status_code for response in answers} == {302}
    assert {response["Location"].partition("?")[0] for response in answers} == {reverse("mfa_index")}


@pytest.mark.parametrize("name", sorted({one.name for one in ADDRESSES}))
def test_an_address_is_asked_in_the_listed_ways_and_no_other(place: Installation, name: str) -> None:
    rows = [one for one in ADDRESSES if one.name == name]
    listed = {one.method.lower() for one in rows} | ({"head"} if any(one.method == "GET" for one in rows) else set())
    path = next(cases(place, rows[0], coordinator(place))).path
    client = place.client(coordinator(place))

    answers = {way: getattr(client, way)(path).status_code for way in EVERY_WAY if way not in listed}
    assert {way: status for way, status in answers.items() if status != 405} == {}


def coordinator(place: Installation) -> Somebody:
    """Return somebody who may do most."""
    here = Relation.SAME_MUNICIPALITY
    return next(who for who in place.people if who.role.code == "gezinsregisseur" and who.relation is here)


def words_of(response: HttpResponse) -> str:
    return response.text if response.status_code == OK and "text" in response["Content-Type"] else ""
