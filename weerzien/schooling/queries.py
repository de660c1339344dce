"""Questions about school and absence, for the rulebook and for the history of a family."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable
from weerzien.schooling.models import Absence, Enrolment, SchoolingDerived
from weerzien.schooling.rules import SCHOOLS

TABLES = (
    FactTable(
        model=Enrolment,
        sheet="Personen",
        label="School",
        compartment=Compartment.SCHOOLING,
        columns=(
            Column("School", "school", ColumnKind.WORDS, SCHOOLS, is_open=True),
            Column("Volledig dagonderwijs", "is_full_time", ColumnKind.FLAG),
            Column("Bijbaan", "has_side_job", ColumnKind.FLAG),
        ),
    ),
    FactTable(
        model=Absence,
        is_list=True,
        sheet="Verzuim",
        label="Verzuim",
        compartment=Compartment.SCHOOLING,
        columns=(
            Column("Datum", "day", ColumnKind.DAY),
            Column("Uren", "hours", ColumnKind.HOURS),
            Column("Soort", "kind", ColumnKind.WORDS, dict(Absence.Kind.choices)),
        ),
    ),
)
DERIVED = SchoolingDerived
