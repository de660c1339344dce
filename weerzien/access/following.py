"""What goes along when two persons turn out to be one: who is involved, and what is kept from whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.access.models import Involvement, InvolvementPerson, Shield

END = "update access_involvement set period = period * daterange(null, %s) where id = any(%s)"
About = tuple[UUID, UUID | None]
"""A family, and the person in it or None for all of it."""


def follow_involvements(
    *, actor: Actor, from_id: UUID, to_id: UUID, persons: Mapping[UUID, UUID], today: date, at: datetime
) -> list[UUID]:
    """Involve whoever is involved with somebody in a family with who that is in another, and return the involvements.

    `persons` says who goes on as whom. Nobody is involved with more persons than before. Four statements.
    """
    running = Involvement.objects.filter(Q(period__endswith__isnull=True) | Q(period__endswith__gt=today))
    rows = list(running.filter(dossier_id=from_id).order_by("granted_at", "id"))
    listed = InvolvementPerson.objects.filter(involvement__in=rows).order_by("id")
    named: dict[UUID, set[UUID]] = {row.id: set() for row in rows}
    for involvement_id, person_id in listed.values_list("involvement_id", "person_id"):
        named[involvement_id].add(person_id)
    made: list[Involvement] = []
    members: list[InvolvementPerson] = []
    for row in rows:
        is_family = row.scope == Involvement.Scope.FAMILY
        known = set(persons) if is_family else named[row.id] & set(persons)
        if not known or (is_family and from_id == to_id):
            continue
        since = max(row.period.lower or today, today)
        made.append(
            Involvement(
                dossier_id=to_id,
                account_id=row.account_id,
                scope=Involvement.Scope.PERSONS,
                compartments=row.compartments,
                ground=row.ground,
                period=DateRange(since, row.period.upper),
                granted_by_id=actor.account_id,
                granted_at=at,
            )
        )
        members += [InvolvementPerson(involvement_id=made[-1].id, person_id=persons[pk]) for pk in sorted(known)]
    Involvement.objects.bulk_create(made)
    InvolvementPerson.objects.bulk_create(members)
    return [one.id for one in made]


def end_involvements(ids: Collection[UUID], *, today: date) -> None:
    """Let involvements that followed end before today; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(END, [today, list(ids)])


def follow_shields(*, actor: Actor, places: Mapping[About, Collection[About]], at: datetime) -> list[UUID]:
    """Let what is kept of somebody hold for the other too, and return the shields; `places` says of whom for whom.

    So of the two the strictest holds. Two statements.
    """
    families = {family for family, _ in (*places, *(to for some in places.values() for to in some))}
    standing = list(Shield.objects.filter(dossier_id__in=families, lifted_at=None).order_by("set_at", "id"))
    there = {_place(row) for row in standing}
    made: list[Shield] = []
    for row in standing:
        for family, person in places.get((row.dossier_id, row.person_id), ()):
            new = Shield(
                kind=row.kind,
                dossier_id=family,
                person_id=person,
                organisation_id=row.organisation_id,
                account_id=row.account_id,
                because=row.because,
                set_by_id=actor.account_id,
                set_at=at,
            )
            if _place(new) not in there:
                there.add(_place(new))
                made.append(new)
    Shield.objects.bulk_create(made)
    return [one.id for one in made]


def accounts_kept_from(dossier_ids: Iterable[UUID]) -> set[UUID]:
    """Return from whom something of these families is withheld, by name; one query."""
    rows = Shield.objects.filter(dossier_id__in=list(dossier_ids), lifted_at=None, account__isnull=False)
    return set(rows.order_by("id").values_list("account_id", flat=True))


def lift_shields(ids: Collection[UUID], *, actor: Actor, because: str, at: datetime) -> None:
    """Let shields that followed hold no longer; one statement."""
    Shield.objects.filter(id__in=list(ids), lifted_at=None).update(
        lifted_at=at, lifted_by_id=actor.account_id, lifted_because=because
    )


def _place(row: Shield) -> tuple[UUID, UUID | None, str, UUID | None, UUID | None]:
    return row.dossier_id, row.person_id, row.kind, row.organisation_id, row.account_id
