"""Write what was planned, and write it back: rows are added and pointed to, none is changed or removed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import next_fact_id, point
from weerzien.dossiers.merging.planning import COPIED, JOINED, Move, Planned, columns_of
from weerzien.dossiers.merging.reading import all_tables, has, holding
from weerzien.dossiers.merging.rules import Course
from weerzien.dossiers.models import Fact, PersonNumbers
from weerzien.dossiers.models.fact import Certainty, Source
from weerzien.dossiers.queries.facts import FactTable

Rows = Mapping[str, Sequence[tuple[UUID, UUID, str]]]
"""By table: a row that gave way, the row in its place, and how."""
JOINED_BY = "joined-by"
"""How the row gave way that stood where another joined it."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, when and why."""

    actor: Actor
    at: datetime
    because: str


def carry_out(planned: Planned, writing: Writing) -> dict[str, list[tuple[str, str, str]]]:
    """Write the moves and return them by table; two statements per table."""
    written: dict[str, list[tuple[str, str, str]]] = {}
    for model, moves in planned.moves.items():
        steps = [(move.row.id, move.into, move.how) for move in moves]
        steps += [(move.joins.id, move.into, JOINED_BY) for move in moves if move.joins is not None]
        point(model, [(old, new, writing.because) for old, new, _ in steps], at=writing.at)
        add(model, [new_row(move, writing) for move in moves if move.values is not None])
        written[model._meta.db_table] = [(str(old), str(new), how) for old, new, how in steps]
    return written


def new_row(move: Move, writing: Writing) -> Fact:
    """Return the row that takes the place of another; a copy keeps where it came from, a choice is somebody's own."""
    row, actor = move.row, writing.actor
    chosen = {
        "source": Source.HAND,
        "source_organisation_id": actor.organisation_id,
        "source_place": "",
        "certainty": Certainty.STATED,
    }
    kept = {name: vars(row)[name] for name in chosen}
    return type(row)(
        **{**(move.values or {}), **(chosen if move.how == JOINED else kept)},
        id=move.into,
        recorded_at=writing.at,
        recorded_by_id=actor.account_id,
    )


def add(model: type[Fact], rows: Sequence[Fact]) -> None:
    """Insert rows in one statement."""
    if rows:
        model._default_manager.bulk_create(rows)


@dataclass(slots=True)
class Back:
    """What came of going back: which copies still held, and as what an application goes on."""

    holding: set[UUID] = field(default_factory=set)
    applications: dict[UUID, UUID] = field(default_factory=dict)


def put_back(
    tables: Iterable[FactTable], rows: Rows, *, course: Course, home: Collection[UUID], writing: Writing
) -> None:
    """Let the rows hold again that gave way; what was written since stays with the one who stays.

    `home` are those who came along and go home: with them goes what was written about them since. At most seven
    statements per table.
    """
    back = Back()
    every = all_tables(tuple(tables))
    kept = kept_applications(every, rows)
    for table in every:
        steps = rows.get(table.model._meta.db_table, ())
        restore(table.model, steps, course=course, kept=kept, back=back, writing=writing)
    for table in every:
        bring_home(table.model, course=course, home=home, back=back, writing=writing)


def kept_applications(tables: Iterable[FactTable], rows: Rows) -> set[UUID]:
    """Return the applications to which a step was added since: those stay with that step."""
    found: set[UUID] = set()
    for table in tables:
        if has(table.model, "application"):
            ours = [new for _, new, _ in rows.get(table.model._meta.db_table, ())]
            copies = {new for some in rows.values() for _, new, how in some if how == COPIED}
            steps = holding(table.model).filter(application_id__in=copies).exclude(id__in=ours).order_by("id")
            found |= set(steps.values_list("application_id", flat=True))
    return found


def restore(
    model: type[Fact],
    steps: Sequence[tuple[UUID, UUID, str]],
    *,
    course: Course,
    kept: Collection[UUID],
    back: Back,
    writing: Writing,
) -> None:
    """Withdraw the copies of one table that nobody touched, and let the rows hold again that they stood for."""
    if not steps:
        return
    made = {new for _, new, how in steps if how in (COPIED, JOINED)}
    untouched = set(holding(model).filter(id__in=made).exclude(id__in=kept).order_by("id").values_list("id", flat=True))
    if untouched:
        point(model, [(pk, pk, writing.because) for pk in sorted(untouched)], at=writing.at)
    about = dict(model._default_manager.filter(id__in=[old for old, _, _ in steps]).values_list("id", "subject_id"))
    again = [
        old
        for old, new, how in steps
        if new not in made or new in untouched or (how != JOINED_BY and about.get(old) == course.gone)
    ]
    again = [pk for pk in again if pk not in taken_numbers(model, again)]
    model._default_manager.filter(id__in=again).update(superseded_by=None, superseded_at=None, superseded_because="")
    back.holding |= set(again)
    back.applications |= {new: old for old, new, how in steps if how == COPIED and old in set(again)}


def taken_numbers(model: type[Fact], ids: Sequence[UUID]) -> set[UUID]:
    """Return the numbers that somebody was given since: one number is of one person."""
    if model is not PersonNumbers:
        return set()
    rows = list(PersonNumbers.objects.filter(id__in=ids).order_by("id"))
    held = set(
        holding(PersonNumbers)
        .filter(lookup_hash__in=[bytes(row.lookup_hash) for row in rows])
        .order_by("id")
        .values_list("municipality_id", "kind", "lookup_hash")
    )
    seen = {(municipality, kind, bytes(digest)) for municipality, kind, digest in held}
    return {row.id for row in rows if (vars(row)["municipality_id"], row.kind, bytes(row.lookup_hash)) in seen}


def bring_home(model: type[Fact], *, course: Course, home: Collection[UUID], back: Back, writing: Writing) -> None:
    """Move what was written since about those who go home to their own family again."""
    if not home:
        return
    rows = list(holding(model).filter(dossier_id=course.stays_in, subject_id__in=list(home)).order_by("id"))
    moves: list[Move] = []
    for row in rows:
        values: dict[str, Any] = course.back(columns_of(row))
        if "application_id" in values:
            values["application_id"] = back.applications.get(values["application_id"], values["application_id"])
        moves.append(Move(row, COPIED, next_fact_id(), values))
        if "sponsor_id" in values:
            back.applications[row.id] = moves[-1].into
    if moves:
        carry_out(Planned(moves={model: moves}), writing)
