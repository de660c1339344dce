"""What a run holds before it is taken: how the file is read, its rows, and their conflicts with what stands here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.early_signals.words import value_words
from weerzien.exchange.keeping import chosen_sheets, stored_chosen, stored_legend
from weerzien.exchange.marks import ListMarks
from weerzien.exchange.models import ImportConflict, ImportRow, ImportRun
from weerzien.exchange.planning import Hold, ImportPlan, Overrules, PlacedConflict, known_numbers, plan_import
from weerzien.exchange.setting import setting_remarks
from weerzien.exchange.verdicts import sheet_remarks, staged_rows
from weerzien.exchange.workbook.chosen import ChosenSheet
from weerzien.exchange.workbook.column_map import apply_map, read_map
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.how import SheetRead
from weerzien.exchange.workbook.legend import lay_out, legend_of
from weerzien.exchange.workbook.opening import Opened, open_sheets
from weerzien.exchange.workbook.read import read_opened
from weerzien.exchange.workbook.reading import Reading
from weerzien.exchange.workbook.unusable import NoKnownSheet

BATCH = 2000
LONGEST = 4000


def open_file(content: bytes, *, file_name: str, column_map: str) -> Opened:
    """Return the sheets of a file, named as a file of columns says. Raises UnusableWorkbook, WrongMap."""
    return apply_map(open_sheets(content, file_name=file_name), read_map(column_map))


def stage(run: ImportRun, opened: Opened, chosen: Sequence[ChosenSheet], *, actor: Actor, today: date) -> None:
    """Put in a run what its file says and would do, read as chosen; call it while importing. Raises NoKnownSheet.

    What was there of it goes, except choices about values that still stand here.
    """
    reading = read_for(actor, opened, chosen, today=today)
    plan = plan_import(reading, actor=actor, today=today)
    kept = {key_of(row): row.choice for row in ImportConflict.objects.filter(run=run).order_by("id")}
    empty(run)
    run.remarks = sheet_remarks(reading, setting_remarks(reading, actor=actor))
    run.legend = stored_legend(reading.legend, guessed(opened, today) if chosen else reading.legend)
    run.chosen = stored_chosen(chosen)
    run.save(update_fields=["remarks", "legend", "chosen"])
    ImportRow.objects.bulk_create(staged_rows(run.id, reading, plan), batch_size=BATCH)
    conflicts = {key_of(row): row for row in conflict_rows(run, plan.conflicts)}
    for key, row in conflicts.items():
        row.choice = kept.get(key, ImportConflict.Choice.KEEP)
    ImportConflict.objects.bulk_create(conflicts.values(), batch_size=BATCH)


def read_for(actor: Actor, opened: Opened, chosen: Sequence[ChosenSheet], *, today: date) -> Reading:
    """Return what a file says beside what the organisation of the actor told before. Raises NoKnownSheet."""
    marks = ListMarks(actor.organisation_id)
    return read_opened(opened, today=today, known=known_numbers(actor), chosen=chosen, marks=marks)


def stage_unknown(run: ImportRun, opened: Opened) -> None:
    """Put in a run that we know none of its sheets: somebody has to say which is which."""
    empty(run)
    unread = legend_of(opened, (), {})
    run.remarks, run.legend, run.chosen = [], stored_legend(unread, unread), []
    run.save(update_fields=["remarks", "legend", "chosen"])


def empty(run: ImportRun) -> None:
    """Take away the rows and conflicts of a run."""
    ImportConflict.objects.filter(run=run).delete()
    ImportRow.objects.filter(run=run).delete()


def guessed(opened: Opened, today: date) -> tuple[SheetRead, ...]:
    """Return how a file would be read if nobody had chosen anything."""
    try:
        laid = lay_out(opened, Draft(today))
    except NoKnownSheet:
        laid = []
    return legend_of(opened, laid, {})


Key = tuple[str, int, str, UUID, str]


def key_of(row: ImportConflict) -> Key:
    """Return what makes a conflict the same one: its cell, the row that told the value here, and the value there."""
    return row.sheet, row.row, row.heading, row.told_in, row.there


def conflict_rows(run: ImportRun, conflicts: Iterable[PlacedConflict]) -> Iterable[ImportConflict]:
    """Return the conflicts as a run keeps them."""
    for placed in conflicts:
        found = placed.conflict
        yield ImportConflict(
            run=run,
            sheet=placed.row.sheet,
            row=placed.row.row,
            heading=found.heading,
            dossier_id=placed.dossier_id,
            subject_id=placed.person_id,
            here="" if found.here is None else value_words(found.here)[:LONGEST],
            there=value_words(found.there)[:LONGEST],
            told_by_id=found.told_by,
            told_at=found.told_at,
            told_in=found.told_in,
        )


def overrules_of(run_id: UUID) -> Overrules:
    """Return what was chosen of the values that stand here, by place and heading."""
    found: dict[str, dict[str, UUID]] = defaultdict(dict)
    chosen = ImportConflict.objects.filter(run_id=run_id, choice=ImportConflict.Choice.TAKE)
    for row in chosen.order_by("id"):
        found[f"{row.sheet} rij {row.row}"][row.heading] = row.told_in
    return found


def read_as_staged(run: ImportRun, *, actor: Actor, today: date, hold: Hold) -> tuple[Reading, ImportPlan]:
    """Return what the workbook of a run says and would do, as it was looked at; call it while importing.

    `hold` is as in planning.
    """
    opened = open_file(bytes(run.content), file_name=run.file_name, column_map=run.column_map)
    reading = read_for(actor, opened, chosen_sheets(run.chosen), today=today)
    return reading, plan_import(reading, actor=actor, today=today, overrules=overrules_of(run.id), hold=hold)
