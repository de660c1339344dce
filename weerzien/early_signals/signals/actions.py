"""Take a step in the life of a signal: see it, take it up, let it wait, close it, take the last step back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from weerzien.access.actors import Actor
from weerzien.access.context import current_context
from weerzien.audit.actions import record_change
from weerzien.dossiers.door import hold_dossiers
from weerzien.early_signals.models import SignalStep, SignalWords
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.rules import (
    Act,
    ChangedMeanwhile,
    NothingToUndo,
    Standing,
    after,
    check_said,
    may_undo,
    signal_of,
)
from weerzien.early_signals.signals.values import NOTHING_SAID, Reason, Said, Signal
from weerzien.early_signals.words import rules_by_theme
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.themes import THEMES

KEEP_WHO_HAS_IT: Final = frozenset({Act.SNOOZE, Act.CLOSE, Act.REOPEN})
LOGGED: Final[Mapping[Act, str]] = {
    Act.SEE: "seen",
    Act.TAKE_UP: "taken-up",
    Act.RELEASE: "released",
    Act.SNOOZE: "snoozed",
    Act.CLOSE: "closed",
    Act.REOPEN: "reopened",
    Act.UNDO: "undone",
    Act.HAND_ON: "passed-on",
}
ONE_LAST_STEP: Final = "a_signal_has_one_last_step"


def take_step(
    *,
    actor: Actor,
    dossier_id: DossierId,
    theme: str,
    act: Act,
    expected: UUID | None,
    said: Said = NOTHING_SAID,
    today: date,
    at: datetime,
) -> None:
    """Take a step with a signal. `expected` is the step that was last when the actor looked, None for none.

    Must run inside `acting`. Raises NotFound for who may read no reason of it, ChangedMeanwhile where somebody was
    first, NotFromHere where the table has no way, or what was not filled in.
    """
    signal = held_signal(dossier_id, theme, today=today)
    last = signal.last
    if (last.life.step_id if last else None) != expected:
        raise ChangedMeanwhile
    words = " ".join(said.words.split())
    state = after(signal.standing(today), act, is_mine=signal.is_taken_by(actor.account_id))
    check_said(act, words=words, until=said.until, helped=said.helped, today=today)
    mine = act is Act.TAKE_UP
    kept = last if last is not None and act in KEEP_WHO_HAS_IT else None
    step = new_step(actor, signal, act, state, today=today, at=at)
    step.until = said.until if act is Act.SNOOZE else None
    step.taken_by_id = actor.account_id if mine else kept.taken_by_id if kept else None
    step.taken_on = today if mine else kept.taken_on if kept else None
    put_after(expected, step)
    if words and act in (Act.SNOOZE, Act.CLOSE):
        SignalWords.objects.create(
            step=step,
            dossier_id=dossier_id,
            compartments=step.compartments,
            words=words,
            helped=said.helped if act is Act.CLOSE else "",
        )
    record_change(actor, f"early-signals.signal-{LOGGED[act]}", dossier_id=dossier_id, fields=[theme], at=at)


def undo_step(*, actor: Actor, dossier_id: DossierId, theme: str, today: date, at: datetime) -> None:
    """Take back the own last step, as long as that is fresh: the signal stands as before it. Raises NothingToUndo."""
    signal = held_signal(dossier_id, theme, today=today)
    last = SignalStep.objects.filter(dossier_id=dossier_id, theme=theme, superseded_by=None).first()
    if last is None or not may_undo(last.act, last.at, is_own=last.by_id == actor.account_id, at=at):
        raise NothingToUndo
    before = SignalStep.objects.filter(superseded_by=last).first()
    step = new_step(actor, signal, Act.UNDO, Standing(before.state) if before else Standing.OPEN, today=today, at=at)
    if before is not None:
        step.covers, step.until, step.on = before.covers, before.until, before.on
        step.taken_by_id, step.taken_on = before.taken_by_id, before.taken_on
    put_after(last.id, step)
    record_change(actor, f"early-signals.signal-{LOGGED[Act.UNDO]}", dossier_id=dossier_id, fields=[theme], at=at)


def held_signal(dossier_id: DossierId, theme: str, *, today: date) -> Signal:
    """Return a signal of a family that nobody else changes until the transaction ends. Raises NotFound."""
    current_context().asked.add(dossier_id)
    hold_dossiers([dossier_id])
    signal = next((one for one in signals_of([dossier_id], today=today) if one.theme == theme), None)
    if signal is None:
        raise NotFound
    return signal


def new_step(actor: Actor, signal: Signal, act: Act, state: Standing, *, today: date, at: datetime) -> SignalStep:
    """Return a step that covers every reason the actor may read now, not stored yet."""
    return SignalStep(
        id=uuid4(),
        dossier_id=signal.dossier_id,
        theme=signal.theme,
        act=act,
        state=state,
        covers=sorted(frozenset[UUID]().union(*(reason.ground.marks for reason in signal.reasons))),
        compartments=sorted(frozenset[str]().union(*(reason.compartments for reason in signal.reasons))),
        rules=rules_of(signal.theme, signal.reasons),
        themes=themes_of_signal(signal.theme),
        by_id=actor.account_id,
        organisation_id=actor.organisation_id,
        on=today,
        at=at,
    )


def put_after(expected: UUID | None, step: SignalStep) -> None:
    """Store a step in the place of the last one. Raises ChangedMeanwhile where another took that place."""
    if expected is not None:
        moved = SignalStep.objects.filter(pk=expected, superseded_by=None).update(superseded_by_id=step.id)
        if not moved:
            raise ChangedMeanwhile
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as error:
        if ONE_LAST_STEP in str(error):
            raise ChangedMeanwhile from error
        raise


def themes_of_signal(theme: str) -> list[str]:
    """Return the themes whose reasons belong to a signal."""
    return sorted({code for code in THEMES if signal_of(code) == theme} | {theme})


def rules_of(theme: str, reasons: Collection[Reason]) -> list[str]:
    """Return the rules whose outcomes belong to a signal, those that left the book but stand in it still included."""
    ruled = {rule for code in themes_of_signal(theme) for rule in rules_by_theme().get(code, ())}
    return sorted(ruled | {reason.rule for reason in reasons if reason.rule})
