"""Questions about imports: which there are, how far one is, and what it says of every row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments
from weerzien.access.roles import Compartment
from weerzien.exchange.columns import compartment_of, is_closed, visible_in
from weerzien.exchange.lock import is_locked
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.rules import RunState
from weerzien.exchange.verdicts import raw_cell
from weerzien.exchange.workbook.cells import words
from weerzien.exchange.workbook.sheets import SHEETS
from weerzien.kernel.refusals import NotFound

PAGE_SIZE = 50
RECENT = 20
DIED = "Het overnemen is halverwege gestopt. Er is niets overgenomen; neem het werkboek opnieuw over."
REMARKED = "remarked"
VERDICTS = (*ImportRow.Verdict.values, REMARKED)
"""What rows may be filtered by: each verdict, and rows of which something is said."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One import in a list."""

    id: UUID
    file_name: str
    state: str
    state_words: str
    created_at: datetime
    row_count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows have a verdict; `code` is what a page filters by."""

    code: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """One remark as the page shows it. `level` is "rij geweigerd", "cel geweigerd" or "opgemerkt"."""

    sheet: str
    row: int | None
    column: str | None
    level: str
    message: str
    because_of: str | None


@dataclass(frozen=True, slots=True)
class RunPanel:
    """One import: its state, how far it is, and how its rows are divided. `percent` is 0 to 100."""

    id: UUID
    file_name: str
    state: str
    state_words: str
    percent: int
    sentence: str
    created_at: datetime
    finished_at: datetime | None
    tallies: tuple[Tally, ...]
    remarked_count: int
    row_count: int
    sheets: tuple[str, ...]
    remarks: tuple[Said, ...]
    can_take: bool
    can_mend: bool
    is_running: bool


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """One cell. `value` is empty words where it may not be seen; `is_hidden` then says so."""

    heading: str
    value: str
    is_hidden: bool
    is_changed: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the workbook: what becomes of it and what is said about it."""

    sheet: str
    row: int
    verdict: str
    verdict_words: str
    cells: tuple[PreviewCell, ...]
    said: tuple[Said, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsPage:
    """One page of rows; `page` counts from 1."""

    rows: tuple[PreviewRow, ...]
    total: int
    page: int
    pages: int


def recent_runs() -> tuple[RunLine, ...]:
    """Return the latest twenty imports of the one who asks, newest first; one query."""
    runs = (
        ImportRun.objects.exclude(state=RunState.DISCARDED)
        .defer("content", "legend", "chosen", "remarks")
        .annotate(row_count=Count("rows"))
        .order_by("-created_at", "id")[:RECENT]
    )
    return tuple(
        RunLine(run.id, run.file_name, run.state, run.get_state_display(), run.created_at, run.row_count)
        for run in runs
    )


def run_panel(run_id: UUID) -> RunPanel:
    """Return one import as its page shows it; at most six queries, three as a rule. Raises NotFound."""
    run, is_running = run_now(run_id)
    counts: Counter[str] = Counter()
    sheets: set[str] = set()
    rows = ImportRow.objects.filter(run_id=run_id).order_by().values_list("sheet", "verdict")
    for sheet, verdict, count in rows.annotate(count=Count("id")):
        counts[verdict] += count
        sheets.add(sheet)
    return RunPanel(
        id=run.id,
        file_name=run.file_name,
        state=run.state,
        state_words=run.get_state_display(),
        percent=percent_of(run),
        sentence=run.sentence,
        created_at=run.created_at,
        finished_at=run.finished_at,
        tallies=tuple(Tally(code, label, counts[code]) for code, label in ImportRow.Verdict.choices),
        remarked_count=with_remarks(ImportRow.objects.filter(run_id=run_id)).count(),
        row_count=counts.total(),
        sheets=tuple(sheet.name for sheet in SHEETS if sheet.name in sheets),
        remarks=tuple(said(message) for message in run.remarks),
        can_take=run.state in {RunState.PREVIEW, RunState.FAILED} and counts.total() > counts["refused"],
        can_mend=counts["refused"] > 0,
        is_running=is_running,
    )


def run_now(run_id: UUID) -> tuple[ImportRun, bool]:
    """Return a run and whether it is being taken; one that nobody takes any more has failed. Raises NotFound.

    Its end can be read before its lock is let go. So where the lock is gone, what was read before may be of before the
    end, and only what is read after it tells that there was none.
    """
    for _ in range(2):
        run = run_read(run_id)
        if run.state != RunState.TAKING:
            return run, False
        if is_locked(run_id):
            return run, True
    run.state, run.sentence = RunState.FAILED, DIED
    return run, False


def run_read(run_id: UUID) -> ImportRun:
    """Return a run without its file. Raises NotFound, also where it was thrown away."""
    run = ImportRun.objects.defer("content", "legend", "chosen").filter(id=run_id).first()
    if run is None or run.state == RunState.DISCARDED:
        raise NotFound
    return run


def percent_of(run: ImportRun) -> int:
    """Return how far a run is, 0 to 100; only a run that is taken is at 100."""
    if run.state == RunState.TAKEN:
        return 100
    return min(99, 100 * run.done_count // run.total_count) if run.total_count else 0


def rows_page(actor: Actor, run_id: UUID, *, verdict: str = "", sheet: str = "", page: int = 1) -> RowsPage:
    """Return fifty rows of an import in the order of the workbook, filtered by verdict (or `remarked`) and sheet.

    A cell of a compartment that the actor may not read has no value, whatever its column is called by hand. Three
    queries.
    """
    rows = ImportRow.objects.filter(run_id=run_id)
    if sheet:
        rows = rows.filter(sheet=sheet)
    if verdict == REMARKED:
        rows = with_remarks(rows)
    elif verdict in VERDICTS:
        rows = rows.filter(verdict=verdict)
    total = rows.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    found = rows.order_by("id")[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    visible = visible_compartments(actor.roles)
    closed = renamed_by_hand(run_id, visible)
    return RowsPage(tuple(preview_row(row, visible, closed) for row in found), total, page, pages)


def renamed_by_hand(run_id: UUID, visible: frozenset[Compartment]) -> frozenset[tuple[str, str]]:
    """Return the columns that seem to hold what may not be seen, by what somebody chose to read them as."""
    legends = ImportRun.objects.filter(id=run_id).values_list("legend", flat=True)
    columns = (column for legend in legends for sheet in legend for column in sheet["columns"])
    return frozenset(
        (column["meaning"][0], column["meaning"][1])
        for column in columns
        if column["meaning"]
        and column["guessed"] not in (None, column["meaning"])
        and is_closed(tuple(column["guessed"]), visible)
    )


def with_remarks(rows: QuerySet[ImportRow]) -> QuerySet[ImportRow]:
    """Return the rows of which something is said."""
    return rows.exclude(messages=[])


def preview_row(row: ImportRow, visible: frozenset[Compartment], closed: frozenset[tuple[str, str]]) -> PreviewRow:
    """Return one row, its cells without a value where their compartment may not be seen or their column is closed."""
    seen = visible_in(row.sheet, row.cells, visible)
    cells = [preview_cell(row, heading, cell, visible=seen, closed=closed) for heading, cell in row.cells if heading]
    return PreviewRow(
        sheet=row.sheet,
        row=row.row,
        verdict=row.verdict,
        verdict_words=row.get_verdict_display(),
        cells=tuple(cells),
        said=tuple(said(message) for message in row.messages),
        changed=tuple(cell.heading for cell in cells if cell.is_changed),
    )


def preview_cell(
    row: ImportRow, heading: str, cell: Any, *, visible: frozenset[Compartment], closed: frozenset[tuple[str, str]]
) -> PreviewCell:
    """Return one cell, its value only where its column may be seen."""
    column, _ = compartment_of(row.sheet, heading)
    is_hidden = (row.sheet, column) in closed or is_closed((row.sheet, heading), visible)
    value = "" if is_hidden else words(raw_cell(cell))
    return PreviewCell(heading, value, is_hidden, column in row.changed_columns)


def said(message: dict[str, Any]) -> Said:
    """Return a remark from how it is kept."""
    return Said(
        sheet=message["sheet"],
        row=message["row"],
        column=message["column"],
        level=message["level"],
        message=message["message"],
        because_of=message["because_of"],
    )


def messages_of(run_id: UUID) -> tuple[Said, ...]:
    """Return everything that is said about an import, about sheets first; two queries. Raises NotFound."""
    run = ImportRun.objects.defer("content").filter(id=run_id).first()
    if run is None:
        raise NotFound
    rows = with_remarks(ImportRow.objects.filter(run_id=run_id)).order_by("id").values_list("messages", flat=True)
    every = [said(message) for message in run.remarks]
    return (*every, *(said(message) for messages in rows for message in messages))
