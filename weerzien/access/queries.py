"""Questions about accounts, their positions and what these allow."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.models import Organisation, Position
from weerzien.access.roles import Role
from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.kernel.refusals import Refused


class NoPosition(Refused):
    """U hebt vandaag geen functie bij een organisatie in weerzien. Vraag uw beheerder om er een toe te voegen."""


def actor_for(account_id: UUID, *, today: date) -> Actor:
    """Return the actor an account is today: one organisation, all roles there; a municipality goes first.

    Raises NoPosition where the account is not active or holds no position today.
    """
    positions = list(
        Position.objects.filter(account_id=account_id, account__is_active=True, period__contains=today)
        .select_related("account", "organisation")
        .order_by("organisation__name", "role")
    )
    if not positions:
        raise NoPosition
    positions.sort(key=lambda position: position.organisation.kind != Organisation.Kind.MUNICIPALITY)
    account, organisation = positions[0].account, positions[0].organisation
    here = OrganisationId(organisation.id)
    return Actor(
        account_id=AccountId(account.id),
        name=account.name,
        organisation_id=here,
        organisation_name=organisation.name,
        municipality_id=here if organisation.kind == Organisation.Kind.MUNICIPALITY else None,
        roles=frozenset(Role(position.role) for position in positions if position.organisation_id == here),
    )
