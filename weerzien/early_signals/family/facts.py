"""One family's rows, put together: what is known now of each member and of each application."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.dossiers.queries.facts import HistoryRow
from weerzien.dossiers.queries.tables import MEMBERSHIPS, PERSONALIA
from weerzien.kernel.days import Day
from weerzien.procedure.queries import APPLICATIONS, STEPS, step_values
from weerzien.procedure.rules import Phase, phase_of
from weerzien.rulebook.case import Value

Values = Mapping[str, Value]

SPONSORS = ("amv", "referent")
"""The parts in a family of those around whom the others came."""


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """Members, the sponsor first and then the oldest; each with values by heading and phases."""

    members: tuple[UUID, ...]
    persons: Mapping[UUID, Values]
    phases: Mapping[UUID, tuple[Phase, ...]]


def family_facts(rows: Sequence[HistoryRow]) -> FamilyFacts:
    """Return what the current rows of one family say together."""
    now = [row for row in rows if row.superseded_by is None and row.subject_id is not None]
    persons: dict[UUID, dict[str, Value]] = defaultdict(dict)
    for row in now:
        if row.subject_id is not None and not row.table.is_list:
            persons[row.subject_id].update(row.values)
    known = {row.subject_id for row in now if row.table in (MEMBERSHIPS, PERSONALIA) and row.subject_id}
    return FamilyFacts(tuple(sorted(known, key=lambda pk: _place_in_line(persons[pk]))), persons, _phases(now))


def _place_in_line(values: Values) -> tuple[bool, date]:
    born = values.get("Geboortedatum")
    return values.get("Rol in gezin") not in SPONSORS, born.earliest if isinstance(born, Day) else date.max


def _phases(rows: Sequence[HistoryRow]) -> dict[UUID, tuple[Phase, ...]]:
    steps: dict[str, dict[str, Value]] = defaultdict(dict)
    for row in rows:
        if row.table is STEPS:
            steps[row.links[0]].update(step_values(row.links[1], row.values))
    phases: dict[UUID, tuple[Phase, ...]] = defaultdict(tuple)
    for row in rows:
        if row.table is APPLICATIONS and row.subject_id is not None:
            phases[row.subject_id] += (_phase(steps[str(row.fact_id)]),)
    return phases


def _phase(values: Values) -> Phase:
    return phase_of(
        is_filed=_happened(values, "Ingediend") or _happened(values, "Ontvangst IND"),
        decision=str(values.get("Besluit", "")),
        has_arrived=_happened(values, "Ingereisd"),
    )


def _happened(values: Values, heading: str) -> bool:
    return isinstance(values.get(heading), Day)
