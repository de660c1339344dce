"""The tables of this app that hold facts about persons: personalia, membership, who is kin and who lives together."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.roles import Compartment
from weerzien.dossiers.models import (
    DossiersDerived,
    Episode,
    HouseholdMember,
    Membership,
    Personalia,
    Relation,
    ToldFact,
)
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.dossiers.rules import GENDERS
from weerzien.dossiers.told import DAY, TOLD_BY, WORD

MEMBERSHIPS = FactTable(
    model=Membership,
    sheet="Personen",
    label="Plaats in het gezin",
    compartment=Compartment.IDENTITY,
    columns=(Column("Rol in gezin", "part", ColumnKind.WORDS, dict(Membership.Part.choices)),),
)
PERSONALIA = FactTable(
    model=Personalia,
    sheet="Personen",
    label="Persoonsgegevens",
    compartment=Compartment.IDENTITY,
    columns=(
        Column("Achternaam", "last_name", ColumnKind.WORDS),
        Column("Voornaam", "first_name", ColumnKind.WORDS),
        Column("Geslacht", "gender", ColumnKind.WORDS, GENDERS),
        Column("Geboortedatum", "born", ColumnKind.DAY),
        Column("Nationaliteit", "nationality", ColumnKind.WORDS),
        Column("Taal", "language", ColumnKind.WORDS),
        Column("Tolk nodig", "needs_interpreter", ColumnKind.FLAG),
    ),
)
RELATIONS = FactTable(
    is_list=True,
    model=Relation,
    sheet="Personen",
    label="Relatie",
    compartment=Compartment.IDENTITY,
    columns=(),
    links=("other_id", "kind", "period__startswith", "period__endswith"),
)
HOUSEHOLDS = FactTable(
    is_list=True,
    model=HouseholdMember,
    sheet="Personen",
    label="Samenwonen",
    compartment=Compartment.HOUSING,
    columns=(),
    links=("household_id", "period__startswith", "period__endswith"),
)
TOLD = FactTable(
    is_list=True,
    model=ToldFact,
    sheet="Feiten",
    label="Wat verteld is",
    compartment=Compartment.HEALTH,  # a row may be about anything; of all rows together the strictest holds
    columns=(
        Column(DAY, "day", ColumnKind.DAY),
        Column(WORD, "word", ColumnKind.WORDS),
        Column(TOLD_BY, "told_by", ColumnKind.WORDS),
    ),
    links=("name",),
)
EPISODES = FactTable(
    is_list=True,
    model=Episode,
    sheet="",  # no workbook has it
    label="Wat loopt of liep",
    compartment=Compartment.HEALTH,  # as of what is told
    columns=(
        Column("Wat", "what", ColumnKind.WORDS),
        Column("Uitkomst", "outcome", ColumnKind.WORDS),
        Column("Sinds", "since", ColumnKind.DAY),
        Column("Tot", "until", ColumnKind.DAY),
        Column("Euro", "euros", ColumnKind.EUROS),
        Column("Toelichting", "note", ColumnKind.NOTE),
    ),
    links=("kind",),
)
RELATION_WORDS: Mapping[str, str] = {kind.value: str(kind.label) for kind in Relation.Kind}
TABLES = (MEMBERSHIPS, PERSONALIA)
TOGETHER = (RELATIONS, HOUSEHOLDS)
"""Follows from other facts, so no rule reads it; the page of a family shows it."""
DERIVED = DossiersDerived
