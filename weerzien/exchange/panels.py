"""What the pages of an import show of its columns and of its conflicts, as far as the reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import localtime

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.families import family_heads
from weerzien.exchange.columns import LOOSE, is_closed, visible_in
from weerzien.exchange.keeping import chosen_sheets, legend_read
from weerzien.exchange.models import ImportConflict, ImportRow, ImportRun
from weerzien.exchange.workbook.how import COLUMN_WORDS, SHEET_WORDS, How, Meaning, SheetRead
from weerzien.exchange.workbook.numbering import ASSUMED
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import date_words

CONFLICTS_AT_ONCE = 50
CHOSEN_WORDS = {"keep": "blijft staan", "take": "wordt overgenomen uit het werkboek"}


@dataclass(frozen=True, slots=True)
class ColumnPanel:
    """One column of the file: what it is read as and why. `examples` are empty where they may not be seen."""

    label: str
    meaning: Meaning | None
    why: str
    examples: tuple[str, ...]
    is_hidden: bool

    @property
    def words(self) -> str:
        return "niet gebruikt" if self.meaning is None else self.meaning[1]


@dataclass(frozen=True, slots=True)
class SheetPanel:
    """One sheet of the file: which of ours it is and why, and its columns. `since` and `by`: put right another time."""

    name: str
    ours: str
    why: str
    columns: tuple[ColumnPanel, ...]
    since: date | None
    by: str

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the columns that are not read."""
        return tuple(column.label for column in self.columns if column.meaning is None)


@dataclass(frozen=True, slots=True)
class ColumnsPanel:
    """How a whole file is read. `is_fixed` where a file of columns said so; `is_known` where anything was chosen.

    `assumed` are sentences about what the file does not tell, and what it is taken to mean.
    """

    sheets: tuple[SheetPanel, ...]
    legend: tuple[SheetRead, ...]
    is_fixed: bool
    is_known: bool
    assumed: tuple[str, ...]


def columns_panel(actor: Actor, run_id: UUID) -> ColumnsPanel:
    """Return how the file of a run is read; one query. Raises NotFound."""
    run = ImportRun.objects.defer("content").filter(id=run_id).first()
    if run is None or not run.file_name:
        raise NotFound
    visible = visible_compartments(actor.roles)
    chosen = {one.name: one for one in chosen_sheets(run.chosen)}
    legend = legend_read(run.legend)
    panels = []
    for sheet, stored in zip(legend, run.legend, strict=True):
        guessed = [column["guessed"] for column in stored["columns"]]
        kept = chosen.get(sheet.name)
        panels.append(
            SheetPanel(
                name=sheet.name,
                ours=sheet.ours,
                why=SHEET_WORDS[sheet.how],
                columns=column_panels(sheet, guessed, visible),
                since=kept.since if kept else None,
                by=kept.by if kept else "",
            )
        )
    said = [remark["message"] for remark in run.remarks]
    assumed = tuple(sentence for sentence in ASSUMED if sentence in said)
    return ColumnsPanel(tuple(panels), legend, is_fixed=bool(run.column_map), is_known=bool(chosen), assumed=assumed)


def column_panels(
    sheet: SheetRead, guessed: list[list[str] | None], visible: frozenset[Compartment]
) -> tuple[ColumnPanel, ...]:
    """Return the columns of a sheet, with examples where both what it is read as and what it seems may be seen."""
    panels = []
    for column, seems in zip(sheet.columns, guessed, strict=True):
        meanings = [column.meaning, (seems[0], seems[1]) if seems else None]
        told = [meaning for meaning in meanings if meaning] or [(sheet.ours, column.heading)]
        is_hidden = any(is_closed(meaning, visible) for meaning in told)
        goes_without_saying = column.how is How.NAME or (column.how is How.CHOSEN and meanings[0] == meanings[1])
        why = "" if goes_without_saying else COLUMN_WORDS[column.how]
        examples = () if is_hidden else column.examples
        panels.append(ColumnPanel(column.label, column.meaning, why, examples, is_hidden and bool(column.examples)))
    return tuple(panels)


@dataclass(frozen=True, slots=True)
class ConflictGroup:
    """One column in which the workbook differs from what stands here: how often, and how often the workbook goes."""

    sheet: str
    heading: str
    count: int
    take_count: int


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One value here and in the workbook. Both are empty words where they may not be seen; `is_hidden` says so."""

    id: int
    sheet: str
    row: int
    heading: str
    family: str
    person: str
    here: str
    there: str
    is_hidden: bool
    told_by: str
    told_at: datetime
    choice: str


@dataclass(frozen=True, slots=True)
class ConflictsPanel:
    """One page of conflicts in the order of the workbook; `page` counts from 1."""

    groups: tuple[ConflictGroup, ...]
    lines: tuple[ConflictLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ConflictCounts:
    """How many conflicts a run has, and of how many the workbook was chosen."""

    count: int
    take_count: int

    @property
    def keep_count(self) -> int:
        return self.count - self.take_count


def conflict_counts(run_id: UUID) -> ConflictCounts:
    """Return how many conflicts a run has; one query."""
    counts = ImportConflict.objects.filter(run_id=run_id).aggregate(
        count=Count("id"), take_count=Count("id", filter=Q(choice=ImportConflict.Choice.TAKE))
    )
    return ConflictCounts(**counts)


@dataclass(frozen=True, slots=True)
class ConflictPlace:
    """Where a conflict stands, who filled in the value here and what was chosen, without any value."""

    sheet: str
    row: int
    heading: str
    told_by: str
    told_at: datetime
    choice: str

    @property
    def words(self) -> str:
        told = f"hier ingevuld door {self.told_by} op {date_words(localtime(self.told_at).date())}"
        return f"{self.sheet} rij {self.row}, {self.heading}: {told}; {CHOSEN_WORDS[self.choice]}"


def conflict_places(run_id: UUID) -> tuple[ConflictPlace, ...]:
    """Return where the conflicts of a run stand, in the order of the workbook; one query."""
    rows = ImportConflict.objects.filter(run_id=run_id).order_by("id")
    fields = ("sheet", "row", "heading", "told_by__name", "told_at", "choice")
    return tuple(ConflictPlace(*row) for row in rows.values_list(*fields))


def told_cells(run_id: UUID, numbers: Collection[int]) -> Mapping[int, list[list[Any]]]:
    """Return the cells of these rows of Feiten: the fact that a row names says who may see it."""
    if not numbers:
        return {}
    rows = ImportRow.objects.filter(run_id=run_id, sheet=LOOSE, row__in=numbers).order_by("id")
    return dict(rows.values_list("row", "cells"))


def conflicts_panel(actor: Actor, run_id: UUID, *, today: date, page: int = 1) -> ConflictsPanel:
    """Return the conflicts of a run, fifty at a time; three queries, and one more where facts are told by name."""
    rows = ImportConflict.objects.filter(run_id=run_id).order_by("id")
    counts: Counter[tuple[str, str]] = Counter()
    takes: Counter[tuple[str, str]] = Counter()
    for sheet, heading, choice in rows.values_list("sheet", "heading", "choice"):
        counts[sheet, heading] += 1
        takes[sheet, heading] += choice == ImportConflict.Choice.TAKE
    pages = max(1, -(-counts.total() // CONFLICTS_AT_ONCE))
    page = min(max(page, 1), pages)
    shown = list(rows.select_related("told_by")[(page - 1) * CONFLICTS_AT_ONCE : page * CONFLICTS_AT_ONCE])
    heads = family_heads({row.dossier_id for row in shown}, today=today)
    visible = visible_compartments(actor.roles)
    told = told_cells(run_id, [row.row for row in shown if row.sheet == LOOSE])
    lines = []
    for row in shown:
        head = heads.get(row.dossier_id)
        seen = visible_in(row.sheet, told.get(row.row, ()), visible)
        is_hidden = is_closed((row.sheet, row.heading), seen)
        lines.append(
            ConflictLine(
                id=row.id,
                sheet=row.sheet,
                row=row.row,
                heading=row.heading,
                family=head.label if head else "",
                person=head.first_name_of(row.subject_id) if head else "",
                here="" if is_hidden else row.here or "leeg",
                there="" if is_hidden else row.there,
                is_hidden=is_hidden,
                told_by=row.told_by.name,
                told_at=row.told_at,
                choice=row.choice,
            )
        )
    groups = tuple(ConflictGroup(*key, count, takes[key]) for key, count in counts.items())
    return ConflictsPanel(groups, tuple(lines), counts.total(), page, pages)
