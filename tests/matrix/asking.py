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

from tests.matrix.address import FORBIDDEN, NOT_FOUND, About, Address, Who
from tests.matrix.facts import A_STEP, APPLICATION, worth_asking
from tests.matrix.installation import Installation
from tests.matrix.meeting import ASKED_TO_IT
from tests.matrix.people import FAMILIES_OF, HERS, JUDGED, OWN_MUNICIPALITY, Somebody
from tests.matrix.planted import FAMILY, LISTED, UNLISTED
from tests.matrix.shown import NEEDED, Asked
from tests.matrix.written import NEVER_SIGNALS, READING, WRITING

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
NOBODYS_KEY = 987654321
NOBODYS_MERGE = UUID(int=2)
DOCUMENTS_ASKED = tuple(product(("procedure", "health", "contacts"), (LISTED, UNLISTED, FAMILY)))
NOBODYS_SHIELD = NOBODYS_REPORT = UUID(int=1)
NOBODYS_TASK = UUID(int=2)
A_RULE = "s08"
A_RULE_OF_BIRTHDAYS = "v04"  # its own days lie eighteen years off, so that none reads as a mark of somebody else
OF_NO_FAMILY = {About.RULE: A_RULE, About.KEY: NOBODYS_KEY, About.TASK: NOBODYS_TASK}
IS_KNOWN_ALREADY = {"GET": HTTPStatus.FOUND, "POST": HTTPStatus.CONFLICT}
"""Where somebody who sees it enters what is known: on to the form that corrects it, or both side by side."""
GIVEN_BY = {
    Who.IMPORTS: "import-workbook",
    Who.ENTERS_FAMILIES: "open-dossier",
    Who.CHAIRS: "chair-meetings",
    Who.SHIELDS: "shield-family",
    Who.CHAIRS_FAMILY: "chair-meetings",
}
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
        case About.FAMILY:
            for name, family in place.families.items():
                yield Asked(who, place.marks, name), family.id
        case About.FAMILY_AND_RULE:
            for name, family in place.families.items():
                yield Asked(who, place.marks, name), (family.id, A_RULE_OF_BIRTHDAYS)
        case About.FAMILY_AND_SHIELD:
            for name, family in place.families.items():
                yield Asked(who, place.marks, name), (family.id, NOBODYS_SHIELD)
        case About.TWO_PERSONS:
            for name, family in place.families.items():
                yield Asked(who, place.marks, name), (family.persons[LISTED], family.persons[UNLISTED])
        case About.MERGE:
            yield Asked(who, place.marks), NOBODYS_MERGE
        case About.DOCUMENT:
            for part, subject in DOCUMENTS_ASKED:
                pk = place.documents[HERS, part, subject]
                yield Asked(who, place.marks, HERS, document=(part, subject)), (place.families[HERS].id, pk)
        case About.REPORT:
            yield Asked(who, place.marks), NOBODYS_REPORT
        case About.YOUNGSTER:
            family = place.families[JUDGED]
            yield Asked(who, place.marks, JUDGED, subject=LISTED), (family.id, family.persons[LISTED])
        case About.OUTCOME:
            for outcome, pk in place.outcomes.items():
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


def expected(address: Address, asked: Asked) -> int:
    """Return the status that somebody must get, from who may according to the table and the written matrix."""
    who, yes = asked.who, address.yes
    match address.who:
        case Who.EVERYBODY | Who.SOMEBODY | Who.READER:
            return yes
        case Who.DEMO:
            return NOT_FOUND
        case Who.RELATED:
            return yes if who.knows_of(asked.family) else NOT_FOUND
        case Who.ALL_COMPARTMENTS:
            rule, subject = asked.outcome
            may_read = who.role.knows(NEEDED[rule, subject][0]) and who.reaches(JUDGED, subject)
            is_kept = rule.startswith("S") and who.role.code in NEVER_SIGNALS
            return yes if may_read and not is_kept else NOT_FOUND
        case Who.READS_IDENTITY:
            return yes if "identity" in who.role.compartments(READING) and who.reaches(JUDGED, LISTED) else NOT_FOUND
        case Who.WRITES_CONTACTS:
            return expected_of_contacts(address, asked)
        case Who.WRITES_FACT | Who.READS_DOCUMENT | Who.WRITES_DOCUMENT:
            return expected_of_document(address, asked) if asked.document[0] else expected_of_fact(address, asked)
        case Who.IMPORTS | Who.ENTERS_FAMILIES | Who.CHAIRS:
            return yes if who.has(GIVEN_BY[address.who]) else FORBIDDEN
        case Who.OWN_IMPORT:
            if not who.has("import-workbook"):
                return FORBIDDEN
            return yes if str(who) in asked.marks.known[asked.file_name].family else NOT_FOUND
        case Who.SHIELDS | Who.CHAIRS_FAMILY:
            return expected_of_shields(address, asked)
        case Who.MERGES:
            return expected_of_merging(address, asked)
        case Who.ASKED | Who.KNOWS_ITEM | Who.LEADS | Who.LEADS_ITEM:
            return expected_of_meeting(address, asked)
        case Who.FOLLOWS_ALL | Who.HANDS_OVER | Who.SEES_HANDOVER:
            return expected_of_handovers(address, asked)
        case Who.READS_LOG:
            return yes if who.has("read-log") else NOT_FOUND
        case Who.COLLEAGUE:
            return yes if who.municipality == OWN_MUNICIPALITY else NOT_FOUND
        case Who.SETS_RULES:
            if not who.has("set-rules"):
                return FORBIDDEN
            is_elsewhere = address.about is About.PREVIEW and who.municipality != OWN_MUNICIPALITY
            return NOT_FOUND if is_elsewhere else yes


def expected_of_contacts(address: Address, asked: Asked) -> int:
    """Return the status for a contact about a whole family."""
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    may_write = "contacts" in asked.who.role.compartments(WRITING) and asked.who.reaches(asked.family, "")
    return address.yes if may_write else FORBIDDEN


def expected_of_meeting(address: Address, asked: Asked) -> int:
    """Return the status for a meeting of the municipality: of whom somebody works where one is asked to it."""
    is_asked = asked.who.organisation in ASKED_TO_IT and asked.who.role.code not in NEVER_SIGNALS
    if not is_asked:
        return NOT_FOUND
    if address.who in (Who.LEADS, Who.LEADS_ITEM) and not asked.who.has("chair-meetings"):
        return FORBIDDEN
    if address.who in (Who.KNOWS_ITEM, Who.LEADS_ITEM) and not asked.who.knows_of(asked.family):
        return NOT_FOUND
    return address.yes


def expected_of_shields(address: Address, asked: Asked) -> int:
    """Return the status for what somebody does with a family of the own municipality only, such as shielding it."""
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    is_own = asked.family in FAMILIES_OF.get(asked.who.municipality, ())
    return address.yes if asked.who.has(GIVEN_BY[address.who]) and is_own else FORBIDDEN


def expected_of_handovers(address: Address, asked: Asked) -> int:
    """Return the status for handing over: all of them, one to propose, and one that was."""
    who, may_read = asked.who, "contacts" in asked.who.role.compartments(READING)
    if address.who is Who.FOLLOWS_ALL:
        return address.yes if may_read and who.role.scope in ("M", "I") else FORBIDDEN
    if address.who is Who.SEES_HANDOVER:
        return address.yes if may_read and who.reaches(asked.family, LISTED) else NOT_FOUND
    if not who.knows_of(asked.family):
        return NOT_FOUND
    return address.yes if who.role.rights.get("contacts") == "w" else FORBIDDEN


def expected_of_merging(address: Address, asked: Asked) -> int:
    """Return the status for who is one and who are two: of families of the own municipality only."""
    if not asked.who.has("merge-persons"):
        return FORBIDDEN
    if address.about is About.MERGE:
        return address.yes
    if not asked.who.knows_of(asked.family):
        return NOT_FOUND
    return address.yes if asked.family in FAMILIES_OF.get(asked.who.municipality, ()) else FORBIDDEN


def expected_of_document(address: Address, asked: Asked) -> int:
    """Return the status for a document: it is another's, so that own entries give nobody anything."""
    compartment, subject = asked.document
    right = asked.who.role.rights.get(compartment, "")
    if right not in (*READING,) or not asked.who.reaches(asked.family, subject):
        return NOT_FOUND
    return address.yes if right == "w" or address.who is Who.READS_DOCUMENT else FORBIDDEN


def expected_of_fact(address: Address, asked: Asked) -> int:
    """Return the status for a fact: what is written by another is nobody's who has own entries only."""
    is_new = address.about is About.NEW_FACT
    right = asked.who.role.rights.get(asked.kind.compartment, "")
    if right not in (*READING, *("o" if is_new else "")) or not asked.who.reaches(asked.family, asked.subject):
        return NOT_FOUND
    if right not in WRITING:
        return FORBIDDEN
    return IS_KNOWN_ALREADY[address.method] if is_new and asked.kind.is_known else address.yes


def ask(client: Client, case: Case, *, path: str = "") -> HttpResponseBase:
    """Ask an address in the way of its row."""
    cache.clear()  # how often somebody asks is another test's concern
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
