"""Questions about accounts, their positions and what these allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from weerzien.access.actors import Actor
from weerzien.access.matrix import MATRIX, Scope
from weerzien.access.models import Account, Organisation, Position
from weerzien.access.questions import DaySlot, IdSlot, Question, asked
from weerzien.access.roles import ROLE_WORDS, Role
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
    rows = HELD.tuples(account=account_id)
    if not rows:
        account = Account.objects.filter(pk=account_id).first()
        if account is not None:
            account.held = ()
        return account
    account = Account.from_db("default", ACCOUNT, rows[0][: len(ACCOUNT)])
    account.held = tuple(_position(row[len(ACCOUNT) :], account) for row in rows)
    return account


ACCOUNT = tuple(field.attname for field in Account._meta.concrete_fields)
POSITION = tuple(field.attname for field in Position._meta.concrete_fields)
ORGANISATION = tuple(field.attname for field in Organisation._meta.concrete_fields)
# Asked at every request, before anything else.
HELD = Question(
    lambda: (
        Position.objects.filter(account_id=IdSlot("account"))
        .order_by("organisation__name", "role")
        .values_list(
            *(f"account__{name}" for name in ACCOUNT), *POSITION, *(f"organisation__{name}" for name in ORGANISATION)
        )
    )
)


def _position(cells: Sequence[Any], account: Account) -> Position:
    position = Position.from_db("default", POSITION, cells[: len(POSITION)])
    position.account = account
    position.organisation = Organisation.from_db("default", ORGANISATION, cells[len(POSITION) :])
    return position


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


def municipalities() -> dict[OrganisationId, str]:
    """Return every municipality of this installation by its id, in the order of their names; one query."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY).order_by("name").values_list("id", "name")
    return {OrganisationId(pk): name for pk, name in rows}


def municipalities_by_size(*, today: date) -> list[OrganisationId]:
    """Return every municipality, the one with most families on a day first; one query, for the jobs role alone."""
    rows = asked("select municipalities_by_size(%(today)s)", {"today": today})
    return [OrganisationId(pk) for (pk,) in rows]


WORKERS = frozenset(role for role in Role if MATRIX[role].scope is Scope.MUNICIPALITY)
"""Roles that have all families of a municipality in hand: who may be responsible for one."""


MAY_BE_RESPONSIBLE = """
select distinct 'person', account.id, account.name from access_account account
join access_position held on held.account_id = account.id
join access_organisation here on here.id = held.organisation_id and here.kind = 'municipality'
where here.id = %(organisation)s and held.role = any(%(roles)s) and held.period @> %(today)s and account.is_active
union all
select 'organisation', here.id, here.name from access_organisation here
where here.id = %(organisation)s or here.kind in ('nidos', 'vluchtelingenwerk', 'coa')
"""
"""Who may have a family in hand, as a part of a question with `organisation`, `roles` and `today`: kind, id, name."""


@dataclass(frozen=True, slots=True)
class MayBeResponsible:
    """Who may have a family in hand, by name: people of one municipality, and organisations that guide families."""

    people: dict[AccountId, str]
    organisations: dict[OrganisationId, str]


def may_be_responsible(organisation_id: UUID, *, today: date) -> MayBeResponsible:
    """Return who of a municipality may be responsible for a family, and which organisations; one query.

    Of an organisation that is no municipality there are no people.
    """
    values = {"organisation": organisation_id, "roles": sorted(WORKERS), "today": today}
    rows = asked(f"select * from ({MAY_BE_RESPONSIBLE}) may (kind, id, name) order by name, id", values)  # noqa: S608 -- our own words
    return MayBeResponsible(
        people={AccountId(pk): name for kind, pk, name in rows if kind == "person"},
        organisations={OrganisationId(pk): name for kind, pk, name in rows if kind == "organisation"},
    )


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with an account, and what they did where: organisation, role in words, from when until when."""

    id: UUID
    name: str
    positions: tuple[tuple[UUID, str, str, DateRange], ...]

    def at_work(self, organisation_id: UUID | None, on: date) -> tuple[str, str]:
        """Return the organisation, and the roles held there on a day with commas between; empty where there is none."""
        held = [(name, role) for pk, name, role, period in self.positions if pk == organisation_id and on in period]
        return (held[0][0], ", ".join(role for _, role in held)) if held else ("", "")


def colleagues(account_ids: Iterable[UUID]) -> dict[UUID, Colleague]:
    """Return the people behind accounts, with all positions they ever held; two queries."""
    wanted = set(account_ids)
    held: dict[UUID, list[tuple[UUID, str, str, DateRange]]] = {pk: [] for pk in wanted}
    positions = Position.objects.filter(account_id__in=wanted).select_related("organisation").order_by("role", "id")
    for one in positions:
        words = ROLE_WORDS[Role(one.role)]
        held[one.account_id].append((one.organisation_id, one.organisation.name, words, one.period))
    named = Account.objects.filter(pk__in=wanted).order_by("name", "id").values_list("id", "name")
    return {pk: Colleague(pk, name, tuple(held[pk])) for pk, name in named}


@dataclass(frozen=True, slots=True)
class AtWork:
    """Somebody who works somewhere today: where a mail reaches them, and all roles they have."""

    email: str
    roles: frozenset[Role]


def people_at_work(account_ids: Iterable[AccountId], *, today: date) -> dict[AccountId, AtWork]:
    """Return those of these accounts that are active and hold a position today; one query."""
    held: dict[AccountId, list[tuple[str, str]]] = {}
    for pk, email, role in AT_WORK.tuples(ids=list(set(account_ids)), today=today):
        held.setdefault(AccountId(pk), []).append((email, role))
    return {pk: AtWork(found[0][0], frozenset(Role(role) for _, role in found)) for pk, found in held.items()}


AT_WORK = Question(
    lambda: (
        Position.objects.filter(
            account_id__in=[IdSlot("ids")], account__is_active=True, period__contains=DaySlot("today")
        )
        .order_by("account_id", "role")
        .values_list("account_id", "account__email", "role")
    )
)


def actors_at_work(account_ids: Iterable[AccountId], *, today: date) -> dict[AccountId, tuple[Actor, str]]:
    """Return whom each of these accounts is today, without a name, and where a mail reaches them; one query.

    A job that counts something for somebody asks as that person: what they may not see is then not counted.
    """
    rows: dict[AccountId, list[tuple[str, str, UUID, str]]] = {}
    for pk, email, role, organisation_id, kind in WHERE_AT_WORK.tuples(ids=list(set(account_ids)), today=today):
        rows.setdefault(AccountId(pk), []).append((email, role, organisation_id, kind))
    found = {}
    for pk, held in rows.items():
        email, _, here, kind = next((one for one in held if one[3] == Organisation.Kind.MUNICIPALITY), held[0])
        organisation_id = OrganisationId(here)
        actor = Actor(
            account_id=pk,
            name="",
            organisation_id=organisation_id,
            organisation_name="",
            municipality_id=organisation_id if kind == Organisation.Kind.MUNICIPALITY else None,
            roles=frozenset(Role(role) for _, role, where, _ in held if where == here),
        )
        found[pk] = (actor, email)
    return found


WHERE_AT_WORK = Question(
    lambda: (
        Position.objects.filter(
            account_id__in=[IdSlot("ids")], account__is_active=True, period__contains=DaySlot("today")
        )
        .order_by("account_id", "organisation__name", "role")
        .values_list("account_id", "account__email", "role", "organisation_id", "organisation__kind")
    )
)


def account_names(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of the people behind accounts; one query."""
    return dict(Account.objects.filter(pk__in=set(account_ids)).order_by("name", "id").values_list("id", "name"))
