"""Take in school and absence: what a list says of many pupils at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Line, Plan, entries_of, kept_rows, plan
from weerzien.schooling.queries import TABLES

ENROLMENTS, ABSENCES = TABLES
SAME_ABSENCE = ("subject_id", "day_earliest", "kind")
"""Two rows about the same pupil, day and kind are the same absence, told again."""


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Personen and Verzuim would change about school and absence."""
    enrolments, absences = kept_rows(ENROLMENTS, dossier_ids), kept_rows(ABSENCES, dossier_ids)
    return (
        plan(ENROLMENTS, entries_of(ENROLMENTS, lines), key=("subject_id",), kept=enrolments, actor=actor),
        plan(ABSENCES, entries_of(ABSENCES, lines), key=SAME_ABSENCE, kept=absences, actor=actor),
    )
