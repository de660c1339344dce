"""The signals of families, out of outcomes, reports and steps: PostgreSQL leaves out what the reader may not see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from weerzien.access.questions import DaySlot, IdSlot, Question, asked
from weerzien.early_signals.models import Outcome, ReportMatch, SignalStep
from weerzien.early_signals.rules import URGENCY_RANK
from weerzien.early_signals.signals.rules import TASKS_THAT_SPEAK, Life, Standing, signal_of
from weerzien.early_signals.signals.values import OF_A_REPORT, LastStep, Reason, Signal
from weerzien.early_signals.words import theme_of
from weerzien.rulebook.outcomes import State

Row = Mapping[str, Any]
SPEAKS: Final = Q(state=State.SIGNAL) | Q(rule__in=TASKS_THAT_SPEAK, state__in=(State.DUE, State.OVERDUE))
"""That an outcome is a reason: a signal, or a task that a threshold gave."""
OUTCOME_FIELDS: Final = {
    name: name for name in ("id", "rule", "step", "urgency", "subject_id", "dossier_id", "compartments")
} | {"words": "because", "facts": "fact_ids", "since": "first_seen_on"}
MATCH_FIELDS: Final = {
    "id": "report_id",
    "theme": "theme",
    "subject_id": "subject_id",
    "dossier_id": "dossier_id",
    "compartments": "compartments",
    "words": "words",
    "since": "on",
    "until": "expires_on",
    "noticed_on": "noticed_on",
    "organisation": "organisation__name",
    "received_by": "municipality_id",
}
STEP_FIELDS: Final = {
    name: name
    for name in ("id", "dossier_id", "theme", "act", "state", "covers", "on", "until", "at", "taken_by_id", "taken_on")
} | {"taken_by": "taken_by__name", "by": "by__name", "organisation": "organisation__name"}
LAST: Final = {"superseded_by__isnull": True}


def _parts() -> QuerySet[Any, Any]:
    family = {"dossier_id__in": [IdSlot("ids")]}
    outcomes = _as_json(Outcome.objects.filter(SPEAKS, **family), OUTCOME_FIELDS, "outcome")
    matches = _as_json(ReportMatch.objects.filter(expires_on__gt=DaySlot("today"), **family), MATCH_FIELDS, "report")
    steps = _as_json(SignalStep.objects.filter(**LAST, **family), STEP_FIELDS, "step")
    return outcomes.union(matches, steps, all=True)


def _as_json(rows: QuerySet[Any, Any], fields: Mapping[str, str], part: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(part, output_field=CharField()), JSONObject(**fields))


PARTS: Final = Question(_parts)


def signals_of(dossier_ids: Sequence[UUID], *, today: date) -> tuple[Signal, ...]:
    """Return the signals of families of which the reader may see a reason; one query, however many families."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for part, content in PARTS.tuples(ids=list(dossier_ids), today=today):
        parts[part].append(content)
    reasons = [*map(reason_found, parts["outcome"]), *map(reason_reported, parts["report"])]
    return fused(reasons, map(last_step, parts["step"]))


def fused(reasons: Iterable[Reason], steps: Iterable[LastStep | None]) -> tuple[Signal, ...]:
    """Return reasons as signals, one per family and theme; the most urgent reason first, then the oldest."""
    lives = {(step.dossier_id, step.theme): step for step in steps if step is not None}
    found: dict[tuple[UUID, str], list[Reason]] = defaultdict(list)
    for reason in reasons:
        found[reason.dossier_id, signal_of(reason.theme)].append(reason)
    return tuple(
        Signal(dossier_id, theme, tuple(sorted(several, key=_in_order)), lives.get((dossier_id, theme)))
        for (dossier_id, theme), several in sorted(found.items())
    )


def _in_order(reason: Reason) -> tuple[int, date, str, UUID]:
    return (-URGENCY_RANK.get(reason.urgency, 0), reason.since, reason.rule, reason.id)


def reason_found(row: Row) -> Reason:
    """Return an outcome as a reason, under the theme of its rule; a rule that left the book stands under its code."""
    theme = theme_of(row["rule"])
    return Reason(
        id=UUID(row["id"]),
        dossier_id=UUID(row["dossier_id"]),
        subject_id=_id(row["subject_id"]),
        theme=theme.code if theme else row["rule"],
        rule=row["rule"],
        step=row["step"],
        urgency=row["urgency"],
        since=date.fromisoformat(row["since"]),
        words=tuple(row["words"]),
        facts=frozenset(map(UUID, row["facts"])),
        compartments=frozenset(row["compartments"]),
    )


def reason_reported(row: Row) -> Reason:
    """Return what somebody sent about this family as a reason."""
    return Reason(
        id=UUID(row["id"]),
        dossier_id=UUID(row["dossier_id"]),
        subject_id=_id(row["subject_id"]),
        theme=row["theme"],
        rule="",
        step="",
        urgency=OF_A_REPORT,
        since=date.fromisoformat(row["since"]),
        words=(row["words"],),
        facts=frozenset(),
        compartments=frozenset(row["compartments"]),
        organisation=row["organisation"],
        until=date.fromisoformat(row["until"]),
        received_by=_id(row["received_by"]),
    )


def last_step(row: Row) -> LastStep:
    """Return a step as it was kept."""
    return LastStep(
        dossier_id=UUID(row["dossier_id"]),
        theme=row["theme"],
        life=Life(
            UUID(row["id"]),
            Standing(row["state"]),
            date.fromisoformat(row["on"]),
            frozenset(map(UUID, row["covers"])),
            date.fromisoformat(row["until"]) if row["until"] else None,
        ),
        act=row["act"],
        taken_by_id=_id(row["taken_by_id"]),
        taken_by=row["taken_by"] or "",
        taken_on=date.fromisoformat(row["taken_on"]) if row["taken_on"] else None,
        by=row["by"],
        organisation=row["organisation"],
        at=datetime.fromisoformat(row["at"]),
    )


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None


LIGHT: Final = """
with lived as materialized (
  select s.id, s.dossier_id, s.theme, s.state, s."on", s.covers, s.until, s.taken_by_id
  from early_signals_signalstep s where s.dossier_id = any(%(ids)s) and s.superseded_by_id is null
)
select 'outcome', o.id, o.dossier_id, o.rule, o.urgency, o.first_seen_on, null::date, null::uuid,
  case when o.dossier_id in (select l.dossier_id from lived l) then o.fact_ids end
from early_signals_outcome o where o.dossier_id = any(%(ids)s)
  and (o.state = 'signal' or o.rule = any(%(tasks)s) and o.state in ('due', 'overdue'))
union all
select 'report', m.report_id, m.dossier_id, m.theme, '', m."on", null, null, null
from early_signals_reportmatch m where m.dossier_id = any(%(ids)s) and m.expires_on > %(today)s
union all
select l.state, l.id, l.dossier_id, l.theme, '', l."on", l.until, l.taken_by_id, l.covers from lived l
"""


def signals_in_short(dossier_ids: Sequence[UUID], *, today: date) -> tuple[Signal, ...]:
    """Return as much of signals as choosing among very many asks: no words, no names; one query."""
    values = {"ids": list(dossier_ids), "today": today, "tasks": list(TASKS_THAT_SPEAK)}
    reasons, steps = [], []
    for part, pk, dossier_id, code, urgency, on, until, taken_by_id, ids in asked(LIGHT, values):
        if part == "outcome":
            reasons.append(short_reason(pk, dossier_id, code, urgency=urgency, since=on, facts=ids))
        elif part == "report":
            reasons.append(short_report(pk, dossier_id, code, since=on))
        else:
            life = Life(pk, Standing(part), on, frozenset(ids), until)
            steps.append(short_step(dossier_id, code, life, taken_by_id=taken_by_id))
    return fused(reasons, steps)


def short_reason(
    pk: UUID, dossier_id: UUID, rule: str, *, urgency: str, since: date, facts: Sequence[UUID] | None
) -> Reason:
    """Return as much of an outcome as its standing asks; `facts` may lack where nobody did anything with a signal."""
    theme = theme_of(rule)
    code = theme.code if theme else rule
    return Reason(pk, dossier_id, None, code, rule, "", urgency, since, (), frozenset(facts or ()), frozenset())


def short_report(pk: UUID, dossier_id: UUID, theme: str, *, since: date) -> Reason:
    """Return as much of a report as its standing asks."""
    return Reason(pk, dossier_id, None, theme, "", "", OF_A_REPORT, since, (), frozenset(), frozenset())


def short_step(dossier_id: UUID, theme: str, life: Life, *, taken_by_id: UUID | None = None) -> LastStep:
    """Return as much of a last step as the standing of its signal asks."""
    return LastStep(dossier_id, theme, life, "", taken_by_id, "", None, "", "", None)
