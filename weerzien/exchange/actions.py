"""Take a workbook in: read it and show what it would do, take it as a whole or not at all, throw it away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import OperationalError

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context, importing
from weerzien.audit.actions import record_changes, record_export
from weerzien.dossiers import intake, registration
from weerzien.dossiers.actions import cover_facts
from weerzien.dossiers.door import hold_dossiers
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.exchange.lock import try_lock, wait_for_turn
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.planning import Hold, ImportPlan, hold_nobody, known_numbers, plan_import
from weerzien.exchange.relating import relate_families
from weerzien.exchange.rules import (
    AlreadyTaking,
    DatabaseGone,
    FileRemoved,
    MayNotImport,
    NothingToTake,
    RunState,
    check_may_discard,
    check_may_take,
)
from weerzien.exchange.verdicts import raw_cell, sheet_remarks, staged_rows
from weerzien.exchange.workbook.column_map import read_map
from weerzien.exchange.workbook.mend import MendRow, mending_workbook
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.reading import Level, Reading
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.kernel.refusals import NotFound, Refused

BATCH = 2000
FAILED = "Het overnemen is misgegaan. Er is niets overgenomen; probeer het opnieuw of meld dit bij uw beheerder."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the taking is. `sentence` says what it is doing now."""

    done: int
    total: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did. `verdicts` counts rows by verdict; `fact_count` counts the facts that were written."""

    run_id: UUID
    verdicts: Mapping[str, int]
    family_count: int
    fact_count: int


Tell = Callable[[Progress], None]


def tell_nobody(_: Progress) -> None:
    """Keep the progress to ourselves."""


def stage_workbook(
    *, actor: Actor, content: bytes, file_name: str, column_map: str = "", today: date, now: datetime
) -> UUID:
    """Read a workbook and keep what it would do, to look at; return its run.

    `column_map` is the text of a file of columns. Raises MayNotImport, UnusableWorkbook where the file is no workbook,
    and WrongMap where the columns are not there.
    """
    municipality_id = importing_municipality(actor)
    with acting(actor, today=today), importing(municipality_id):
        reading, plan = read_and_plan(content, file_name, column_map, actor=actor, today=today)
        run = ImportRun.objects.create(
            municipality_id=municipality_id,
            account_id=actor.account_id,
            file_name=file_name[-200:],
            content=content,
            column_map=column_map,
            state=RunState.PREVIEW,
            remarks=sheet_remarks(reading),
            created_at=now,
        )
        ImportRow.objects.bulk_create(staged_rows(run.id, reading, plan), batch_size=BATCH)
        record_changes(actor, "exchange.workbook-staged", dossier_ids=(), at=now)
    return run.id


def importing_municipality(actor: Actor) -> OrganisationId:
    """Return the municipality somebody may import for. Raises MayNotImport."""
    if actor.municipality_id is None or not may(actor, Ability.IMPORT_WORKBOOK):
        raise MayNotImport
    return actor.municipality_id


def read_and_plan(
    content: bytes, file_name: str, column_map: str, *, actor: Actor, today: date, hold: Hold = hold_nobody
) -> tuple[Reading, ImportPlan]:
    """Return what a workbook says and what it would do; call it while importing. `hold` as in planning."""
    known, mapped = known_numbers(actor), read_map(column_map)
    reading = read_workbook(content, file_name=file_name, today=today, known=known, mapped=mapped)
    return reading, plan_import(reading, actor=actor, today=today, hold=hold)


def take(*, actor: Actor, run_id: UUID, today: date, now: datetime, tell: Tell = tell_nobody) -> Taken:
    """Take a staged workbook: everything in one transaction, or nothing. Raises NotFound or the reason why not.

    A failure is written on the run with a sentence; a run that died half-way can be taken again.
    """
    start(actor, run_id, today=today)
    return take_started(actor=actor, run_id=run_id, today=today, now=now, tell=tell)


def take_started(*, actor: Actor, run_id: UUID, today: date, now: datetime, tell: Tell = tell_nobody) -> Taken:
    """Take a workbook that `start` marked. Raises NotFound or the reason why not."""
    failed_because = FAILED
    try:
        for attempt in attempts():
            with attempt, unit_of_work(actor, today=today, now=now, action="exchange.take"):
                taken = take_now(actor, run_id, today=today, now=now, tell=tell)
        failed_because = ""
    except AlreadyTaking:
        failed_because = ""
        raise
    except OperationalError as error:
        failed_because = ""
        raise DatabaseGone from error
    except (Refused, NotFound) as no:
        failed_because = str(no) or FAILED
        raise
    finally:
        if failed_because:
            write_failure(actor, run_id, failed_because, today=today, now=now)
    return taken


def write_failure(actor: Actor, run_id: UUID, sentence: str, *, today: date, now: datetime) -> None:
    """Write on a run that nothing was taken, and why, in a transaction of its own."""
    with acting(actor, today=today):
        ImportRun.objects.filter(id=run_id).update(state=RunState.FAILED, sentence=sentence, finished_at=now)


def start(actor: Actor, run_id: UUID, *, today: date) -> None:
    """Mark a run as being taken, in a transaction of its own. Raises NotFound or the reason why not."""
    importing_municipality(actor)
    with acting(actor, today=today):
        run = locked_run(run_id)
        check_may_take(RunState(run.state), died=try_lock(run_id))
        verdicts = Counter(ImportRow.objects.filter(run=run).order_by().values_list("verdict", flat=True))
        if not sum(
            verdicts[kept] for kept in (ImportRow.Verdict.NEW, ImportRow.Verdict.CHANGED, ImportRow.Verdict.SAME)
        ):
            raise NothingToTake
        run.state, run.sentence, run.done_count, run.finished_at = RunState.TAKING, "", 0, None
        run.save(update_fields=["state", "sentence", "done_count", "finished_at"])


def locked_run(run_id: UUID) -> ImportRun:
    """Return a run of the one who acts, locked. Raises NotFound."""
    run = ImportRun.objects.select_for_update(of=("self",)).filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run


def take_now(actor: Actor, run_id: UUID, *, today: date, now: datetime, tell: Tell) -> Taken:
    """Write everything that a run holds; call it inside the unit of work."""
    if not try_lock(run_id):
        raise AlreadyTaking
    run = ImportRun.objects.filter(id=run_id).get()
    municipality_id = importing_municipality(actor)
    with importing(municipality_id):
        tell(Progress(0, 0, "Het werkboek wordt gelezen."))
        wait_for_turn(municipality_id)
        given = (bytes(run.content), run.file_name, run.column_map)
        # From here on nobody corrects these families until all is taken: what is compared is what is written over.
        _, plan = read_and_plan(*given, actor=actor, today=today, hold=hold_dossiers)
        write_plan(plan, actor=actor, today=today, now=now, tell=tell)
        verdicts = Counter(ImportRow.objects.filter(run=run).order_by().values_list("verdict", flat=True))
    total = plan.change_count + len(plan.dossier_ids)
    record_changes(actor, "exchange.workbook-taken", dossier_ids=plan.dossier_ids, at=now)
    current_context().opened.update(map(DossierId, plan.dossier_ids))
    tell(Progress(plan.change_count, total, "De dagen en signalen van alle gezinnen worden berekend."))
    # From here on this transaction holds the run: telling how far it is from another connection would wait for ever.
    ImportRun.objects.filter(id=run_id).update(
        state=RunState.TAKEN, sentence="", done_count=total, total_count=total, finished_at=now
    )
    return Taken(run_id, dict(verdicts), len(plan.dossier_ids), plan.change_count)


def write_plan(plan: ImportPlan, *, actor: Actor, today: date, now: datetime, tell: Tell) -> None:
    """Write families, persons and facts, a constant number of statements; say how far it is."""
    total, done = plan.change_count + len(plan.dossier_ids), 0
    tell(Progress(done, total, "Gezinnen en personen worden ingevoerd."))
    registration.enter(plan.register, actor=actor, today=today, at=now)
    for one in plan.plans:
        tell(Progress(done, total, f"{one.table.label} wordt overgenomen."))
        intake.write([one], actor=actor, at=now)
        done += len(one.changes)
    for facts, dossier_ids in plan.covered.items():
        cover_facts(actor=actor, dossier_ids=dossier_ids, facts=facts, since=today)
    relate_families(plan.dossier_ids, actor=actor, today=today, at=now)


def discard(*, actor: Actor, run_id: UUID, today: date, now: datetime) -> None:
    """Remove the file and its rows; what was taken from it stays. Raises NotFound, AlreadyTaking."""
    with acting(actor, today=today):
        run = locked_run(run_id)
        check_may_discard(RunState(run.state), died=try_lock(run_id))
        if run.state != RunState.TAKEN:
            run.state = RunState.DISCARDED
        run.content, run.column_map, run.remarks, run.file_name = b"", "", [], ""
        run.save(update_fields=["state", "content", "column_map", "remarks", "file_name"])
        ImportRow.objects.filter(run=run).delete()
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
