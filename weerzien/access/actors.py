"""Who acts: one account with the positions it holds today."""

from __future__ import annotations

from dataclasses import dataclass

from weerzien.access.roles import Role
from weerzien.kernel.ids import AccountId, OrganisationId


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody logged in. `municipality_id` is set only for people who work at a municipality."""

    account_id: AccountId
    name: str
    organisation_id: OrganisationId
    organisation_name: str
    municipality_id: OrganisationId | None
    roles: frozenset[Role]
