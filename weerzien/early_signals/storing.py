"""Keep what the rulebook said: new and changed outcomes, what became of the old ones, and when to look again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

from weerzien.access.questions import asked_for_many
from weerzien.early_signals.models import Evaluation, Outcome, OutcomeChange
from weerzien.early_signals.rules import Cause, Stored, cause_of_change
from weerzien.kernel.ids import DossierId
from weerzien.rulebook import outcomes as rulebook
from weerzien.rulebook.fingerprint import rulebook_fingerprint
from weerzien.rulebook.next_look import Looked

Identity = tuple[UUID, str, str, UUID | None, UUID | None]

IDENTITY = ("dossier_id", "rule", "step", "subject_id", "subject_ref")
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
KEPT = (
    f"select {', '.join((*IDENTITY, 'id', 'first_seen_on', *CONTENT))} from early_signals_outcome"  # noqa: S608 -- ours
    " where dossier_id = any(%(ids)s)"
)
AT_ONCE = 2000
BY_NUMBER = attrgetter("int")
"""Ids in the order they have anyhow, found without asking each about another."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it stands; `content` in the order of CONTENT."""

    id: UUID
    first_seen_on: date
    content: tuple[Any, ...]

    def told(self, name: str) -> Any:
        """Return one field of the content."""
        return self.content[CONTENT.index(name)]


def store(looked: Mapping[DossierId, Looked], *, on: date, now: datetime, cause: Cause) -> tuple[OutcomeChange, ...]:
    """Store what differs from what is kept and return what changed in state, day or rule version.

    Must run where the outcomes of exactly these families may be written. As many statements for many as for one.
    """
    found = {_identity(outcome): outcome for each in looked.values() for outcome in each.outcomes}
    ended = _kept(looked)
    changed: list[tuple[Identity, Kept | None, rulebook.Outcome, tuple[Any, ...]]] = []
    for identity, outcome in found.items():
        # Looked up once: an identity is mostly ids, and a night has a hundred thousand of them.
        before, content = ended.pop(identity, None), _content(outcome)
        if before is None or content != before.content:
            changed.append((identity, before, outcome, content))
    _write([_row(identity, content, before, on=on) for identity, before, _, content in sorted(changed, key=_by_name)])
    if ended:
        Outcome.objects.filter(pk__in=[before.id for before in ended.values()]).delete()
    _remember(looked, on=on)
    differences: list[tuple[Identity, Kept | None, rulebook.Outcome | None]] = [each[:3] for each in changed]
    differences += [(identity, before, None) for identity, before in ended.items()]
    lines = [
        _change(identity, before, after, on=on, now=now, given=_given(identity, looked, cause))
        for identity, before, after in differences
        if _matters(before, after)
    ]
    return tuple(OutcomeChange.objects.bulk_create(lines, batch_size=AT_ONCE))


def _by_name(difference: tuple[Any, ...]) -> str:
    """Return by what differences are put in order, the same whoever writes."""
    return str(difference[0])


def _kept(dossier_ids: Mapping[DossierId, Looked]) -> dict[Identity, Kept]:
    """Return what is kept of these families; plain values, for a night reads hundreds of thousands of them."""
    rows = asked_for_many(KEPT, {"ids": list(dossier_ids)})
    width = len(IDENTITY)
    return {row[:width]: Kept(row[width], row[width + 1], row[width + 2 :]) for row in rows}


def _write(rows: list[Outcome]) -> None:
    """Insert new outcomes and replace the content of kept ones, in one statement per two thousand rows."""
    if rows:
        Outcome.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[*CONTENT, "evaluated_on"],
            batch_size=AT_ONCE,
        )


def _remember(looked: Mapping[DossierId, Looked], *, on: date) -> None:
    """Write down when each family was looked at, by which rulebook, with which settings, and when to look again."""
    Evaluation.objects.bulk_create(
        [
            Evaluation(
                dossier_id=pk,
                evaluated_on=on,
                again_on=each.again_on,
                rulebook=rulebook_fingerprint(),
                settings=each.settings.fingerprint,
            )
            for pk, each in sorted(looked.items())
        ],
        update_conflicts=True,
        unique_fields=["dossier"],
        update_fields=["evaluated_on", "again_on", "rulebook", "settings"],
        batch_size=AT_ONCE,
    )


def _row(identity: Identity, content: tuple[Any, ...], kept: Kept | None, *, on: date) -> Outcome:
    return Outcome(
        id=uuid4() if kept is None else kept.id,
        **dict(zip(IDENTITY, identity, strict=True)),
        first_seen_on=on if kept is None else kept.first_seen_on,
        evaluated_on=on,
        **dict(zip(CONTENT, content, strict=True)),
    )


def _content(outcome: rulebook.Outcome) -> tuple[Any, ...]:
    """Return what is kept of an outcome, in the order of CONTENT."""
    return (
        outcome.version,
        outcome.state.value,
        outcome.kind.value if outcome.kind else "",
        outcome.day,
        outcome.strict,
        outcome.last_working_day,
        outcome.urgency.value,
        outcome.acts,
        outcome.ground,
        outcome.certainty,
        list(outcome.missing),
        list(outcome.because),
        [[reminder.day.isoformat(), reminder.urgency.value] for reminder in outcome.reminders],
        outcome.until,
        sorted(outcome.fact_ids, key=BY_NUMBER),
        sorted(outcome.compartments),
    )


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


def _given(identity: Identity, looked: Mapping[DossierId, Looked], cause: Cause) -> Cause:
    """Return why this outcome was looked at again: what a municipality set touches no other rule than it is about."""
    dossier_id, rule, *_ = identity
    is_other = cause is Cause.SETTING and rule not in looked[DossierId(dossier_id)].settings.rules
    return Cause.TIME if is_other else cause


def _matters(before: Kept | None, after: rulebook.Outcome | None) -> bool:
    if before is None or after is None:
        return True
    told = (before.told("version"), before.told("state"), before.told("day"))
    return told != (after.version, after.state.value, after.day)


def _change(
    identity: Identity,
    before: Kept | None,
    after: rulebook.Outcome | None,
    *,
    on: date,
    now: datetime,
    given: Cause,
) -> OutcomeChange:
    stored = None
    rested_on = set(after.fact_ids if after else ()) | set(before.told("fact_ids") if before else ())
    if before is not None:
        facts = frozenset(map(str, before.told("fact_ids")))
        stored = Stored(before.told("version"), before.told("state"), before.told("day"), before.told("until"), facts)
    compartments = set(before.told("compartments") if before else ()) | set(after.compartments if after else ())
    return OutcomeChange(
        **dict(zip(IDENTITY, identity, strict=True)),
        compartments=sorted(compartments),
        at=now,
        cause=cause_of_change(stored, after, on=on, given=given),
        state_before=stored.state if stored else "",
        day_before=stored.day if stored else None,
        state_after=after.state.value if after else "",
        day_after=after.day if after else None,
        fact_ids=sorted(rested_on, key=BY_NUMBER),
    )
