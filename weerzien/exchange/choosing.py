"""What may be chosen while a workbook is looked at: what its columns are, and what is done with every conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.audit.actions import record_changes
from weerzien.exchange.keeping import legend_read
from weerzien.exchange.lock import try_lock
from weerzien.exchange.models import ImportConflict, ImportRun
from weerzien.exchange.remembering import forget, remember
from weerzien.exchange.rules import ColumnsFixed, RunState, check_may_choose
from weerzien.exchange.runs import importing_municipality, locked_run
from weerzien.exchange.staging import open_file, stage, stage_unknown
from weerzien.exchange.workbook.chosen import ChosenSheet
from weerzien.exchange.workbook.unusable import NoKnownSheet

Choice = ImportConflict.Choice


def correct_columns(*, actor: Actor, run_id: UUID, chosen: Sequence[ChosenSheet], today: date, now: datetime) -> None:
    """Read a staged workbook again as somebody chose, and keep that for the organisation.

    Raises NotFound, ColumnsFixed, NoKnownSheet and the reason why nothing may be chosen any more.
    """
    with looking_at(actor, run_id, today=today) as run:
        if run.column_map:
            raise ColumnsFixed
        by_name = {sheet.name: sheet for sheet in legend_read(run.legend)}
        opened = open_file(bytes(run.content), file_name=run.file_name, column_map="")
        stage(run, opened, chosen, actor=actor, today=today)
        remember([(by_name[one.name], one) for one in chosen], actor=actor, at=now)
        to_be_looked_at(run)
        record_changes(actor, "exchange.columns-corrected", dossier_ids=(), at=now)


def forget_columns(*, actor: Actor, run_id: UUID, today: date, now: datetime) -> None:
    """Forget for the organisation how the sheets of a workbook are read, and read it again by guessing.

    Raises NotFound, ColumnsFixed and the reason why nothing may be chosen any more.
    """
    with looking_at(actor, run_id, today=today) as run:
        if run.column_map:
            raise ColumnsFixed
        forget(legend_read(run.legend), actor=actor)
        opened = open_file(bytes(run.content), file_name=run.file_name, column_map="")
        try:
            stage(run, opened, (), actor=actor, today=today)
        except NoKnownSheet:
            stage_unknown(run, opened)
        to_be_looked_at(run)
        record_changes(actor, "exchange.columns-forgotten", dossier_ids=(), at=now)


@dataclass(frozen=True, slots=True)
class ForAll:
    """The same choice for every conflict, or for those in one column of a sheet."""

    choice: Choice
    sheet: str = ""
    heading: str = ""


def choose_conflicts(
    *,
    actor: Actor,
    run_id: UUID,
    choices: Mapping[int, Choice],
    for_all: ForAll | None = None,
    today: date,
    now: datetime,
) -> None:
    """Keep what was chosen of these conflicts, and then `for_all`.

    Raises NotFound and the reason why nothing may be chosen any more.
    """
    with looking_at(actor, run_id, today=today) as run:
        rows = ImportConflict.objects.filter(run=run)
        for choice in Choice:
            rows.filter(id__in=[number for number, chosen in choices.items() if chosen is choice]).update(choice=choice)
        if for_all is not None:
            column = {"sheet": for_all.sheet, "heading": for_all.heading} if for_all.heading else {}
            rows.filter(**column).update(choice=for_all.choice)
        record_chosen(run, actor=actor, now=now)


@contextmanager
def looking_at(actor: Actor, run_id: UUID, *, today: date) -> Iterator[ImportRun]:
    """Lock a run that is being looked at, in a transaction in which it may be read what is known already."""
    with acting(actor, today=today), importing(importing_municipality(actor)):
        run = locked_run(run_id)
        check_may_choose(RunState(run.state), died=try_lock(run_id), has_file=bool(run.content))
        yield run


def to_be_looked_at(run: ImportRun) -> None:
    """Let a run wait again for somebody to take it: what was said of an earlier try is over."""
    run.state, run.sentence = RunState.PREVIEW, ""
    run.save(update_fields=["state", "sentence"])


def record_chosen(run: ImportRun, *, actor: Actor, now: datetime) -> None:
    """Write in the log of which families somebody chose the workbook above what stands here."""
    rows = ImportConflict.objects.filter(run=run, choice=Choice.TAKE).order_by("dossier_id")
    dossier_ids = rows.values_list("dossier_id", flat=True).distinct()
    record_changes(actor, "exchange.conflicts-chosen", dossier_ids=list(dossier_ids), at=now)
