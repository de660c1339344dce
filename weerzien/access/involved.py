"""Questions about who is involved with a family, as far as the one who asks may know of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from weerzien.access.eighteen import GroundOfGuardian, ground_in_words, grounds_around_eighteen
from weerzien.access.matrix import MATRIX, PERSONS_TOO
from weerzien.access.models import Involvement, Position
from weerzien.access.models.involvement import GROUND_WORDS, InvolvementPerson
from weerzien.access.queries import WORKERS
from weerzien.access.questions import asked, asked_for_many
from weerzien.access.roles import ROLE_WORDS, Compartment, Ground, Role


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody's involvement with a family; no persons: the whole family. `until` is the last day, None is open.

    `role` and `organisation` are those of today, several with commas between; empty where they work nowhere today.
    """

    id: UUID
    account_id: UUID
    name: str
    organisation: str
    role: str
    persons: tuple[UUID, ...]
    compartments: tuple[Compartment, ...]
    ground: str
    since: date
    until: date | None


def ground_words(ground: Ground) -> str:
    """Return what a ground is called."""
    return GROUND_WORDS[ground]


def involved_with(dossier_id: UUID, *, today: date) -> tuple[Involved, ...]:
    """Return every involvement with a family, past ones too, in the order in which they began; two queries.

    That of a guardian ends with the eighteenth birthday; who hands over then goes on, on the ground of that.
    """
    persons = InvolvementPerson.objects.filter(involvement=OuterRef("pk")).order_by("id").values("person_id")
    positions = (
        Position.objects.filter(account=OuterRef("account"), period__contains=today)
        .order_by("role")
        .values(value=JSONObject(role="role", organisation="organisation__name"))
    )
    rows = (
        Involvement.objects.filter(dossier_id=dossier_id, period__isempty=False)
        .annotate(people=ArraySubquery(persons), held=ArraySubquery(positions))
        .order_by("period", "id")
        .values("id", "account_id", "account__name", "people", "held", "compartments", "ground", "period")
    )
    grounds = grounds_around_eighteen(dossier_id)
    return tuple(
        at_eighteen(
            Involved(
                id=row["id"],
                account_id=row["account_id"],
                name=row["account__name"],
                organisation=", ".join(dict.fromkeys(each["organisation"] for each in row["held"])),
                role=", ".join(ROLE_WORDS[Role(each["role"])] for each in row["held"]),
                persons=tuple(row["people"]),
                compartments=tuple(Compartment(name) for name in row["compartments"]),
                ground=GROUND_WORDS[Ground(row["ground"])],
                since=row["period"].lower,
                until=date.fromordinal(row["period"].upper.toordinal() - 1) if row["period"].upper else None,
            ),
            [one for one in grounds if one.involvement_id == row["id"]],
            today=today,
        )
        for row in rows
    )


def at_eighteen(one: Involved, grounds: Sequence[GroundOfGuardian], *, today: date) -> Involved:
    """Return an involvement as it holds today: one of a guardian no longer than its youngsters are under eighteen."""
    days = [ground.until for ground in grounds if ground.is_guardianship]
    if not days:
        return one
    known = [day for day in days if day is not None]
    until = max(known) if len(known) == len(days) else None
    over = [
        ground for ground in grounds if not ground.is_guardianship and ground.since <= today and ground.lasts(today)
    ]
    if until is None or until >= today or not over:
        return replace(one, until=until)
    return replace(
        one,
        persons=tuple(ground.person_id for ground in over),
        compartments=over[0].compartments,
        ground=over[0].words,
        since=over[0].since,
        until=over[0].until,
    )


WHO_DOES = """
select distinct here.name, account.name, account.id, here.id
from access_position held
join access_account account on account.id = held.account_id and account.is_active
join access_organisation here on here.id = held.organisation_id
where held.period @> %(today)s and held.role <> 'gezinslid'
  and ((here.id = %(municipality)s and held.role = any(%(roles)s)) or account.id in (
    select known.account_id from access_involvement known
    where known.dossier_id = %(dossier)s and known.period @> %(today)s))
order by here.name, account.name, account.id
"""


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who may be asked to do something for a family, and where they work."""

    account_id: UUID
    name: str
    organisation_id: UUID
    organisation: str


def who_may_do(dossier_id: UUID, municipality_id: UUID, *, today: date) -> tuple[Doer, ...]:
    """Return who works with a family today: of its municipality, and whom the one who asks knows to be involved.

    By organisation and name; one query.
    """
    values = {"dossier": dossier_id, "municipality": municipality_id, "roles": sorted(WORKERS), "today": today}
    return tuple(
        Doer(account_id, name, organisation_id, organisation)
        for organisation, name, account_id, organisation_id in asked(WHO_DOES, values)
    )


DOERS_AND_GROUNDS = f"""
select (select coalesce(json_agg(does), '[]') from ({WHO_DOES}) does (organisation, name, account_id, organisation_id)),
  (select coalesce(json_agg(known), '[]') from grounds_around_eighteen(%(dossier)s) known)
"""  # noqa: S608 -- our own words


def doers_and_grounds(
    dossier_id: UUID, municipality_id: UUID, *, today: date
) -> tuple[tuple[Doer, ...], tuple[GroundOfGuardian, ...]]:
    """Return `who_may_do` and `grounds_around_eighteen` of a family together; one query."""
    values = {"dossier": dossier_id, "municipality": municipality_id, "roles": sorted(WORKERS), "today": today}
    ((doers, grounds),) = asked(DOERS_AND_GROUNDS, values)
    people = (
        Doer(UUID(one["account_id"]), one["name"], UUID(one["organisation_id"]), one["organisation"]) for one in doers
    )
    return tuple(people), tuple(ground_in_words(one) for one in grounds)


INVOLVED_TODAY = """
select known.dossier_id, known.subject_id, account.id, here.id, held.role
from involved_today() known
join access_account account on account.id = known.account_id and account.is_active
join access_position held on held.account_id = account.id and held.period @> %(today)s
join access_organisation here on here.id = held.organisation_id
where known.dossier_id = any(%(ids)s) and held.role = any(%(roles)s)
order by known.dossier_id, account.id, held.role, here.id, known.subject_id
"""


@dataclass(frozen=True, slots=True)
class InRole:
    """Somebody who is involved with a family today, or with one of it, in a role at an organisation."""

    dossier_id: UUID
    person_id: UUID | None
    account_id: UUID
    organisation_id: UUID
    role: Role


def involved_in_role(dossier_ids: Collection[UUID], roles: Collection[Role], *, today: date) -> list[InRole]:
    """Return who is involved with these families today in one of these roles; one query.

    Must run inside `system_wide` for their municipality, or while they are evaluated: elsewhere it returns nothing.
    """
    values = {"ids": list(dossier_ids), "roles": sorted(roles), "today": today}
    return [
        InRole(dossier_id, person_id, account_id, organisation_id, Role(role))
        for dossier_id, person_id, account_id, organisation_id, role in asked_for_many(INVOLVED_TODAY, values)
    ]


KNOWING = """
select held.account_id, null::uuid from access_position held
where held.account_id = any(%(ids)s) and held.organisation_id = %(municipality)s and held.period @> %(today)s
union
select known.account_id, known.dossier_id from involved_today() known where known.account_id = any(%(ids)s)
"""


@dataclass(frozen=True, slots=True)
class Knowing:
    """Who works at the municipality of families today, and who is involved with which of them."""

    pairs: frozenset[tuple[UUID, UUID | None]]

    def knows(self, account_id: UUID, dossier_id: UUID) -> bool:
        """Return whether a family is still the work of somebody, so that they may be reminded of it."""
        return not self.pairs.isdisjoint({(account_id, None), (account_id, dossier_id)})


def knowing_today(account_ids: Collection[UUID], *, municipality_id: UUID, today: date) -> Knowing:
    """Return whose work the families of a municipality are today, of these accounts; one query.

    Must run inside `system_wide` for that municipality: elsewhere nobody is involved.
    """
    values = {"ids": list(account_ids), "municipality": municipality_id, "today": today}
    return Knowing(frozenset((who, family) for who, family in asked_for_many(KNOWING, values)))


COLLEAGUES = """
select distinct account.id, account.name, here.id, here.name
from access_position held
join access_account account on account.id = held.account_id and account.is_active
join access_organisation here on here.id = held.organisation_id
where here.id = %(organisation)s and held.period @> %(today)s and held.role = any(%(roles)s)
order by account.name, account.id
"""
WITH_FAMILIES = tuple(role for role in Role if MATRIX[role].scope in PERSONS_TOO and role is not Role.GEZINSLID)


def colleagues_of(organisation_id: UUID, *, today: date) -> tuple[Doer, ...]:
    """Return who works with families at an organisation today, by name; one query."""
    values = {"organisation": organisation_id, "roles": list(WITH_FAMILIES), "today": today}
    return tuple(Doer(*row) for row in asked(COLLEAGUES, values))


def people_in_role(organisation_id: UUID, role: Role, *, today: date) -> tuple[Doer, ...]:
    """Return who has a role at an organisation today, by name; one query."""
    values = {"organisation": organisation_id, "roles": [role], "today": today}
    return tuple(Doer(*row) for row in asked(COLLEAGUES, values))
