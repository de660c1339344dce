"""To whom somebody may hand over: organisations with people who take families over, and those people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.matrix import MATRIX, Scope, visible_compartments
from weerzien.access.questions import asked
from weerzien.access.roles import ROLE_WORDS, Compartment, Role
from weerzien.handovers.freezing import NEVER

TAKERS: Final = frozenset(
    role
    for role in Role
    if Compartment.CONTACTS in visible_compartments([role]) and MATRIX[role].scope is not Scope.AGGREGATES
)
"""Roles that take families over: they read all contacts, not only their own entries. PostgreSQL asks the same."""
QUESTION: Final = """
select here.id, here.name, here.kind, account.id, account.name, held.role
from access_position held
join access_account account on account.id = held.account_id and account.is_active
join access_organisation here on here.id = held.organisation_id
where held.role = any(%(roles)s) and held.period @> %(today)s
  and (here.kind <> 'municipality' or here.id = any(%(municipalities)s))
order by here.name, here.id, account.name, account.id
"""


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
    values = {"roles": sorted(TAKERS), "today": today, "municipalities": [*municipality_ids]}
    found: dict[tuple[UUID, UUID], Receiver] = {}
    for organisation_id, organisation, _, account_id, name, role in asked(QUESTION, values):
        if organisation_id == but:
            continue
        before = found.get((organisation_id, account_id))
        roles = (before.roles if before else frozenset()) | {Role(role)}
        found[organisation_id, account_id] = Receiver(organisation_id, organisation, account_id, name, roles)
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
