"""The protected tables, with the compartment of each, and how rows are asked for with the application's filter off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from tests.cast import TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.access.roles import Compartment

FACTS = {
    "dossiers_membership": Compartment.IDENTITY,
    "dossiers_personalia": Compartment.IDENTITY,
    "dossiers_relation": Compartment.IDENTITY,
    "dossiers_personnumbers": Compartment.NUMBERS,
    "procedure_permit": Compartment.PROCEDURE,
    "procedure_application": Compartment.PROCEDURE,
    "procedure_step": Compartment.PROCEDURE,
    "guardianship_guardianship": Compartment.GUARDIANSHIP,
    "dossiers_householdmember": Compartment.HOUSING,
    "housing_stay": Compartment.HOUSING,
    "housing_hotelstay": Compartment.HOUSING,
    "integration_income": Compartment.INCOME,
    "integration_integration": Compartment.INTEGRATION,
    "schooling_enrolment": Compartment.SCHOOLING,
    "schooling_absence": Compartment.SCHOOLING,
    "contacts_contactnote": Compartment.CONTACTS,
    "contacts_professional": Compartment.CONTACTS,
    "contacts_copingphase": Compartment.RELATIONS,
    "contacts_telephone": Compartment.IDENTITY,
    "contacts_address": Compartment.HOUSING,
}
MIXED = ("dossiers_toldfact", "dossiers_episode", "contacts_observation")
"""Tables of facts in which each row has a compartment of its own."""
ALSO_NEEDED = {
    "dossiers_relation": "case kind when 'sponsor' then array['procedure'] else array[]::text[] end",
    "dossiers_toldfact": "array[compartment]",
    "contacts_observation": "array[compartment]",
    "dossiers_episode": "array[compartment]",
}
"""What a row needs beside the compartment of its table: who is whose sponsor says that there is an application."""
OUTCOMES = ("early_signals_outcome", "early_signals_outcomechange")
OF_A_FAMILY = (
    "dossiers_coverage",
    "dossiers_household",
    "dossiers_localnumber",
    "dossiers_municipalperiod",
    "dossiers_responsibility",
)


@dataclass(frozen=True)
class Row:
    """What a row is about and whose it is; its values do not matter for who may see it."""

    id: UUID | int
    dossier_id: UUID
    subject_id: UUID | None
    recorded_by_id: UUID | None = None
    compartments: tuple[str, ...] = ()


def ask(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return what PostgreSQL answers, whoever acts."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def all_rows(table: str) -> set[Row]:
    """Return every row of a table that comes out, without any condition."""
    columns = "id, dossier_id, subject_id"
    columns += ", null, compartments" if table in OUTCOMES else ", recorded_by_id"
    columns += f", {ALSO_NEEDED[table]}" if table in ALSO_NEEDED else ""
    return {Row(*row[:4], tuple(row[4]) if row[4:] else ()) for row in ask(f"select {columns} from {table}")}


def seen_by(actor: Actor, table: str) -> set[Row]:
    """Return the rows that somebody sees."""
    with acting(actor, today=TODAY):
        return all_rows(table)


def everything_in(table: str, families: Collection[Family]) -> set[Row]:
    """Return the rows there are of these families, as the imports that wrote them see them."""
    found: set[Row] = set()
    for coordinator in {family.coordinator for family in families}:
        assert coordinator.municipality_id is not None
        with acting(coordinator, today=TODAY), importing(coordinator.municipality_id):
            found |= all_rows(table)
    return found
