"""To whom somebody may hand over: organisations with people who take families over, and those people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.matrix import MATRIX, Scope, visible_compartments
from weerzien.access.queries import placed_with
from weerzien.access.roles import ROLE_WORDS, Compartment, Role
from weerzien.handovers.freezing import NEVER

TAKERS: Final = frozenset(
    role
    for role in Role
    if Compartment.CONTACTS in visible_compartments([role]) and MATRIX[role].scope is not Scope.AGGREGATES
)
"""Roles that take families over: they read all contacts, not only their own entries. PostgreSQL asks the same."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who may take over: an organisation, the person there, and in which roles."""

    organisation_id: UUID
    organisation: str
    account_id: UUID
    name: str
    roles: frozenset[Role]

    @property
    def role_words(self) -> str:
        """The roles, with commas between."""
        return ", ".join(sorted(ROLE_WORDS[role] for role in self.roles))


def receivers(*, municipality_ids: Iterable[UUID], but: UUID, today: date) -> tuple[Receiver, ...]:
    """Return everybody to whom may be handed over, by organisation and name; nobody of the organisation `but`.

    Of municipalities only the given ones: a family does not go to another by this road. One query.
    """
    within = frozenset(municipality_ids)
    found: dict[tuple[UUID, UUID], Receiver] = {}
    for one in placed_with(TAKERS, today=today):
        if one.organisation_id == but or (one.is_municipality and one.organisation_id not in within):
            continue
        key = (one.organisation_id, one.account_id)
        roles = (found[key].roles if key in found else frozenset()) | {one.role}
        found[key] = Receiver(one.organisation_id, one.organisation, one.account_id, one.name, roles)
    return tuple(found.values())


def readable_by(receiving: Iterable[Receiver]) -> frozenset[Compartment]:
    """Return the compartments that at least one of these may read; nothing else goes along."""
    roles = {role for one in receiving for role in one.roles}
    return visible_compartments(roles) - NEVER


def addressed(everybody: Iterable[Receiver], *, organisation_id: UUID, account_id: UUID | None) -> tuple[Receiver, ...]:
    """Return who of them is asked: one person, or everybody of an organisation who takes families over."""
    return tuple(
        one for one in everybody if one.organisation_id == organisation_id and account_id in (None, one.account_id)
    )
