"""Every page, asked by every role in every relation: who gets it, which fields stand on it, what is written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.http import HttpResponse

from tests.matrix.address import Address
from tests.matrix.addresses import ADDRESSES
from tests.matrix.asking import Case, ask, cases, is_refusal, lines_of
from tests.matrix.installation import Installation
from tests.matrix.shown import NOTHING
from tests.web.paper.reading import read

READ = [address for address in ADDRESSES if address.method == "GET" or address.shows is not NOTHING]
MOST_TOLD = 40
PDF = "application/pdf"
OLDER = re.compile(r'href="\?(geschiedenis=\d+)#geschiedenis">Ouder')


def faults_of(place: Installation, case: Case, response: HttpResponse) -> Iterator[str]:
    """Yield what is wrong with an answer: its status, a mark that is missing, a mark that leaked."""
    if response.status_code != case.expected:
        yield f"{case}: {response.status_code}, must be {case.expected}"
    kind = response.get("Content-Type", "")
    if kind.startswith("application/") and kind != PDF:
        return  # the own file, handed back
    text = read(response.content).text if kind == PDF else response.content.decode() + older(place, case, response)
    found = place.marks.found_in(text, others=place.numbers)
    if case.is_allowed:
        yield from (f"{case}: {fault}" for fault in case.address.shows.faults(case.asked, found))
    else:
        yield from (f"{case}: LEAKS {mark}" for mark in found)


def older(place: Installation, case: Case, response: HttpResponse) -> str:
    """Return the rest of a history that comes in pages: whatever somebody may turn to is read."""
    found, page = "", response.content.decode()
    while further := OLDER.search(page):
        page = ask(place.client(case.asked.who), case, path=f"{case.path}?{further[1]}").content.decode()
        found += page
    return found


@pytest.mark.parametrize("address", READ, ids=[address.name for address in READ])
def test_a_page_shows_each_role_in_each_relation_what_the_matrix_gives_it(
    place: Installation, address: Address
) -> None:
    faults: list[str] = []
    refused: Counter[UUID] = Counter()
    for who in place.people:
        place.client(who)
    before = lines_of(place, "refusal")
    for who in place.people:
        for case in cases(place, address, who):
            response = ask(place.client(who), case)
            faults += faults_of(place, case, response)
            refused[who.account_id] += is_refusal(response.status_code)
    if address.is_written_down:
        written = lines_of(place, "refusal") - before
        faults += [f"{address.name} by {who}: a refusal is not written down" for who in place.people
                   if written[who.account_id] != refused[who.account_id]]  # fmt: skip

    assert faults[:MOST_TOLD] == [], len(faults)
