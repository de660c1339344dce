"""Write down who is involved with which family; the door and the audit line are the caller's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from weerzien.access.actors import Actor
from weerzien.access.models import Involvement, InvolvementPerson
from weerzien.access.roles import Compartment, Ground
from weerzien.kernel.ids import AccountId, DossierId, PersonId
from weerzien.kernel.refusals import Refused


class GuardianshipNamesNobody(Refused):
    """Voogdij geldt voor een of meer jongeren. Kies voor wie."""


def add_involvement(
    *,
    actor: Actor,
    account_id: AccountId,
    dossier_id: DossierId,
    persons: Collection[PersonId],
    compartments: Collection[Compartment],
    ground: Ground,
    since: date,
    until: date | None,
    at: datetime,
) -> UUID:
    """Involve an account with some persons of a family, or with the whole family where no person is given.

    `until` is the last day, None where the end is not known yet. PostgreSQL refuses whoever may not grant it.
    """
    if ground == Ground.GUARDIANSHIP and not persons:
        raise GuardianshipNamesNobody
    involvement = Involvement(
        dossier_id=dossier_id,
        account_id=account_id,
        scope=Involvement.Scope.PERSONS if persons else Involvement.Scope.FAMILY,
        compartments=sorted(compartments),
        ground=ground,
        period=DateRange(since, until, "[]") if until else DateRange(since, None),
        granted_by_id=actor.account_id,
        granted_at=at,
    )
    involvement.save(force_insert=True)
    InvolvementPerson.objects.bulk_create(
        InvolvementPerson(involvement_id=involvement.id, person_id=person_id) for person_id in persons
    )
    return involvement.id
