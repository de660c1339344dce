"""Evaluate families again and keep what the rulebook says of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from weerzien.access.actors import Actor
from weerzien.access.context import evaluating
from weerzien.audit.actions import record_changes
from weerzien.dossiers.door import hold_dossiers
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.models import Outcome, OutcomeChange
from weerzien.early_signals.rules import Cause, Stored, cause_of_change
from weerzien.kernel.ids import DossierId
from weerzien.rulebook import outcomes as rulebook
from weerzien.rulebook.evaluate import evaluate

Identity = tuple[UUID, str, str, UUID | None, UUID | None]

CONTENT = (
    "version",
    "state",
    "kind",
    "day",
    "strict",
    "last_working_day",
    "urgency",
    "acts",
    "ground",
    "certainty",
    "missing",
    "because",
    "reminders",
    "until",
    "fact_ids",
    "compartments",
)
"""What is compared: a row whose content stays the same is not written again."""


def reevaluate(
    dossier_ids: Collection[DossierId], *, on: date, now: datetime, cause: Cause
) -> tuple[OutcomeChange, ...]:
    """Evaluate these families on a day, store what differs and return what changed in state, day or rule version.

    Must run inside `acting`; holds the families until that ends. The number of queries does not depend on how many.
    """
    ids = sorted(set(dossier_ids))
    if not ids:
        return ()
    # Two who look at the same family at once would both write what they found.
    hold_dossiers(ids)
    with evaluating(ids):
        found = {_identity(outcome): outcome for case in read_cases(ids).values() for outcome in evaluate(case, on=on)}
        kept = {_kept_identity(row): row for row in Outcome.objects.filter(dossier_id__in=ids).order_by("id")}
        ended = {identity: row for identity, row in kept.items() if identity not in found}
        changed = {
            identity: outcome
            for identity, outcome in found.items()
            if identity not in kept or _content(outcome) != _kept_content(kept[identity])
        }
        _store(changed, kept, on=on)
        if ended:
            Outcome.objects.filter(pk__in=[row.pk for row in ended.values()]).delete()
        lines = [
            _change(identity, kept.get(identity), found.get(identity), on=on, now=now, given=cause)
            for identity in (*changed, *ended)
            if _matters(kept.get(identity), found.get(identity))
        ]
        return tuple(OutcomeChange.objects.bulk_create(lines, batch_size=2000))


def reevaluate_open(*, actor: Actor, on: date, now: datetime) -> tuple[int, int]:
    """Evaluate again every open family the actor may know of: facts did not change, time did.

    All of them, because a family without any outcome can get one by itself: silence is a signal after weeks of nothing.
    Return how many families were looked at and how many outcomes changed.
    """
    ids = open_family_ids()
    changes = reevaluate(ids, on=on, now=now, cause=Cause.TIME)
    if ids:
        record_changes(actor, "early-signals.reevaluated", dossier_ids=ids, at=now)
    return len(ids), len(changes)


def _store(changed: Mapping[Identity, rulebook.Outcome], kept: Mapping[Identity, Outcome], *, on: date) -> None:
    """Insert new outcomes and replace the content of kept ones, in one statement per two thousand rows."""
    rows = [_row(identity, outcome, kept.get(identity), on=on) for identity, outcome in changed.items()]
    if rows:
        Outcome.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*CONTENT, "evaluated_on"],
            batch_size=2000,
        )


def _row(identity: Identity, outcome: rulebook.Outcome, kept: Outcome | None, *, on: date) -> Outcome:
    dossier_id, rule, step, subject_id, subject_ref = identity
    return Outcome(
        id=uuid4() if kept is None else kept.id,
        dossier_id=dossier_id,
        rule=rule,
        step=step,
        subject_id=subject_id,
        subject_ref=subject_ref,
        first_seen_on=on if kept is None else kept.first_seen_on,
        evaluated_on=on,
        **_content(outcome),
    )


def _content(outcome: rulebook.Outcome) -> dict[str, Any]:
    return {
        "version": outcome.version,
        "state": outcome.state.value,
        "kind": outcome.kind.value if outcome.kind else "",
        "day": outcome.day,
        "strict": outcome.strict,
        "last_working_day": outcome.last_working_day,
        "urgency": outcome.urgency.value,
        "acts": outcome.acts,
        "ground": outcome.ground,
        "certainty": outcome.certainty,
        "missing": list(outcome.missing),
        "because": list(outcome.because),
        "reminders": [[reminder.day.isoformat(), reminder.urgency.value] for reminder in outcome.reminders],
        "until": outcome.until,
        "fact_ids": sorted(outcome.fact_ids),
        "compartments": sorted(outcome.compartments),
    }


def _kept_content(row: Outcome) -> dict[str, Any]:
    return {name: getattr(row, name) for name in CONTENT}


def _identity(outcome: rulebook.Outcome) -> Identity:
    return (
        _uuid(outcome.family),
        outcome.rule,
        outcome.step,
        None if outcome.person is None else _uuid(outcome.person),
        None if outcome.subject_ref is None else _uuid(outcome.subject_ref),
    )


def _uuid(key: object) -> UUID:
    if not isinstance(key, UUID):
        raise TypeError("A case read from the database names everything by UUID.")
    return key


def _kept_identity(row: Outcome) -> Identity:
    return (row.dossier_id, row.rule, row.step, row.subject_id, row.subject_ref)


def _matters(before: Outcome | None, after: rulebook.Outcome | None) -> bool:
    if before is None or after is None:
        return True
    return (before.version, before.state, before.day) != (after.version, after.state.value, after.day)


def _change(
    identity: Identity,
    before: Outcome | None,
    after: rulebook.Outcome | None,
    *,
    on: date,
    now: datetime,
    given: Cause,
) -> OutcomeChange:
    dossier_id, rule, step, subject_id, subject_ref = identity
    stored = None
    if before is not None:
        stored = Stored(before.version, before.state, before.day, before.until, frozenset(map(str, before.fact_ids)))
    compartments = set(before.compartments if before else ()) | set(after.compartments if after else ())
    return OutcomeChange(
        dossier_id=dossier_id,
        rule=rule,
        step=step,
        subject_id=subject_id,
        subject_ref=subject_ref,
        compartments=sorted(compartments),
        at=now,
        cause=cause_of_change(stored, after, on=on, given=given),
        state_before=before.state if before else "",
        day_before=before.day if before else None,
        state_after=after.state.value if after else "",
        day_after=after.day if after else None,
    )
