"""What an address of the product takes: who may ask it, what stands in it, what it shows or does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus

from tests.matrix.shown import NOTHING, Shown

OK, FOUND, FORBIDDEN, NOT_FOUND = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND
CHANGED, NO_CONTENT = HTTPStatus.CONFLICT, HTTPStatus.NO_CONTENT
REFUSED_CONTENT = HTTPStatus.UNPROCESSABLE_ENTITY


class Who(StrEnum):
    """Who may ask an address; the words stand in the documentation."""

    EVERYBODY = "everybody, without logging in"
    SOMEBODY = "everybody with an account and a function today, about themselves"
    READER = "everybody with an account and a function today; each sees the families of their own scope"
    RELATED = "who has a relation to this family"
    ALL_COMPARTMENTS = "who may read every compartment that this day or signal rests on, about this person"
    READS_IDENTITY = "who may read who this youngster is"
    WRITES_CONTACTS = "who may write contacts of this family, or own entries there"
    READS_DOCUMENT = "who reads the compartment of this document, about this person"
    WRITES_DOCUMENT = "who may write in the compartment of this document, about this person"
    WRITES_FACT = "who may write facts of this kind about this person, or own entries"
    IMPORTS = "who may import for their municipality"
    OWN_IMPORT = "who may import for their municipality, and only for an import of their own"
    ENTERS_FAMILIES = "who may enter families for their municipality"
    MERGES = "who may say of persons of their municipality that two are one"
    CHAIRS = "who may lead meetings of their municipality"
    CHAIRS_FAMILY = "who may lead meetings of the municipality of this family"
    ASKED = "who works where somebody is asked to this meeting, but no family itself"
    KNOWS_ITEM = "who works where somebody is asked to this meeting, and knows this family"
    LEADS = "who leads this meeting"
    LEADS_ITEM = "who leads this meeting and knows this family"
    FOLLOWS_ALL = "who reads all contacts of whole families"
    HANDS_OVER = "who may write contacts, and not own entries alone, of this family or of somebody in it"
    SEES_HANDOVER = "who reads all contacts of whom it is about, and who it is from or to"
    INVOLVES = "who may involve people with families of their municipality"
    SHIELDS = "who may shield families of their municipality"
    READS_LOG = "who may read the log of their municipality"
    SETS_RULES = "who may set the rules of their municipality"
    COLLEAGUE = "who works for the municipality that considers it"
    DEMO = "nobody; in a demo everybody on that machine"


class About(StrEnum):
    """What an id in an address stands for."""

    NOTHING = ""
    FAMILY = "family"
    OUTCOME = "outcome"
    FACT = "fact"
    NEW_FACT = "person or application"
    RUN = "run"
    RULE = "rule"
    FAMILY_AND_RULE = "family and rule"
    FAMILY_AND_SHIELD = "family and shield"
    FAMILY_AND_INVOLVEMENT = "family and involvement"
    DOCUMENT = "family and document"
    REPORT = "report"
    PREVIEW = "preview"
    TWO_PERSONS = "two persons"
    MERGE = "merge"
    HANDOVER = "handover"
    TASK = "task"
    YOUNGSTER = "family and youngster"
    SERIES = "series"
    MEETING = "meeting"
    MEETING_AND_NUMBER = "meeting and number"
    ITEM = "meeting and item"
    KEY = "passkey"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Address:
    """One address asked in one way. `yes` is the status for whoever may; for others it follows from `who`."""

    name: str
    method: str
    who: Who
    what: str
    about: About = About.NOTHING
    yes: int = OK
    shows: Shown = NOTHING
    sends: Mapping[str, str] = field(default_factory=dict)
    ends_session: bool = False

    @property
    def is_written_down(self) -> bool:
        """Return whether being refused here leaves a line in the log: where something is kept from somebody."""
        return self.who not in (Who.EVERYBODY, Who.SOMEBODY, Who.READER, Who.DEMO)


def get(
    name: str, who: Who, what: str, about: About = About.NOTHING, *, yes: int = OK, shows: Shown = NOTHING
) -> Address:
    """Return an address that is read."""
    return Address(name, "GET", who, what, about, yes, shows)


def post(
    name: str,
    who: Who,
    what: str,
    about: About = About.NOTHING,
    *,
    yes: int = FOUND,
    shows: Shown = NOTHING,
    ends_session: bool = False,
    **sends: str,
) -> Address:
    """Return an address to which a form is sent; one that `shows` something is a question, which changes nothing."""
    return Address(name, "POST", who, what, about, yes, shows, sends=sends, ends_session=ends_session)
