"""What tests of settings share: somebody who may set, and the whole way from a choice to what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY
from weerzien.access.actors import Actor
from weerzien.early_signals.local import actions
from weerzien.early_signals.local.rules import Chosen
from weerzien.early_signals.work import unit_of_work
from weerzien.jobs import evaluate, weigh

BECAUSE = "Afgesproken in het overleg van november."
LONG_AGO = date(2020, 1, 1)


def previewed(
    actor: Actor, rule: str, parameter: str, value: int | None, *, since: date = LONG_AGO, because: str = BECAUSE
) -> UUID:
    """Ask for a preview."""
    with unit_of_work(actor, today=TODAY, now=NOW):
        return actions.preview_choice(
            actor=actor, choice=Chosen(rule, parameter, value, since), because=because, today=TODAY, at=NOW
        )


def weighed(actor: Actor, *, stop_after: int = 10_000, at_once: int = 100) -> None:
    """Count what waits for the municipality of somebody; the worker is asked to stop after so many batches."""
    assert actor.municipality_id is not None
    batches = iter(range(stop_after + 1))
    with as_jobs():
        weigh.run(actor.municipality_id, should_stop=lambda: next(batches) == stop_after, at_once=at_once)


def saved(actor: Actor, preview_id: UUID, *, today: date = TODAY, minutes: int = 1) -> None:
    """Save what a preview counted, so many minutes later."""
    with unit_of_work(actor, today=today, now=NOW):
        actions.save_preview(actor=actor, preview_id=preview_id, today=today, at=NOW + timedelta(minutes=minutes))


def chosen(
    actor: Actor,
    rule: str,
    parameter: str,
    value: int | None,
    *,
    since: date = LONG_AGO,
    because: str = BECAUSE,
    minutes: int = 1,
) -> None:
    """Set a rule otherwise, all the way."""
    preview_id = previewed(actor, rule, parameter, value, since=since, because=because)
    weighed(actor)
    saved(actor, preview_id, minutes=minutes)


def looked_again(actor: Actor) -> int:
    """Evaluate the municipality of somebody as its job does; return how many families were due."""
    assert actor.municipality_id is not None
    with as_jobs():
        return evaluate.run(actor.municipality_id, should_stop=lambda: False)
