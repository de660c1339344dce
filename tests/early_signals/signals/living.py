"""Signals in a family of the cast: reasons kept by hand, and steps taken by the people of the cast."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import SIGNAL, keep
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.signals.actions import take_step, undo_step
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.rules import Act, Helped
from weerzien.early_signals.signals.values import Said, Signal

OVERLOAD = "overbelasting"
NOTHING = Said()
DONE = Said("tolk geregeld", helped=Helped.YES)


def absence(family: Family, *facts: UUID, **values: Any) -> UUID:
    """Keep that a threshold of absence was reached; who reads schooling of the youngster sees it."""
    told = {"subject_id": family.youngster, "state": "due", "kind": "task", "day": TODAY, "step": ""}
    return keep(family, SIGNAL, rule="S01", fact_ids=list(facts) or [uuid4()], **(told | values))


def interpreting(family: Family, *facts: UUID, **values: Any) -> UUID:
    """Keep that the youngster interprets too often; it rests on contacts and relations."""
    told = {"subject_id": family.youngster, "urgency": "hoog", "step": "", "compartments": ["contacts", "relations"]}
    return keep(family, SIGNAL | {"rule": "S02"}, fact_ids=list(facts) or [uuid4()], **(told | values))


def gone(family: Family, outcome_id: UUID) -> None:
    """Take away an outcome, as the rulebook does where it does not hold any more."""
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        Outcome.objects.filter(pk=outcome_id).delete()


def seen(actor: Actor, family: Family, *, today: date = TODAY) -> dict[str, Signal]:
    """Return the signals of a family that somebody sees, by theme."""
    with acting(actor, today=today):
        return {one.theme: one for one in signals_of([family.dossier_id], today=today)}


def standing(actor: Actor, family: Family, theme: str = OVERLOAD, *, today: date = TODAY) -> str:
    """Return how a signal stands for somebody; empty where it does not exist for them."""
    signal = seen(actor, family, today=today).get(theme)
    return signal.standing(today) if signal else ""


def step(
    actor: Actor,
    family: Family,
    act: Act,
    theme: str = OVERLOAD,
    *,
    said: Said = NOTHING,
    today: date = TODAY,
    at: datetime = NOW,
    **expected: UUID | None,
) -> None:
    """Take a step with a signal as somebody who sees it as it is now."""
    with acting(actor, today=today):
        now = {one.theme: one for one in signals_of([family.dossier_id], today=today)}.get(theme)
        last = now.last.life.step_id if now and now.last else None
        take_step(
            actor=actor,
            dossier_id=family.dossier_id,
            theme=theme,
            act=act,
            expected=expected.get("expected", last),
            said=said,
            today=today,
            at=at,
        )


def undo(actor: Actor, family: Family, theme: str = OVERLOAD, *, at: datetime = NOW) -> None:
    """Take the last step back."""
    with acting(actor, today=TODAY):
        undo_step(actor=actor, dossier_id=family.dossier_id, theme=theme, today=TODAY, at=at)
