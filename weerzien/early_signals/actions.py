"""Evaluate families again and keep what the rulebook says of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from weerzien.access.actors import Actor
from weerzien.access.context import evaluating
from weerzien.audit.actions import record_changes
from weerzien.dossiers.door import hold_dossiers
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.following import follow
from weerzien.early_signals.local.in_force import settings_for
from weerzien.early_signals.looking import looked_in
from weerzien.early_signals.models import OutcomeChange
from weerzien.early_signals.rules import Cause
from weerzien.early_signals.storing import store
from weerzien.kernel.ids import DossierId


def reevaluate(
    dossier_ids: Collection[DossierId], *, on: date, now: datetime, cause: Cause
) -> tuple[OutcomeChange, ...]:
    """Evaluate these families on a day, store what differs and return what changed in state, day or rule version.

    What follows of their facts is done as well. Must run inside `acting`; holds the families until that ends. The
    number of queries does not depend on how many.
    """
    ids = sorted(set(dossier_ids))
    if not ids:
        return ()
    # Two who look at the same family at once would both write what they found.
    hold_dossiers(ids)
    with evaluating(ids):
        cases = read_cases(ids)
        changes = store(looked_in(cases.items(), on=on, settings=settings_for(ids, on=on)), on=on, now=now, cause=cause)
        follow(cases, on=on, now=now)
    return changes


def reevaluate_open(*, actor: Actor, on: date, now: datetime) -> tuple[int, int]:
    """Evaluate again every open family the actor may know of, due or not.

    Return how many families were looked at and how many outcomes changed.
    """
    ids = open_family_ids()
    changes = reevaluate(ids, on=on, now=now, cause=Cause.TIME)
    if ids:
        record_changes(actor, "early-signals.reevaluated", dossier_ids=ids, at=now)
    return len(ids), len(changes)
