"""One database with everybody in it: two municipalities, three planted families, every role in every relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from psycopg import sql

from tests.emptying import empty_database, owner_address
from tests.matrix.considered import consider
from tests.matrix.documents import find_documents, plant_documents
from tests.matrix.facts import APPLICATION, KINDS, PLANTED
from tests.matrix.families import PlantedFamily, plant
from tests.matrix.handed import hand_over
from tests.matrix.judged import Outcomes, judge
from tests.matrix.meeting import PlantedMeeting, hold
from tests.matrix.people import (
    ELSEWHERE,
    HERS,
    INVOLVED,
    JUDGED,
    NEIGHBOURS,
    RELATED_TO,
    Relation,
    Somebody,
    everybody,
)
from tests.matrix.planted import LISTED, Marks
from tests.matrix.runs import Runs, stage_for
from weerzien.access.actors import Actor
from weerzien.access.queries import actor_for
from weerzien.access.roles import Compartment, Ground
from weerzien.web.clock import what_time_is_it

ORGANISATIONS = {"Meerdijk": "municipality", "Zandoever": "municipality", "Ketenpartner": "other",
                 "Overdrager": "other", "Overnemer": "other"}  # fmt: skip
PASSWORD = "een lang wachtwoord om mee te lopen"


@dataclass
class Installation:
    """What stands in the database, and how one asks it as somebody."""

    owner: psycopg.Connection[Any]
    now: datetime
    marks: Marks = field(default_factory=Marks)
    organisations: Mapping[str, UUID] = field(default_factory=dict)
    families: dict[str, PlantedFamily] = field(default_factory=dict)
    people: Sequence[Somebody] = ()
    runs: Runs = field(default_factory=Runs)
    outcomes: Outcomes = field(default_factory=dict)
    preview: UUID = field(default_factory=uuid4)
    meeting: PlantedMeeting = field(default_factory=PlantedMeeting)
    handovers: dict[str, UUID] = field(default_factory=dict)  # by family
    facts: dict[tuple[str, str, str], UUID] = field(default_factory=dict)  # by family, person and table
    documents: dict[tuple[str, str, str], UUID] = field(default_factory=dict)  # by family, compartment and person

    clients: dict[UUID, Client] = field(default_factory=dict)
    session: dict[str, Any] = field(default_factory=dict)  # what the first login left; all have the same password

    @cached_property
    def numbers(self) -> list[str]:
        """Return the numbers of the families: marks that the product makes itself."""
        return [mark.text for mark in self.marks.known.values() if mark.field == "Dossier.number"]

    def client(self, who: Somebody) -> Client:
        """Return a browser without a screen in which somebody is logged in."""
        if who.account_id not in self.clients:
            client = self.clients[who.account_id] = Client(raise_request_exception=False)
            if self.session:
                session = SessionStore()
                first, mine = self.session[SESSION_KEY], str(who.account_id)
                session.update({name: mine if value == first else value for name, value in self.session.items()})
                session.save()
                client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
            else:
                client.post(reverse("account_login"), {"login": email_of(who), "password": PASSWORD})
                self.session.update(client.session.items())
        return self.clients[who.account_id]

    def forget(self, who: Somebody) -> None:
        """Forget the browser of somebody, whose session ended."""
        self.clients.pop(who.account_id)


@contextmanager
def installed() -> Iterator[Installation]:
    """Build the installation once, and leave an empty database behind."""
    with psycopg.connect(owner_address(), autocommit=True) as owner:
        place = Installation(owner, what_time_is_it())
        try:
            build(place)
            yield place
        finally:
            empty_database()


def build(place: Installation) -> None:
    """Enter organisations, people, families and involvements; the families as their coordinators would."""
    place.organisations = {name: uuid4() for name in ORGANISATIONS}
    for name, kind in ORGANISATIONS.items():
        values = [place.organisations[name], kind, name]
        place.owner.execute("insert into access_organisation (id, kind, name) values (%s, %s, %s)", values)
    place.people = [Somebody(*given, uuid4()) for given in everybody()]
    hire(place)
    amina, chris = coordinator_of(place, "Meerdijk"), coordinator_of(place, "Zandoever")
    for name, coordinator in ((HERS, amina), (NEIGHBOURS, amina), (ELSEWHERE, chris)):
        place.families[name] = plant(place.marks, coordinator, name, now=place.now)
        plant_documents(place.marks, place.families[name], now=place.now)
    place.families[JUDGED], place.outcomes = judge(place.marks, amina, now=place.now)
    find_facts(place)
    place.documents = find_documents(place.owner, place.families)
    for name in RELATED_TO:
        involve(place, place.families[name], granted_by=amina)
    place.preview = consider(
        place.owner, place.marks, place.families, municipality=place.organisations["Meerdijk"], by=amina.account_id
    )
    partner = next(
        who for who in place.people if who.organisation == "Ketenpartner" and who.role.code == "vwn-begeleider"
    )
    asked = actor_for(partner.account_id, today=place.now.date())
    place.meeting = hold(place.owner, place.marks, place.families, chair=amina, partner=asked, now=place.now)
    between = (place.organisations["Overdrager"], place.organisations["Overnemer"])
    place.handovers = hand_over(place.owner, place.marks, place.families, between=between, now=place.now)
    hers = place.families[HERS]
    stage_for(
        place.owner, place.runs, place.marks, place.people, municipalities=place.organisations, now=place.now,
        differs=(hers.id, hers.persons[LISTED], amina.account_id),
    )  # fmt: skip


def find_facts(place: Installation) -> None:
    """Note the ids of what was planted about each person."""
    whose = {person: (name, who) for name in PLANTED for who, person in place.families[name].persons.items()}
    for table, only in {(kind.table, kind.only) for kind in (APPLICATION, *KINDS)}:
        column = sql.Identifier("kind" if table == "dossiers_episode" else "name")
        named = sql.SQL("where {} = {}").format(column, sql.Literal(only)) if only else sql.SQL("")
        query = sql.SQL("select subject_id, id from {} {}").format(sql.Identifier(table), named)
        place.facts |= {(*whose[person], table): pk for person, pk in place.owner.execute(query) if person in whose}


def email_of(who: Somebody) -> str:
    """Return the address with which somebody logs in."""
    return f"{who.account_id.hex}@demo.weerzien.example"


def hire(place: Installation) -> None:
    """Give everybody an account with a password, and one position."""
    password = make_password(PASSWORD)
    with place.owner.cursor() as cursor:
        cursor.executemany(
            "insert into access_account (id, email, name, password, is_active, is_demo)"
            " values (%s, %s, 'Robin Vos', %s, true, false)",
            [(who.account_id, email_of(who), password) for who in place.people],
        )
        cursor.executemany(
            "insert into access_position (id, account_id, organisation_id, role, period)"
            " values (gen_random_uuid(), %s, %s, %s, '[2025-01-01,)')",
            [(who.account_id, place.organisations[who.organisation], who.role.code) for who in place.people],
        )


def coordinator_of(place: Installation, municipality: str) -> Actor:
    """Return the coordinator who works for a municipality and is involved with nothing else."""
    here = (Relation.SAME_MUNICIPALITY, Relation.OTHER_MUNICIPALITY)
    found = next(
        who
        for who in place.people
        if who.role.code == "gezinsregisseur" and who.organisation == municipality and who.relation in here
    )
    return actor_for(found.account_id, today=place.now.date())


def involve(place: Installation, family: PlantedFamily, *, granted_by: Actor) -> None:
    """Involve whom their relation says with a family: in every compartment, so that the role alone decides."""
    today = place.now.date()
    since = today - timedelta(days=47)
    with place.owner.cursor() as cursor:
        for who in place.people:
            if who.relation not in INVOLVED:
                continue
            involvement_id = uuid4()
            is_withheld = who.relation is Relation.WITHHELD
            is_listed = who.relation is Relation.LISTED or (is_withheld and who.role.scope == "P")
            period = DateRange(since, today if who.relation is Relation.ENDED else None)
            cursor.execute(
                "insert into access_involvement (id, dossier_id, account_id, scope, compartments, ground, period,"
                " granted_by_id, granted_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    involvement_id, family.id, who.account_id, "persons" if is_listed else "family", list(Compartment),
                    Ground.ASSIGNMENT, period, granted_by.account_id, place.now,
                ],
            )  # fmt: skip
            if is_listed:
                cursor.execute(
                    "insert into access_involvementperson (involvement_id, person_id) values (%s, %s)",
                    [involvement_id, family.persons[LISTED]],
                )
            if is_withheld:
                cursor.execute(
                    "insert into access_shield (id, kind, dossier_id, account_id, because, set_by_id, set_at,"
                    " lifted_because) values (%s, 'withheld', %s, %s, 'Gevaar.', %s, %s, '')",
                    [uuid4(), family.id, who.account_id, granted_by.account_id, place.now],
                )
