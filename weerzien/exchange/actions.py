"""Take a workbook in: read it and show what it would do, take it as a whole or not at all, throw it away."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db import OperationalError

from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.audit.actions import record_changes, record_export
from weerzien.exchange.lock import is_locked, patience, taking_alone, try_lock
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.remembering import remembered_for
from weerzien.exchange.rules import (
    AlreadyTaking,
    FileRemoved,
    NothingToStop,
    NothingToTake,
    RunState,
    check_may_discard,
    check_may_take,
)
from weerzien.exchange.runs import importing_municipality, locked_run
from weerzien.exchange.staging import empty, open_file, stage, stage_unknown
from weerzien.exchange.taking import Taken, Tell, take_started, tell_nobody
from weerzien.exchange.verdicts import raw_cell
from weerzien.exchange.workbook.mend import MendRow, mending_workbook
from weerzien.exchange.workbook.opening import Opened
from weerzien.exchange.workbook.reading import Level
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.refusals import NotFound


def stage_workbook(
    *, actor: Actor, content: bytes, file_name: str, column_map: str = "", today: date, now: datetime
) -> UUID:
    """Read a workbook and keep what it would do, to look at; return its run.

    Columns that the organisation put right before are read so again, unless `column_map`, the text of a file of
    columns, says how. Raises MayNotImport, UnusableWorkbook where the file is no workbook, NoKnownSheet where no sheet
    can be told, and WrongMap where the columns are not there.
    """
    municipality_id = importing_municipality(actor)
    with acting(actor, today=today), importing(municipality_id):
        opened = open_file(content, file_name=file_name, column_map=column_map)
        run = new_run(actor, municipality_id, content, file_name=file_name, column_map=column_map, now=now)
        stage(run, opened, () if column_map else remembered_for(opened, actor=actor), actor=actor, today=today)
    return run.id


def stage_to_choose(*, actor: Actor, content: bytes, file_name: str, today: date, now: datetime) -> UUID:
    """Keep a workbook of which we know no sheet, so that somebody can say which is which; return its run.

    Raises MayNotImport, and UnusableWorkbook where the file is no workbook.
    """
    municipality_id = importing_municipality(actor)
    with acting(actor, today=today):
        opened: Opened = open_file(content, file_name=file_name, column_map="")
        run = new_run(actor, municipality_id, content, file_name=file_name, column_map="", now=now)
        stage_unknown(run, opened)
    return run.id


def new_run(
    actor: Actor, municipality_id: OrganisationId, content: bytes, *, file_name: str, column_map: str, now: datetime
) -> ImportRun:
    """Keep a file to look at, and write in the log that somebody did."""
    record_changes(actor, "exchange.workbook-staged", dossier_ids=(), at=now)
    return ImportRun.objects.create(
        municipality_id=municipality_id,
        account_id=actor.account_id,
        file_name=file_name[-200:],
        content=content,
        column_map=column_map,
        state=RunState.PREVIEW,
        created_at=now,
    )


def take(*, actor: Actor, run_id: UUID, today: date, now: datetime, tell: Tell = tell_nobody) -> Taken:
    """Take a staged workbook: everything in one transaction, or nothing. Raises NotFound or the reason why not.

    A failure is written on the run with a sentence; a run that died half-way can be taken again.
    """
    with taking_alone(run_id) as is_alone:
        start(actor, run_id, is_alone=is_alone, today=today)
        return take_started(actor=actor, run_id=run_id, today=today, now=now, tell=tell)


def start(actor: Actor, run_id: UUID, *, is_alone: bool, today: date) -> None:
    """Mark a run as being taken, in a transaction of its own; call it inside `taking_alone`.

    Raises NotFound or the reason why not.
    """
    importing_municipality(actor)
    with acting(actor, today=today):
        run = locked_run(run_id)
        check_may_take(RunState(run.state), died=is_alone)
        if not is_alone:
            raise AlreadyTaking
        verdicts = Counter(ImportRow.objects.filter(run=run).order_by().values_list("verdict", flat=True))
        if not sum(
            verdicts[kept] for kept in (ImportRow.Verdict.NEW, ImportRow.Verdict.CHANGED, ImportRow.Verdict.SAME)
        ):
            raise NothingToTake
        run.state, run.sentence, run.done_count, run.finished_at = RunState.TAKING, "", 0, None
        run.stop_asked = False
        run.save(update_fields=["state", "sentence", "done_count", "finished_at", "stop_asked"])


def stop(*, actor: Actor, run_id: UUID, today: date) -> None:
    """Ask whoever takes a run to stop at the next checkpoint. Raises NotFound, NothingToStop."""
    with acting(actor, today=today):
        if not ImportRun.objects.filter(id=run_id).exists():
            raise NotFound
        try:
            with patience():
                asked = is_locked(run_id) and ImportRun.objects.filter(id=run_id, state=RunState.TAKING).update(
                    stop_asked=True
                )
        except OperationalError as error:
            # Its last statement holds the run: from there on there is no way back.
            raise NothingToStop from error
        if not asked:
            raise NothingToStop


def discard(*, actor: Actor, run_id: UUID, today: date, now: datetime) -> None:
    """Remove the file and its rows; what was taken from it stays. Raises NotFound, AlreadyTaking."""
    with acting(actor, today=today):
        run = locked_run(run_id)
        check_may_discard(RunState(run.state), died=try_lock(run_id))
        if run.state != RunState.TAKEN:
            run.state = RunState.DISCARDED
        run.content, run.column_map, run.file_name = b"", "", ""
        run.remarks, run.legend, run.chosen = [], [], []
        run.save(update_fields=["state", "content", "column_map", "file_name", "remarks", "legend", "chosen"])
        empty(run)
        record_changes(actor, "exchange.workbook-discarded", dossier_ids=(), at=now)


def mending_workbook_of(
    *, actor: Actor, run_id: UUID, also_incomplete: bool = False, today: date, now: datetime
) -> bytes:
    """Return a workbook with the refused rows, and on request those with a refused cell, to mend and import again.

    Raises NotFound, and FileRemoved where the run was thrown away. The export is written down before the first byte.
    """
    with acting(actor, today=today):
        run = ImportRun.objects.filter(id=run_id).first()
        if run is None:
            raise NotFound
        if not run.content:
            raise FileRemoved
        record_export(actor, "exchange.mending-workbook", dossier_ids=(), at=now)
    with acting(actor, today=today):
        rows = [
            mend_row(row)
            for row in ImportRow.objects.filter(run_id=run_id).order_by("sheet", "row")
            if row.verdict == ImportRow.Verdict.REFUSED or (also_incomplete and has_refused_cell(row))
        ]
    return mending_workbook(rows)


def has_refused_cell(row: ImportRow) -> bool:
    return any(message["level"] == Level.CELL_REFUSED for message in row.messages)


def mend_row(row: ImportRow) -> MendRow:
    """Return a staged row as it stood, with what has to happen."""
    advice = [message["message"] for message in row.messages if message["level"] != Level.REMARKED]
    cells = tuple((heading, raw_cell(cell)) for heading, cell in row.cells)
    return MendRow(row.sheet, cells, " ".join(advice))
