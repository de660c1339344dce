"""The cast of a demo, and the mark of a database that the demo made: only there does one click log in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from weerzien.access.models import Account, Position
from weerzien.access.roles import ROLE_WORDS, Role
from weerzien.kernel.refusals import NotFound

MARK = "demo_installation"  # a table that only the owner of the database can make


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the demo: who, where and in which role, for the button that logs in as them."""

    id: UUID
    first_name: str
    name: str
    organisation: str
    role: str


def is_demo_database() -> bool:
    """Return whether this database was made by the demo."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass(%s) is not null", [f"public.{MARK}"])
        (answer,) = cursor.fetchone()
    return bool(answer)


def cast() -> tuple[CastMember, ...]:
    """Return the demo's cast by name; nobody where the demo did not make this database."""
    if not is_demo_database():
        return ()
    positions = (
        Position.objects.filter(account__is_demo=True, account__is_active=True)
        .select_related("account", "organisation")
        .order_by("account__name")
    )
    return tuple(
        CastMember(
            id=position.account.id,
            first_name=position.account.name.split()[0],
            name=position.account.name,
            organisation=position.organisation.name,
            role=ROLE_WORDS[Role(position.role)],
        )
        for position in positions
    )


def account(account_id: UUID) -> Account:
    """Return the account of one of the cast; raise NotFound where it is not of the demo."""
    found = Account.objects.filter(id=account_id, is_demo=True, is_active=True).first()
    if found is None or not is_demo_database():
        raise NotFound
    return found
