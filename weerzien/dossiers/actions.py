"""Open families and persons, hand out responsibility, correct who somebody is: what one does to a dossier."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID, uuid4

from weerzien.access.abilities import Ability, may
from weerzien.access.actions import add_involvement
from weerzien.access.actors import Actor
from weerzien.access.context import current_context
from weerzien.access.roles import Compartment, Ground
from weerzien.audit.actions import record_change, record_changes
from weerzien.dossiers.door import NotYours, open_dossier
from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import (
    Coverage,
    Dossier,
    LocalNumber,
    Membership,
    MunicipalPeriod,
    Person,
    PersonNumbers,
    Responsibility,
)
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import encrypted, lookup_hash, numbers_key
from weerzien.dossiers.personalia import with_search_key
from weerzien.dossiers.queries.tables import MEMBERSHIPS, PERSONALIA
from weerzien.dossiers.rules import check_membership, check_personalia
from weerzien.kernel.ids import AccountId, DossierId, OrganisationId, PersonId

OPENED = "ingevoerd"


KINDS: tuple[FactKind, ...] = (
    fact_kind(
        "persoonsgegevens",
        name="dossiers.personalia",
        table=PERSONALIA,
        check=check_personalia,
        derived=with_search_key,
    ),
    fact_kind("plaats", name="dossiers.membership", table=MEMBERSHIPS, check=check_membership),
)
"""What people correct by hand of who somebody is."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to enter: which part in the family, since when, and the numbers by which others know them."""

    part: str
    since: date
    id: PersonId = field(default_factory=lambda: PersonId(uuid4()))
    local_number: str = ""
    bsn: str = ""
    v_number: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A family to enter, with its persons. `opened_on` is the first day of the municipality's responsibility."""

    opened_on: date
    persons: tuple[NewPerson, ...]
    id: DossierId = field(default_factory=lambda: DossierId(uuid4()))
    local_number: str = ""


def open_dossiers(*, actor: Actor, dossiers: Sequence[NewDossier], source: Source, at: datetime) -> None:
    """Enter families with their persons, in a number of statements that does not depend on how many.

    The actor's municipality is responsible from the first day, on both levels. What is known of the persons is written
    as facts afterwards. Raises NotYours.
    """
    if not may(actor, Ability.OPEN_DOSSIER) or actor.municipality_id is None:
        raise NotYours
    municipality_id = actor.municipality_id
    Dossier.objects.bulk_create(
        Dossier(id=new.id, number=dossier_number(new.id), opened_on=new.opened_on, created_at=at) for new in dossiers
    )
    MunicipalPeriod.objects.bulk_create(
        MunicipalPeriod(dossier_id=new.id, municipality_id=municipality_id, period=(new.opened_on, None))
        for new in dossiers
    )
    responsibilities = [
        Change[Responsibility](
            None,
            {
                "dossier_id": new.id,
                "organisation_id": municipality_id,
                "ground": OPENED,
                "period": (new.opened_on, None),
            },
        )
        for new in dossiers
    ]
    supersede_many(Responsibility, changes=responsibilities, actor=actor, source=source, at=at)
    LocalNumber.objects.bulk_create(
        LocalNumber(organisation_id=municipality_id, number=new.local_number, dossier_id=new.id)
        for new in dossiers
        if new.local_number
    )
    current_context().opened.update(new.id for new in dossiers)
    persons = [(new.id, person) for new in dossiers for person in new.persons]
    add_persons(actor=actor, municipality_id=municipality_id, persons=persons, source=source, at=at)
    record_changes(actor, "dossiers.opened", dossier_ids=[new.id for new in dossiers], at=at)


def add_persons(
    *,
    actor: Actor,
    municipality_id: OrganisationId,
    persons: Sequence[tuple[DossierId, NewPerson]],
    source: Source,
    at: datetime,
) -> None:
    """Enter persons into families that are open for editing: identity, membership, local number, BSN and V-number."""
    Person.objects.bulk_create(
        Person(id=person.id, home_dossier_id=dossier_id, created_at=at) for dossier_id, person in persons
    )
    memberships = [
        Change[Membership](
            None,
            {"dossier_id": dossier_id, "subject_id": person.id, "part": person.part, "period": (person.since, None)},
            person.place,
        )
        for dossier_id, person in persons
    ]
    supersede_many(Membership, changes=memberships, actor=actor, source=source, at=at)
    LocalNumber.objects.bulk_create(
        LocalNumber(
            organisation_id=municipality_id, number=person.local_number, dossier_id=dossier_id, person_id=person.id
        )
        for dossier_id, person in persons
        if person.local_number
    )
    numbers = [change for dossier_id, person in persons for change in _numbers(dossier_id, person, municipality_id)]
    supersede_many(PersonNumbers, changes=numbers, actor=actor, source=source, at=at)


def _numbers(
    dossier_id: DossierId, person: NewPerson, municipality_id: OrganisationId
) -> Iterator[Change[PersonNumbers]]:
    given = ((PersonNumbers.Kind.BSN, person.bsn), (PersonNumbers.Kind.V_NUMBER, person.v_number))
    for kind, number in given:
        if number:
            yield number_change(
                dossier_id, person.id, kind=kind, number=number, municipality_id=municipality_id, place=person.place
            )


def number_change(
    dossier_id: UUID,
    person_id: UUID,
    *,
    kind: str,
    number: str,
    municipality_id: UUID,
    current: PersonNumbers | None = None,
    place: str = "",
) -> Change[PersonNumbers]:
    """Return the fact that somebody has a BSN or V-number, sealed; numbers come without blanks or dots."""
    values = {
        "dossier_id": dossier_id,
        "subject_id": person_id,
        "kind": kind,
        "municipality_id": municipality_id,
        "encrypted": encrypted(number),
        "key_id": numbers_key().id,
        "lookup_hash": lookup_hash(number, kind=kind, municipality_id=municipality_id),
    }
    return Change(current, values, place)


def cover_facts(*, actor: Actor, dossier_ids: Iterable[UUID], facts: Iterable[str], since: date) -> None:
    """Write down which facts the actor's organisation keeps for these families: there, silence means "did not happen".

    What it kept before it still keeps; `since` is then the later day.
    """
    given = frozenset(facts)
    kept = {
        row.dossier_id: row
        for row in Coverage.objects.filter(dossier_id__in=list(dossier_ids), organisation_id=actor.organisation_id)
    }
    rows = [
        Coverage(dossier_id=dossier_id, organisation_id=actor.organisation_id, facts=sorted(given), since=since)
        for dossier_id in dossier_ids
        if dossier_id not in kept
    ]
    Coverage.objects.bulk_create(rows)
    grown = [row for row in kept.values() if not given <= set(row.facts)]
    for facts_before, group in groupby(sorted(grown, key=attrgetter("facts")), key=attrgetter("facts")):
        ids = [row.id for row in group]
        Coverage.objects.filter(id__in=ids).update(facts=sorted(given | set(facts_before)), since=since)


def assign_responsibility(
    *,
    actor: Actor,
    dossier_id: DossierId,
    organisation_id: OrganisationId,
    account_id: AccountId | None,
    ground: str,
    today: date,
    at: datetime,
) -> None:
    """Make an organisation, and where given a person there, responsible from today on. Raises NotFound, NotYours."""
    opened = open_dossier(actor, dossier_id, Ability.ASSIGN_RESPONSIBILITY, today=today, at=at)
    present = Responsibility.objects.get(dossier_id=opened.id, period__contains=today, superseded_by=None)
    assigned = {"organisation_id": organisation_id, "account_id": account_id, "ground": ground}
    until = present.period.upper
    changes = [Change(present, {**assigned, "period": (today, until)})]
    if present.period.lower < today:
        ended = Change(present, {"period": (present.period.lower, today)})
        new = Change[Responsibility](None, {**assigned, "dossier_id": opened.id, "period": (today, until)})
        changes = [ended, new]
    supersede_many(Responsibility, changes=changes, actor=actor, source=Source.HAND, at=at, because=ground)
    record_change(actor, "dossiers.responsibility-assigned", dossier_id=opened.id, fields=["organisation"], at=at)


def grant_involvement(
    *,
    actor: Actor,
    dossier_id: DossierId,
    account_id: AccountId,
    persons: Collection[PersonId] = (),
    compartments: Collection[Compartment],
    ground: Ground,
    since: date,
    until: date | None = None,
    today: date,
    at: datetime,
) -> UUID:
    """Involve somebody of a partner with a family, or with the given persons of it. Raises NotFound, NotYours."""
    opened = open_dossier(actor, dossier_id, Ability.GRANT_INVOLVEMENT, today=today, at=at)
    involvement_id = add_involvement(
        actor=actor,
        account_id=account_id,
        dossier_id=opened.id,
        persons=persons,
        compartments=compartments,
        ground=ground,
        since=since,
        until=until,
        at=at,
    )
    record_change(actor, "access.involvement-granted", dossier_id=opened.id, fields=sorted(compartments), at=at)
    return involvement_id


def dossier_number(dossier_id: UUID) -> str:
    """Return the number by which people call a family: eight letters and figures made from its id, without meaning."""
    letters = base64.b32encode(dossier_id.bytes[:5]).decode()
    return f"{letters[:4]}-{letters[4:]}"
