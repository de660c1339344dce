"""The signals that somebody has in hand, passed on with their other work when they are away, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import actor_for
from weerzien.audit.actions import record_change
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.models import SignalStep, SignalWords
from weerzien.early_signals.signals.actions import LOGGED, held_signal, new_step, put_after, undo_step
from weerzien.early_signals.signals.reading import signals_in_short
from weerzien.early_signals.signals.rules import Act, NothingToUndo, Standing
from weerzien.early_signals.signals.values import Signal
from weerzien.kernel.ids import AccountId, DossierId
from weerzien.kernel.refusals import NotFound


def signals_in_hand(account_id: UUID, *, among: Sequence[UUID], today: date) -> tuple[Signal, ...]:
    """Return the signals that somebody took up, in short, as far as the one who asks sees them; one query."""
    every = signals_in_short(among, today=today)
    return tuple(one for one in every if is_in_hand(one, account_id, today=today))


def is_in_hand(signal: Signal, account_id: UUID, *, today: date) -> bool:
    """Return whether somebody has a signal in hand."""
    return signal.is_taken_by(account_id) and signal.standing(today) is Standing.TAKEN_UP


def pass_signals_on(
    *, actor: Actor, from_id: AccountId, to_id: AccountId, because: str, today: date, at: datetime
) -> int:
    """Give the signals of one colleague to another, with a reason; return how many. A few statements for each.

    What the other sees no reason of nobody would have: it is let go, for whoever does see it. Must run inside `acting`.
    """
    wanted = signals_in_hand(from_id, among=open_family_ids(), today=today)
    families = sorted({DossierId(one.dossier_id) for one in wanted})
    with acting(actor_for(to_id, today=today), today=today):
        seen = {(one.dossier_id, one.theme) for one in signals_in_short(families, today=today)} if families else set()
    for one in wanted:
        signal = held_signal(DossierId(one.dossier_id), one.theme, today=today)
        if not is_in_hand(signal, from_id, today=today) or signal.last is None:
            continue
        takes_it = (one.dossier_id, one.theme) in seen
        state = Standing.TAKEN_UP if takes_it else Standing.SEEN
        step = new_step(actor, signal, Act.HAND_ON, state, today=today, at=at)
        step.taken_by_id, step.taken_on = (to_id, today) if takes_it else (None, None)
        put_after(signal.last.life.step_id, step)
        SignalWords.objects.create(step=step, dossier_id=step.dossier_id, compartments=step.compartments, words=because)
        action = f"early-signals.signal-{LOGGED[Act.HAND_ON]}"
        record_change(actor, action, dossier_id=DossierId(step.dossier_id), fields=[one.theme], at=at)
    return len(wanted)


def take_signals_back(*, actor: Actor, within: timedelta, today: date, at: datetime) -> int:
    """Undo what somebody passed on not longer ago than `within`; what another changed since stays. Return how many."""
    passed = SignalStep.objects.filter(
        by_id=actor.account_id, act=Act.HAND_ON, superseded_by=None, at__gte=at - within
    ).order_by("dossier_id", "theme")
    count = 0
    for dossier_id, theme in list(passed.values_list("dossier_id", "theme")):
        with suppress(NothingToUndo, NotFound):
            undo_step(actor=actor, dossier_id=DossierId(dossier_id), theme=theme, today=today, at=at)
            count += 1
    return count
