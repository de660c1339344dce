"""Take in permits, applications and their steps: what a list says of many persons at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import Change
from weerzien.dossiers.intake import Difference, Entry, Kept, Line, Plan, entries_of, kept_rows, plan
from weerzien.procedure.queries import APPLICATIONS, PERMITS, STEP_HEADINGS, STEPS


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Personen and Aanvragen would change about permits, applications and steps."""
    permits, filed, steps = (kept_rows(table, dossier_ids) for table in (PERMITS, APPLICATIONS, STEPS))
    applications = plan_applications(lines, kept=filed, actor=actor)
    moved = move_steps(applications, steps)
    return (
        plan(PERMITS, entries_of(PERMITS, lines), key=("subject_id",), kept=permits, actor=actor),
        applications,
        with_moved(plan_steps(lines, applications, kept=steps, actor=actor), moved),
    )


def plan_applications(lines: Sequence[Line], *, kept: Kept, actor: Actor) -> Plan:
    """Return what the rows of Aanvragen say of the applications themselves, with a sequence for each new one."""
    sponsors = {line.place: line for line in lines if line.sheet == APPLICATIONS.sheet}
    entries = [
        replace(
            entry, dossier_id=of_sponsor(sponsors[entry.place]), links={"sponsor_id": sponsors[entry.place].sponsor_id}
        )
        for entry in entries_of(APPLICATIONS, lines, also_empty=True)
    ]
    planned = plan(APPLICATIONS, entries, key=("subject_id", "sponsor_id"), kept=kept, actor=actor)
    counts = Counter(application_key(vars(row)) for row in kept.current)
    return replace(planned, changes=tuple(with_sequence(change, counts) for change in planned.changes))


def of_sponsor(line: Line) -> UUID:
    """Return the family that an application belongs to: that of its sponsor."""
    return line.sponsor_dossier_id or line.dossier_id


def application_key(row: Any) -> tuple[Any, ...]:
    return (row["subject_id"], row["sponsor_id"], row.get("kind", ""))


def with_sequence(change: Change[Any], counts: Counter[tuple[Any, ...]]) -> Change[Any]:
    """Return an application with the number it has among those of the same person, sponsor and kind."""
    before = vars(change.current) if change.current is not None else {}
    key = application_key({**before, **change.values})
    counts[key] += 1
    return replace(change, values={**change.values, "sequence": counts[key]})


def move_steps(applications: Plan, steps: Kept) -> list[Any]:
    """Let the steps of an application that gets a new row hang on that row, and return them."""
    later = {change.current.id: change.id for change in applications.changes if change.current is not None}
    moved: list[Any] = [row for row in steps.current if vars(row)["application_id"] in later]
    for row in moved:
        row.application_id = later[row.application_id]
    return moved


def plan_steps(lines: Sequence[Line], applications: Plan, *, kept: Kept, actor: Actor) -> Plan:
    """Return what the rows of Aanvragen say of the steps, one entry per step that is filled in."""
    ids = {
        entry.place: difference.fact_id
        for entry, difference in zip(applications.entries, applications.differences, strict=True)
    }
    entries = [
        Entry(
            dossier_id=of_sponsor(line),
            subject_id=line.person_id,
            cells=cells,
            place=line.place,
            links={"application_id": ids[line.place], "kind": str(kind)},
            overrules=line.overrules,
            headings=STEP_HEADINGS[kind],
        )
        for line in lines
        if line.sheet == APPLICATIONS.sheet
        for kind in STEP_HEADINGS
        if (cells := step_cells(line, kind))
    ]
    planned = plan(STEPS, entries, key=("application_id", "kind"), kept=kept, actor=actor)
    named = zip(planned.entries, planned.differences, strict=True)
    return replace(planned, differences=tuple(in_headings(difference, entry) for entry, difference in named))


def step_cells(line: Line, kind: str) -> dict[str, Any]:
    """Return the cells of one step by the columns of its table."""
    headings = STEP_HEADINGS[kind]
    cells = {name: line.cells[heading] for name, heading in headings.items() if heading in line.cells}
    if "Uitkomst" in cells and cells.get("Dag") == cells["Uitkomst"]:
        # One heading holds both: words are the outcome, not the day.
        del cells["Dag"]
    return cells


def in_headings(difference: Difference, entry: Entry) -> Difference:
    """Return a difference that names what a new step fills in: in its row of the workbook it stands beside others."""
    if not difference.is_new:
        return difference
    return replace(difference, changed=tuple(entry.headings[name] for name in entry.cells))


def with_moved(steps: Plan, moved: Sequence[Any]) -> Plan:
    """Return the plan with a new row for every moved step that no entry changes already."""
    changed = {change.current.id for change in steps.changes if change.current is not None}
    more = [
        Change(row, {"application_id": row.application_id}, row.source_place) for row in moved if row.id not in changed
    ]
    return replace(steps, changes=(*steps.changes, *more))
