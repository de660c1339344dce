"""Who works where: municipalities with their caseworkers, and partners in several roles, involved with families."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import psycopg

from benchmarks.country.copying import insert_many
from benchmarks.country.made import EMAIL, OFFICER, VISITORS
from benchmarks.country.names import municipality_names
from benchmarks.country.plan import Staff
from benchmarks.country.shape import Shape
from weerzien.access.matrix import derived_compartments, visible_compartments
from weerzien.access.roles import Role

FAMILIES_OF_A_WORKER: Final = 40
PARTNERS: Final = (
    ("vluchtelingenwerk", "VluchtelingenWerk", Role.VWN_BEGELEIDER, "family", "assignment"),
    ("nidos", "Nidos", Role.JEUGDBESCHERMER, "persons", "guardianship"),
    ("coa", "COA", Role.COA_REGIEVOERDER, "family", "task"),
    ("school", "Taalschool Het Anker", Role.LEERPLICHT, "persons", "task"),
    ("care", "Wijkteam Oost", Role.WIJKTEAM, "family", "consent"),
    ("vluchtelingenwerk", "VluchtelingenWerk", Role.VWN_JURIDISCH, "family", "assignment"),
)
"""Of each partner: kind and name of the organisation, role, scope and ground of its involvements."""
INVOLVEMENT: Final = (
    "id", "scope", "compartments", "ground", "period", "granted_at", "account_id", "dossier_id", "granted_by_id",
)  # fmt: skip
PERIOD: Final = "[2020-01-01,)"


def write_municipalities(owner: psycopg.Connection[Any], *, shape: Shape, sizes: Sequence[int]) -> Staff:
    """Write the municipalities and their caseworkers, forty families each; the largest has a privacy officer."""
    ids, workers = [], {}
    for number, (name, size) in enumerate(zip(municipality_names(shape.municipalities), sizes, strict=True)):
        here = added(owner, "access_organisation (kind, name)", ("municipality", name))
        count = max(4 if number == 0 else 1, -(-size // FAMILIES_OF_A_WORKER))
        emails = [EMAIL.format(municipality=number, place=place) for place in range(count)]
        workers[here] = [hire(owner, email, Role.GEZINSREGISSEUR, here) for email in emails]
        ids.append(here)
    hire(owner, OFFICER, Role.PRIVACY_OFFICER, ids[0])
    return Staff(ids, workers)


def added(owner: psycopg.Connection[Any], what: str, values: Sequence[Any]) -> UUID:
    """Insert one row with an id of its own and return the id."""
    table, _, columns = what.partition(" (")
    places = ", ".join(["%s"] * len(values))
    row = owner.execute(
        f"insert into {table} (id, {columns} values (gen_random_uuid(), {places}) returning id",  # noqa: S608 -- ours
        values,
    ).fetchone()
    return UUID(str(row[0])) if row else UUID(int=0)


def hire(owner: psycopg.Connection[Any], email: str, role: Role, organisation_id: UUID) -> UUID:
    """Write one account with its position; those who measure come in by the door of the demo, the others not at all."""
    values = (email, f"Medewerker {email.partition('@')[0]}", "!", True, email in VISITORS)
    account = added(owner, "access_account (email, name, password, is_active, is_demo)", values)
    added(
        owner, "access_position (account_id, organisation_id, role, period)", (account, organisation_id, role, PERIOD)
    )
    return account


def involve_partners(owner: psycopg.Connection[Any], *, shape: Shape, dice: random.Random) -> None:
    """Give most families one to four partners, each in a role with a scope, a ground and compartments of its own.

    A shape without partners has none.
    """
    if not shape.partners:
        return
    accounts: dict[str, list[UUID]] = {}
    for kind, name, role, _, _ in PARTNERS:
        row = owner.execute("select id from access_organisation where kind = %s and name = %s", [kind, name]).fetchone()
        where = row[0] if row else added(owner, "access_organisation (kind, name)", (kind, name))
        emails = [f"{role}-{number:03d}@partner.weerzien.example" for number in range(shape.partners // len(PARTNERS))]
        accounts[role] = [hire(owner, email, role, where) for email in emails]
    families = owner.execute(
        """select m.dossier_id, r.recorded_by_id, min(m.subject_id::text) filter (where m.part = 'amv')
           from dossiers_membership m join dossiers_responsibility r using (dossier_id)
           where m.superseded_by_id is null and r.superseded_by_id is null group by 1, 2 order by 1"""
    ).fetchall()
    involvements, persons = [], []
    for dossier_id, by, youngster in families:
        for _, _, role, scope, ground in dice.sample(PARTNERS, dice.choice((0, 1, 1, 2, 2, 3, 4))):
            if scope == "persons" and youngster is None:
                continue
            pk = UUID(int=dice.getrandbits(128), version=4)
            parts = sorted(visible_compartments([role]) | derived_compartments([role]))
            account = dice.choice(accounts[role])
            involvements.append((pk, scope, parts, ground, PERIOD, "2026-01-01T09:00:00Z", account, dossier_id, by))
            if scope == "persons":
                persons.append((pk, youngster))
    insert_many(owner, "access_involvement", INVOLVEMENT, involvements)
    insert_many(owner, "access_involvementperson", ("involvement_id", "person_id"), persons)
