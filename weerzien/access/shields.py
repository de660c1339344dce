"""What is kept from whom about a family: set, lifted and asked; the door and the log line are the caller's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.access.models import Account, Involvement, Organisation, Shield
from weerzien.access.questions import IdSlot, Question
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.kernel.refusals import NotFound, Refused

BECAUSE_LENGTH = 200
Kind = Shield.Kind


class NobodyToKeepItFrom(Refused):
    """Kies met welke organisatie of persoon u dit gezin niet deelt."""


class NoWhy(Refused):
    """Schrijf in een zin waarom dit nodig is. Wie later meekijkt, moet het kunnen begrijpen."""


class WhyTooLong(Refused):
    """De reden is te lang. Houd het bij een zin van hooguit 200 tekens."""


class KeptFromTheMunicipality(Refused):
    """De gemeente zelf houdt dit gezin in beeld en kan niet worden uitgesloten. Kies een persoon van de gemeente."""


class KeptFromOneself(Refused):
    """U kunt uzelf niet uitsluiten. Vraag een collega om dat te doen en het gezin over te nemen."""


class StandsAlready(Refused):
    """Deze afscherming staat er al. Bekijk haar in de lijst hierboven."""


@dataclass(frozen=True, slots=True)
class NewShield:
    """What is asked: a secret address, or something withheld from one organisation or one account, never both."""

    kind: str
    person_id: UUID | None
    organisation_id: UUID | None
    account_id: UUID | None
    because: str


@dataclass(frozen=True, slots=True)
class ShieldLine:
    """A shield that stands. `party` is from whom, empty for a secret address."""

    id: UUID
    kind: str
    kind_words: str
    person_id: UUID | None
    party: str
    because: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Parties:
    """From whom something may be withheld: organisations, and people with the name of where they work."""

    organisations: tuple[tuple[UUID, str], ...]
    people: tuple[tuple[UUID, str], ...]


def check_shield(new: NewShield, *, actor: Actor, municipality_id: OrganisationId) -> None:
    """Refuse a shield from nobody, from the municipality itself, from the one who sets it, or without a reason."""
    if new.kind == Kind.WITHHELD and new.organisation_id is None and new.account_id is None:
        raise NobodyToKeepItFrom
    if new.organisation_id == municipality_id:
        raise KeptFromTheMunicipality
    if new.account_id == actor.account_id:
        raise KeptFromOneself
    check_why(new.because)


def check_why(because: str) -> None:
    """Refuse a reason that says nothing, or too much."""
    if len(because.strip()) < len("nee"):
        raise NoWhy
    if len(because.strip()) > BECAUSE_LENGTH:
        raise WhyTooLong


def add_shield(new: NewShield, *, actor: Actor, dossier_id: DossierId, at: datetime) -> UUID:
    """Write a shield down; PostgreSQL refuses whoever may not. Raises StandsAlready."""
    is_withheld = new.kind == Kind.WITHHELD
    shield = Shield(
        kind=Kind(new.kind),
        dossier_id=dossier_id,
        person_id=new.person_id,
        organisation_id=new.organisation_id if is_withheld else None,
        account_id=new.account_id if is_withheld else None,
        because=new.because.strip(),
        set_by_id=actor.account_id,
        set_at=at,
    )
    try:
        with transaction.atomic():
            shield.save(force_insert=True)
    except IntegrityError as error:
        if "shield_stands_once" in str(error):
            raise StandsAlready from error
        raise
    return shield.id


def lift_shield(shield_id: UUID, *, actor: Actor, dossier_id: DossierId, because: str, at: datetime) -> ShieldLine:
    """Let a shield of a family hold no longer, and return what it was. Raises NotFound where none such stands."""
    shield = next((line for line in standing_shields(dossier_id) if line.id == shield_id), None)
    lifted = Shield.objects.filter(pk=shield_id, dossier_id=dossier_id, lifted_at=None).update(
        lifted_at=at, lifted_by_id=actor.account_id, lifted_because=because.strip()
    )
    if shield is None or not lifted:
        raise NotFound
    return shield


def standing_shields(dossier_id: UUID) -> tuple[ShieldLine, ...]:
    """Return the shields that stand on a family, the oldest first; one query."""
    return tuple(
        ShieldLine(pk, kind, str(Kind(kind).label), person, organisation or account or "", because, by, at)
        for pk, kind, person, organisation, account, because, by, at in STANDING.tuples(dossier=dossier_id)
    )


STANDING = Question(
    lambda: (
        Shield.objects.filter(dossier_id=IdSlot("dossier"), lifted_at=None)
        .order_by("set_at", "id")
        .values_list(
            "id", "kind", "person_id", "organisation__name", "account__name", "because", "set_by__name", "set_at"
        )
    )
)


def is_withheld_from(dossier_id: UUID, *, account_id: UUID, organisation_id: UUID) -> bool:
    """Return whether a family, or somebody in it, is kept from somebody or from where they work; one query."""
    from_them = Q(account_id=account_id) | Q(organisation_id=organisation_id)
    return Shield.objects.filter(from_them, dossier_id=dossier_id, kind=Kind.WITHHELD, lifted_at=None).exists()


def parties_of(actor: Actor, dossier_id: UUID, *, today: date) -> Parties:
    """Return from whom a family may be withheld: partners, colleagues, and who is involved with it; two queries."""
    organisations = Organisation.objects.exclude(pk=actor.organisation_id).order_by("name", "id")
    people = (
        Account.objects.filter(
            Q(positions__organisation_id=actor.organisation_id, positions__period__contains=today)
            | Q(pk__in=Involvement.objects.filter(dossier_id=dossier_id).order_by().values("account_id"))
        )
        .exclude(pk=actor.account_id)
        .filter(is_active=True)
        .order_by("name", "id")
        .distinct()
    )
    return Parties(tuple(organisations.values_list("id", "name")), tuple(people.values_list("id", "name")))
