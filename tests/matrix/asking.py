"""Asking an address as somebody, about everything it can be about, and what the table says the answer must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import product
from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.matrix.address import NOT_FOUND, About, Address
from tests.matrix.expecting import expected
from tests.matrix.facts import A_STEP, APPLICATION, worth_asking
from tests.matrix.families import PlantedFamily
from tests.matrix.installation import Installation
from tests.matrix.people import ELSEWHERE, HERS, JUDGED, NEIGHBOURS, Somebody
from tests.matrix.planted import FAMILY, LISTED, UNLISTED
from tests.matrix.shown import Asked

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
NOBODYS_KEY = 987654321
NOBODYS_MERGE = UUID(int=2)
DOCUMENTS_ASKED = tuple(product(("procedure", "health", "contacts"), (LISTED, UNLISTED, FAMILY)))
NOBODYS_SHIELD = NOBODYS_REPORT = UUID(int=1)
NOBODYS_TASK = NOBODYS_INVOLVEMENT = UUID(int=2)
OF_A_FAMILY = {
    About.FAMILY,
    About.FAMILY_AND_RULE,
    About.FAMILY_AND_SHIELD,
    About.FAMILY_AND_INVOLVEMENT,
    About.TWO_PERSONS,
}
A_RULE = "s08"
A_RULE_OF_BIRTHDAYS = "v04"  # its own days lie eighteen years off, so that none reads as a mark of somebody else
OF_NO_FAMILY = {About.RULE: A_RULE, About.KEY: NOBODYS_KEY, About.TASK: NOBODYS_TASK}
ALWAYS_DIFFERENT = {"Set-Cookie", "Content-Length"}


@dataclass(frozen=True)
class Case:
    """One address about one thing, asked by one person; `yes` is whether the matrix lets it be."""

    address: Address
    asked: Asked
    about: Any
    expected: int

    @property
    def path(self) -> str:
        args = self.about if isinstance(self.about, tuple) else () if self.about is None else (self.about,)
        return reverse(self.address.name, args=args)

    @property
    def told_fact(self) -> str:
        return f"{self.asked.kind.code} of {self.asked.family}, {self.asked.subject}"

    @property
    def is_allowed(self) -> bool:
        return self.expected == self.address.yes and self.expected != NOT_FOUND

    def __str__(self) -> str:
        if self.asked.kind.code:
            return f"{self.address.method} {self.address.name} ({self.told_fact}) by {self.asked.who}"
        about = self.asked.family or " ".join(filter(None, self.asked.outcome)) or self.asked.file_name
        return f"{self.address.method} {self.address.name} ({about}) by {self.asked.who}"


def cases(place: Installation, address: Address, who: Somebody) -> Iterator[Case]:
    """Yield everything that one person can ask of one address."""
    for asked, about in subjects(place, address, who):
        yield Case(address, asked, about, expected(address, asked))


def subjects(place: Installation, address: Address, who: Somebody) -> Iterator[tuple[Asked, Any]]:
    """Yield what an address can be about: every family, every outcome that is listed, the own import and another's."""
    match address.about:
        case about if about in OF_A_FAMILY:
            for name in families_worth_asking(who):
                yield Asked(who, place.marks, name), each_family(address.about, place.families[name])
        case About.MERGE:
            yield Asked(who, place.marks), NOBODYS_MERGE
        case About.DOCUMENT:
            for part, subject in DOCUMENTS_ASKED if who.knows_of(HERS) else DOCUMENTS_ASKED[:1]:
                pk = place.documents[HERS, part, subject]
                yield Asked(who, place.marks, HERS, document=(part, subject)), (place.families[HERS].id, pk)
        case About.REPORT:
            yield Asked(who, place.marks), NOBODYS_REPORT
        case About.YOUNGSTER:
            family = place.families[JUDGED]
            yield Asked(who, place.marks, JUDGED, subject=LISTED), (family.id, family.persons[LISTED])
        case About.OUTCOME:
            for outcome, pk in list(place.outcomes.items())[: None if who.knows_of(JUDGED) else 1]:
                yield Asked(who, place.marks, JUDGED, outcome), (place.families[JUDGED].id, pk)
        case About.FACT | About.NEW_FACT:
            yield from facts(place, who, is_new=address.about is About.NEW_FACT)
        case About.RUN:
            for account in (who.account_id, next(one.account_id for one in place.people if one != who)):
                yield Asked(who, place.marks, file_name=place.runs.file_names[account]), place.runs.ids[account]
        case About.ACCOUNT:
            yield Asked(who, place.marks), who.account_id
        case About.PREVIEW:
            yield Asked(who, place.marks), place.preview
        case About.HANDOVER:
            for name, pk in place.handovers.items():
                yield Asked(who, place.marks, name, subject=LISTED), pk
        case About.RULE | About.KEY | About.TASK:
            yield Asked(who, place.marks), OF_NO_FAMILY[address.about]
        case About.SERIES | About.MEETING | About.MEETING_AND_NUMBER | About.ITEM:
            yield from of_the_meeting(place, address, who)
        case About.NOTHING:
            yield Asked(who, place.marks, HERS, file_name=place.runs.file_names[who.account_id]), None


def families_worth_asking(who: Somebody) -> tuple[str, ...]:
    """Return every family for who knows of one; one of each municipality for who has nothing to do with any."""
    every = (HERS, JUDGED, NEIGHBOURS, ELSEWHERE)
    return every if any(who.knows_of(name) for name in every) else (HERS, ELSEWHERE)


def each_family(about: About, family: PlantedFamily) -> Any:
    """Return what stands in an address about a family: the family, something of it, or two of its persons."""
    besides = {
        About.FAMILY_AND_RULE: A_RULE_OF_BIRTHDAYS,
        About.FAMILY_AND_SHIELD: NOBODYS_SHIELD,
        About.FAMILY_AND_INVOLVEMENT: NOBODYS_INVOLVEMENT,
    }
    if about is About.TWO_PERSONS:
        return family.persons[LISTED], family.persons[UNLISTED]
    return (family.id, besides[about]) if about in besides else family.id


def of_the_meeting(place: Installation, address: Address, who: Somebody) -> Iterator[tuple[Asked, Any]]:
    """Yield the meeting of Meerdijk, or each of its items."""
    meeting = place.meeting
    if address.about is About.ITEM:
        for name, item_id in meeting.items.items():
            yield Asked(who, place.marks, name), (meeting.id, item_id)
        return
    about = {About.SERIES: meeting.series_id, About.MEETING: meeting.id, About.MEETING_AND_NUMBER: (meeting.id, 0)}
    yield Asked(who, place.marks), about[address.about]


def facts(place: Installation, who: Somebody, *, is_new: bool) -> Iterator[tuple[Asked, Any]]:
    """Yield the facts that somebody asks about, or of whom or what somebody would enter one."""
    for family, subject, kind in worth_asking(who, more=(A_STEP,) if is_new else (APPLICATION,)):
        planted = place.families[family]
        is_of_person = is_new and kind is not A_STEP
        pk = planted.persons[subject] if is_of_person else place.facts[family, subject, kind.table]
        yield Asked(who, place.marks, family, kind=kind, subject=subject), (planted.id, kind.code, pk)


def nobodys(case: Case) -> tuple[UUID | str, ...]:
    """Return ids of which nobody's is the last, in the place of what is not somebody's to know of."""
    if not isinstance(case.about, tuple):
        return (uuid4(),)
    # Of a family that somebody knows, the day or fact is nobody's; else already the family is.
    dossier_id = case.about[0] if case.asked.who.knows_of(case.asked.family) else uuid4()
    return (dossier_id, *case.about[1:-1], uuid4())


def ask(client: Client, case: Case, *, path: str = "") -> HttpResponseBase:
    """Ask an address in the way of its row."""
    if case.address.method == "POST":
        cache.clear()  # how often somebody sends is another test's concern; reading is not counted
    asking = client.post if case.address.method == "POST" else client.get
    return asking(path or case.path, dict(case.address.sends))


def as_seen(response: HttpResponseBase) -> tuple[int, bytes, dict[str, str]]:
    """Return what tells two answers apart: status, body and headers, without what is different every time."""
    body = TOKEN.sub(b"", b"".join(getattr(response, "streaming_content", [])) or response.content)
    headers = {name: value for name, value in response.headers.items() if name not in ALWAYS_DIFFERENT}
    return response.status_code, body, headers


def lines_of(place: Installation, kind: str) -> Counter[UUID]:
    """Return how many lines of a kind the log holds of each account."""
    rows = place.owner.execute("select account_id, count(*) from audit_line where kind = %s group by 1", [kind])
    return Counter(dict(rows.fetchall()))


def is_refusal(status: int) -> bool:
    """Return whether a status says that something may not be done or is not there."""
    return status in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
