"""Questions about accounts, their positions and what these allow."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.models import Account, Organisation, Position
from weerzien.access.roles import Role
from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.kernel.refusals import Refused


class NoPosition(Refused):
    """U hebt vandaag geen functie bij een organisatie in weerzien. Vraag uw beheerder om er een toe te voegen."""


class NoSuchAccount(Refused):
    """Er is geen account met dit e-mailadres. Kijk het na en probeer het opnieuw."""


def account_id_of(email: str) -> AccountId:
    """Return the account that logs in with an e-mail address, in any capitals. Raises NoSuchAccount."""
    found = Account.objects.filter(email__iexact=email.strip()).values_list("id", flat=True).first()
    if found is None:
        raise NoSuchAccount
    return AccountId(found)


def actor_for(account_id: UUID, *, today: date) -> Actor:
    """Return the actor an account is today: one organisation, all roles there; a municipality goes first.

    Raises NoPosition where the account is not active or holds no position today.
    """
    account = account_with_positions(account_id)
    if account is None:
        raise NoPosition
    return actor_of(account, today=today)


def account_with_positions(account_id: UUID) -> Account | None:
    """Return an account with every position it ever held, in one query; None where there is no such account."""
    held = tuple(
        Position.objects.filter(account_id=account_id)
        .select_related("account", "organisation")
        .order_by("organisation__name", "role")
    )
    account = held[0].account if held else Account.objects.filter(pk=account_id).first()
    if account is not None:
        account.held = held
    return account


def actor_of(account: Account, *, today: date) -> Actor:
    """Return the actor that an account with its positions is today; raises NoPosition as `actor_for` does."""
    positions = [position for position in account.held if account.is_active and today in position.period]
    if not positions:
        raise NoPosition
    positions.sort(key=lambda position: position.organisation.kind != Organisation.Kind.MUNICIPALITY)
    organisation = positions[0].organisation
    here = OrganisationId(organisation.id)
    return Actor(
        account_id=AccountId(account.id),
        name=account.name,
        organisation_id=here,
        organisation_name=organisation.name,
        municipality_id=here if organisation.kind == Organisation.Kind.MUNICIPALITY else None,
        roles=frozenset(Role(position.role) for position in positions if position.organisation_id == here),
    )
