"""The cast of the tests: two municipalities, two partners, five people at work, and three invented families.

Amina and Bram work for Meerdijk, Chris for Zandoever, Noor for VluchtelingenWerk and Thijs for Nidos. Noor is involved
with the whole of the first family of Meerdijk, Thijs with its youngster only; nobody of a partner with the others.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, Protocol
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.again import Again
from tests.facts import enter_facts
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating, importing
from weerzien.access.roles import Compartment, Ground, Role
from weerzien.dossiers.actions import NewDossier, NewPerson, grant_involvement, open_dossiers
from weerzien.dossiers.models.fact import Source
from weerzien.early_signals.models import Outcome, OutcomeChange
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.kernel.days import Day
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
EVERYTHING = frozenset(Compartment)


@dataclass(frozen=True)
class Organisations:
    meerdijk: OrganisationId
    zandoever: OrganisationId
    nidos: OrganisationId
    vluchtelingenwerk: OrganisationId


@dataclass(frozen=True)
class Family:
    """A family with rows in every table of facts, about each of its persons where a row is about one."""

    dossier_id: DossierId
    youngster: PersonId
    mother: PersonId
    brother: PersonId
    coordinator: Actor = field(kw_only=True)

    @property
    def persons(self) -> tuple[PersonId, ...]:
        return (self.youngster, self.mother, self.brother)


class Hire(Protocol):
    def __call__(self, name: str, role: Role, organisation: OrganisationId) -> Actor: ...


class Involve(Protocol):
    def __call__(
        self,
        actor: Actor,
        family: Family,
        *,
        persons: Collection[PersonId] = (),
        compartments: Collection[Compartment] = EVERYTHING,
        ground: Ground = Ground.ASSIGNMENT,
        since: date = date(2026, 1, 1),
        until: date | None = None,
    ) -> UUID: ...


FACTS = Again()
NAMES = {
    "meerdijk": ("municipality", "gemeente Meerdijk"),
    "zandoever": ("municipality", "gemeente Zandoever"),
    "nidos": ("nidos", "Nidos"),
    "vluchtelingenwerk": ("vluchtelingenwerk", "VluchtelingenWerk"),
}


@pytest.fixture
def organisations(db: None, owner: psycopg.Connection[Any]) -> Organisations:
    """Return the organisations of the cast."""
    ids = {key: OrganisationId(uuid4()) for key in NAMES}
    with owner.cursor() as cursor:
        cursor.executemany(
            "insert into access_organisation (id, kind, name) values (%s, %s, %s)",
            [(ids[key], *told) for key, told in NAMES.items()],
        )
    return Organisations(**ids)


@pytest.fixture
def hire(organisations: Organisations, owner: psycopg.Connection[Any]) -> Hire:
    """Return how somebody gets an account and a position: by the owner, for the web role may give neither."""
    names = {getattr(organisations, key): (kind, name) for key, (kind, name) in NAMES.items()}

    def other(organisation: OrganisationId) -> tuple[str, str]:
        row = owner.execute("select kind, name from access_organisation where id = %s", [organisation]).fetchone()
        assert row is not None
        return str(row[0]), str(row[1])

    def hire(name: str, role: Role, organisation: OrganisationId) -> Actor:
        account_id = AccountId(uuid4())
        owner.execute(
            "insert into access_account (id, email, name, password, is_active, is_demo)"
            " values (%s, %s, %s, '!', true, false)",
            [account_id, f"{name.split()[0].lower()}-{account_id.hex[:6]}@demo.weerzien.example", name],
        )
        owner.execute(
            "insert into access_position (id, account_id, organisation_id, role, period)"
            " values (gen_random_uuid(), %s, %s, %s, '[2025-01-01,)')",
            [account_id, organisation, role],
        )
        kind, organisation_name = names.get(organisation) or other(organisation)
        return Actor(
            account_id=account_id,
            name=name,
            organisation_id=organisation,
            organisation_name=organisation_name,
            municipality_id=organisation if kind == "municipality" else None,
            roles=frozenset({role}),
        )

    return hire


@pytest.fixture
def amina(hire: Hire, organisations: Organisations) -> Actor:
    return hire("Amina Yusuf", Role.GEZINSREGISSEUR, organisations.meerdijk)


@pytest.fixture
def bram(hire: Hire, organisations: Organisations) -> Actor:
    return hire("Bram de Wit", Role.KLANTREGISSEUR_INBURGERING, organisations.meerdijk)


@pytest.fixture
def chris(hire: Hire, organisations: Organisations) -> Actor:
    return hire("Chris Vos", Role.GEZINSREGISSEUR, organisations.zandoever)


@pytest.fixture
def petra(hire: Hire, organisations: Organisations) -> Actor:
    """Return the privacy officer of Meerdijk."""
    return hire("Petra de Boer", Role.PRIVACY_OFFICER, organisations.meerdijk)


@pytest.fixture
def wil(hire: Hire, organisations: Organisations) -> Actor:
    """Return the administrator of Meerdijk."""
    return hire("Wil Postma", Role.BEHEERDER, organisations.meerdijk)


@pytest.fixture
def noor(hire: Hire, involve: Involve, organisations: Organisations, family: Family) -> Actor:
    noor = hire("Noor Haddad", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    involve(noor, family)
    return noor


@pytest.fixture
def thijs(hire: Hire, involve: Involve, organisations: Organisations, family: Family) -> Actor:
    thijs = hire("Thijs Jansen", Role.JEUGDBESCHERMER, organisations.nidos)
    involve(thijs, family, persons=[family.youngster], ground=Ground.GUARDIANSHIP)
    return thijs


@pytest.fixture
def involve() -> Involve:
    """Return how the coordinator of a family involves somebody with it, or with some of its persons."""

    def involve(
        actor: Actor,
        family: Family,
        *,
        persons: Collection[PersonId] = (),
        compartments: Collection[Compartment] = EVERYTHING,
        ground: Ground = Ground.ASSIGNMENT,
        since: date = date(2026, 1, 1),
        until: date | None = None,
    ) -> UUID:
        with acting(family.coordinator, today=TODAY):
            return grant_involvement(
                actor=family.coordinator,
                dossier_id=family.dossier_id,
                account_id=actor.account_id,
                persons=persons,
                compartments=compartments,
                ground=ground,
                since=since,
                until=until,
                today=TODAY,
                at=NOW,
            )

    return involve


@pytest.fixture
def family(amina: Actor) -> Family:
    """Return the first family of Meerdijk."""
    return enter(amina, "M1")


@pytest.fixture
def second_family(amina: Actor) -> Family:
    """Return another family of Meerdijk, with which nobody of a partner is involved."""
    return enter(amina, "M2")


@pytest.fixture
def family_elsewhere(chris: Actor) -> Family:
    """Return the family of Zandoever."""
    return enter(chris, "Z1")


def enter(coordinator: Actor, number: str) -> Family:
    """Enter a family as an import would: a youngster of sixteen, her mother and her little brother."""
    assert coordinator.municipality_id is not None
    key = int.from_bytes(number.encode())
    since = date(2026, 1, 1)
    persons = [
        NewPerson(
            part=part, since=since, local_number=f"{number}-{place}", bsn=f"{key}{place}", v_number=f"V{key}{place}"
        )
        for place, part in enumerate(("amv", "moeder", "broer"), start=1)
    ]
    dossier = NewDossier(opened_on=since, persons=tuple(persons), local_number=number)
    births = [Day.on(date(2010, 3, 4)), Day.on(date(1985, 6, 7)), Day.in_year(2016)]
    with acting(coordinator, today=TODAY), importing(coordinator.municipality_id):
        open_dossiers(actor=coordinator, dossiers=[dossier], source=Source.IMPORT, at=NOW)
        ids = [person.id for person in persons]

        def write() -> None:
            enter_facts(coordinator, dossier.id, ids, births=births, at=NOW)
            enter_outcomes(dossier.id, ids)

        FACTS.send(write, about=[dossier.id, *ids, coordinator.account_id, coordinator.municipality_id])
        enter_import(coordinator)
    return Family(dossier.id, *ids, coordinator=coordinator)


def enter_outcomes(dossier_id: DossierId, persons: list[PersonId]) -> None:
    """Write outcomes of one and of two compartments about each person and about the family, and how they came."""
    pairs = [*zip(Compartment, Compartment, strict=True), *pairwise(Compartment)]
    about = [
        (person, f"T{place:02}", sorted({one, other}))
        for person in (None, *persons)
        for place, (one, other) in enumerate(pairs)
    ]
    with evaluating([dossier_id]):
        Outcome.objects.bulk_create(
            Outcome(
                dossier_id=dossier_id,
                subject_id=person,
                rule=rule,
                version=TODAY,
                state="signal",
                urgency="laag",
                acts="gezinsregisseur",
                ground="beleid",
                certainty="knowledge",
                compartments=compartments,
                first_seen_on=TODAY,
                evaluated_on=TODAY,
            )
            for person, rule, compartments in about
        )
        OutcomeChange.objects.bulk_create(
            OutcomeChange(
                dossier_id=dossier_id,
                subject_id=person,
                rule=rule,
                compartments=compartments,
                at=NOW,
                cause="fact",
                state_after="signal",
            )
            for person, rule, compartments in about
        )


def enter_import(coordinator: Actor) -> None:
    """Leave an import with one row in waiting."""
    run = ImportRun.objects.create(
        municipality_id=coordinator.municipality_id,
        account_id=coordinator.account_id,
        file_name="gezinnen.xlsx",
        content=b"",
        state=ImportRun.State.PREVIEW,
        created_at=NOW,
    )
    ImportRow.objects.create(run=run, sheet="Personen", row=2, verdict=ImportRow.Verdict.NEW, cells={})
