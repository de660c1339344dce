"""Takes what a run holds in one transaction: families, persons, facts and outcomes, with checkpoints in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.utils.timezone import localtime

from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context, importing
from weerzien.audit.actions import record_change, record_changes
from weerzien.dossiers import entering, registration
from weerzien.dossiers.actions import cover_facts
from weerzien.dossiers.door import hold_dossiers
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.local.actions import take_settings
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.work import attempts, unit_of_work
from weerzien.exchange.keeping import chosen_sheets
from weerzien.exchange.lock import wait_for_turn
from weerzien.exchange.models import ImportRow, ImportRun
from weerzien.exchange.planning import ImportPlan
from weerzien.exchange.relating import relate_families
from weerzien.exchange.rules import ChangedSinceChosen, DatabaseGone, RunState, Stopped
from weerzien.exchange.runs import importing_municipality, locked_run
from weerzien.exchange.setting import settings_to_take
from weerzien.exchange.staging import open_file, read_as_staged, stage
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.kernel.words import date_words

FAILED = "Het overnemen is misgegaan. Er is niets overgenomen; probeer het opnieuw of meld dit bij uw beheerder."
FAMILIES_AT_ONCE = 200
EVALUATING = "De dagen en signalen van de gezinnen worden berekend."


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
"""Hears how far it is at every checkpoint, and raises Stopped where somebody does not want to go on."""


def tell_nobody(_: Progress) -> None:
    """Keep the progress to ourselves."""


def take_started(*, actor: Actor, run_id: UUID, today: date, now: datetime, tell: Tell = tell_nobody) -> Taken:
    """Take a workbook that `start` marked; call it inside `taking_alone`. Raises NotFound or the reason why not."""
    state, sentence = RunState.FAILED, FAILED
    municipality_id = importing_municipality(actor)
    try:
        for attempt in attempts():
            with attempt, unit_of_work(actor, today=today, now=now, action="exchange.take"):
                taken = take_now(actor, run_id, municipality_id, today=today, now=now, tell=tell)
        sentence = ""
    except (OperationalError, InterfaceError) as error:
        sentence = DatabaseGone.sentence()
        raise DatabaseGone from error
    except ChangedSinceChosen as no:
        renew(actor, run_id, today=today)
        state, sentence = RunState.PREVIEW, str(no)
        raise
    except Stopped as no:
        state, sentence = RunState.PREVIEW, str(no)
        raise
    except (Refused, NotFound) as no:
        sentence = str(no) or FAILED
        raise
    finally:
        if sentence:
            write_end(actor, run_id, state, sentence, today=today, now=now)
    return taken


def write_end(actor: Actor, run_id: UUID, state: RunState, sentence: str, *, today: date, now: datetime) -> None:
    """Write on a run that nothing was taken, and why, in a transaction of its own.

    A run that was taken after all stays taken. Where the database is gone nothing is written: whoever looks later sees
    that nobody takes the run any more.
    """
    with suppress(OperationalError, InterfaceError), acting(actor, today=today):
        runs = ImportRun.objects.filter(id=run_id).exclude(state=RunState.TAKEN)
        runs.update(state=state, sentence=sentence, finished_at=now)


def renew(actor: Actor, run_id: UUID, *, today: date) -> None:
    """Look again at what a staged workbook would do, in a transaction of its own: something changed here meanwhile."""
    with acting(actor, today=today), importing(importing_municipality(actor)):
        run = locked_run(run_id)
        opened = open_file(bytes(run.content), file_name=run.file_name, column_map=run.column_map)
        stage(run, opened, chosen_sheets(run.chosen), actor=actor, today=today)


def take_now(
    actor: Actor, run_id: UUID, municipality_id: OrganisationId, *, today: date, now: datetime, tell: Tell
) -> Taken:
    """Write everything that a run holds; call it inside the unit of work.

    Raises ChangedSinceChosen where another value has come here since somebody chose the workbook above it.
    """
    run = ImportRun.objects.filter(id=run_id).get()
    with importing(municipality_id):
        tell(Progress(0, 0, "Het werkboek wordt gelezen."))
        wait_for_turn(municipality_id)
        # From here on nobody corrects these families until all is taken: what is compared is what is written over.
        reading, plan = read_as_staged(run, actor=actor, today=today, hold=hold_dossiers)
        if any(placed.conflict.is_overtaken for placed in plan.conflicts):
            raise ChangedSinceChosen
        write_plan(plan, actor=actor, today=today, now=now, tell=tell, because_chosen=because_chosen(run))
        verdicts = Counter(ImportRow.objects.filter(run=run).order_by().values_list("verdict", flat=True))
    record_taken(actor, plan, now=now)
    chosen = settings_to_take(reading, actor=actor)
    if chosen:
        take_settings(actor=actor, chosen=chosen, because=because_taken(run), at=now)
    evaluate(plan, today=today, now=now, tell=tell)
    total = total_of(plan)
    # From here on this transaction holds the run: nobody else can write on it any more.
    ImportRun.objects.filter(id=run_id).update(
        state=RunState.TAKEN, sentence="", done_count=total, total_count=total, finished_at=now
    )
    return Taken(run_id, dict(verdicts), len(plan.dossier_ids), plan.change_count)


def because_chosen(run: ImportRun) -> str:
    """Return why a value by hand gave way; without the name of the file, which may name a family."""
    return f"Gekozen bij het overnemen van het werkboek van {localtime(run.created_at):%d-%m-%Y}."


def because_taken(run: ImportRun) -> str:
    """Return why rules were set; without the name of the file either."""
    return f"Overgenomen uit het werkboek van {date_words(localtime(run.created_at).date())}."


def total_of(plan: ImportPlan) -> int:
    """Return how much there is to do: facts to write and families to evaluate."""
    return plan.change_count + len(plan.dossier_ids)


def write_plan(plan: ImportPlan, *, actor: Actor, today: date, now: datetime, tell: Tell, because_chosen: str) -> None:
    """Write families, persons and facts, a constant number of statements; say how far it is."""
    total, done = total_of(plan), 0
    tell(Progress(done, total, "Gezinnen en personen worden ingevoerd."))
    registration.enter(plan.register, actor=actor, today=today, at=now, because_chosen=because_chosen)
    for one in plan.plans:
        tell(Progress(done, total, f"{one.table.label} wordt overgenomen."))
        entering.write([one], actor=actor, at=now, because_chosen=because_chosen)
        done += len(one.changes)
    for facts, dossier_ids in plan.covered.items():
        cover_facts(actor=actor, dossier_ids=dossier_ids, facts=facts, since=today)
    tell(Progress(done, total, "Wie bij wie hoort wordt bijgewerkt."))
    relate_families(plan.dossier_ids, actor=actor, today=today, at=now)


def record_taken(actor: Actor, plan: ImportPlan, *, now: datetime) -> None:
    """Write in the log which families were taken in, and of whom somebody chose the workbook above what stood here."""
    record_changes(actor, "exchange.workbook-taken", dossier_ids=plan.dossier_ids, at=now)
    for (dossier_id, person_id), headings in plan.overruled.items():
        record_change(
            actor, "exchange.conflict-taken", dossier_id=dossier_id, subject=person_id, fields=headings, at=now
        )


def evaluate(plan: ImportPlan, *, today: date, now: datetime, tell: Tell) -> None:
    """Evaluate the families again, some at a time, so that one can stop in between and little has to be remembered."""
    ids = sorted(map(DossierId, plan.dossier_ids))
    for first in range(0, len(ids), FAMILIES_AT_ONCE):
        tell(Progress(plan.change_count + first, total_of(plan), EVALUATING))
        reevaluate(ids[first : first + FAMILIES_AT_ONCE], on=today, now=now, cause=Cause.FACT)
    # The unit of work evaluates what was opened and not evaluated yet.
    current_context().opened.difference_update(ids)
