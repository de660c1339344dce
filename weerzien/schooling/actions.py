"""What people write down and correct of school and absence."""

from __future__ import annotations

from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.dossiers.rules import check_days
from weerzien.schooling.queries import TABLES
from weerzien.schooling.rules import check_absence

ENROLMENTS, ABSENCES = TABLES
KINDS: tuple[FactKind, ...] = (
    fact_kind("school", name="schooling.enrolment", table=ENROLMENTS, check=check_days),
    fact_kind("verzuim", name="schooling.absence", table=ABSENCES, check=check_absence),
)
