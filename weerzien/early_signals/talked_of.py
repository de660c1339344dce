"""What there is to say of families in a meeting: days, signals and wishes, as far as the one who asks may read them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lists.agenda import OPEN, open_requests
from weerzien.early_signals.queries.cards import OPEN_NOW, TASKS_AHEAD_DAYS
from weerzien.early_signals.queries.when import HAPPENS, WHEN
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, state_on
from weerzien.early_signals.signals.putting_away import PUT_AWAY
from weerzien.early_signals.signals.reading import fused, short_reason, short_report, short_step
from weerzien.early_signals.signals.rules import ASKING, NEW, STANDING_WORDS, TASKS_THAT_SPEAK, Life, Standing
from weerzien.early_signals.words import rule_title, theme_words
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.outcomes import State

BORN_AHEAD_DAYS: Final = 183
ARRIVES_AHEAD_DAYS: Final = 56
EIGHTEEN_THEME, ARRIVAL_THEME = "achttien", "reis"


class About(StrEnum):
    """Why a family may be talked of."""

    WISH = "wish"
    DAY = "day"
    NEW = "new"
    SIGNAL = "signal"
    EIGHTEEN = "eighteen"
    ARRIVAL = "arrival"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to say of a family: an outcome, a wish or a report, by its id.

    `day` is what it is about, or since when it is. `standing` says of a signal what people did with it, in a word.
    """

    about: About
    id: UUID
    dossier_id: UUID
    person_id: UUID | None
    title: str
    day: date | None
    kind: str = ""
    by: str = ""
    standing: str = ""


OUTCOME, REPORT, LIFE = "outcome", "report", "life"


class Row(NamedTuple):
    """An outcome, a report, or what people did last with a signal; `code` is a rule, of the others a theme."""

    part: str
    id: UUID
    dossier_id: UUID
    subject_id: UUID | None
    code: str
    step: str
    state: str
    kind: str
    day: date | None
    since: date
    ids: Sequence[UUID] | None


MATTERS: Final = f"""
with lived as materialized (
  select s.id, s.dossier_id, s.theme, s.state, s."on", s.covers, s.until
  from early_signals_signalstep s where s.dossier_id = any(%(families)s) and s.superseded_by_id is null
)
select 'outcome', o.id, o.dossier_id, o.subject_id, o.rule, o.step, o.state, o.kind, o.day, o.first_seen_on,
  case when o.dossier_id in (select l.dossier_id from lived l) then o.fact_ids end
from early_signals_outcome o where o.dossier_id = any(%(families)s) and {HAPPENS} and {WHEN} <= %(until)s
union all
select 'report', m.report_id, m.dossier_id, null, m.theme, '', '', '', null, m."on", null
from early_signals_reportmatch m where m.dossier_id = any(%(families)s) and m.expires_on > %(today)s
union all
select 'life', l.id, l.dossier_id, null, l.theme, '', l.state, '', l.until, l."on", l.covers from lived l
order by 3, 2
"""  # noqa: S608 -- our own words
CANDIDATES: Final = f"""
with open_now as materialized ({OPEN_NOW}),
put_away as materialized (
  select covered.id from (select distinct dossier_id from open_now where state = 'signal') known
  cross join lateral ({PUT_AWAY.format(family="known.dossier_id")}) covered
),
found (dossier_id, place, day) as (
  select dossier_id, case
      when state = 'signal' then case when rule = %(silence)s then 6 else 3 end
      when is_late or day <= %(soon_until)s then 2 when rule = any(%(eighteen)s) then 4 else 5 end,
    coalesce(case when state = 'signal' then first_seen_on else day end, 'infinity')
  from open_now
  where state = 'signal' and id not in (select put_away.id from put_away)
    or is_late or day between %(today)s and %(soon_until)s
    or (rule = any(%(arrivals)s) and day between %(today)s and %(arrives_until)s)
    or (rule = any(%(eighteen)s) and day between %(today)s and %(arrives_until)s)
  union all
  select m.dossier_id, 3, m."on" from early_signals_reportmatch m
  where m.dossier_id is not null and m.expires_on > %(today)s and not exists (
    select from early_signals_signalstep step
    where step.dossier_id = m.dossier_id and step.superseded_by_id is null and m.report_id = any(step.covers)
      and (step.state = 'closed' or step.state = 'snoozed' and step.until > %(today)s))
  union all
  select asked.dossier_id, 1, asked.asked_at::date from early_signals_agendarequest asked
  where {OPEN} and (asked.for_on is null or asked.for_on <= %(held_on)s)
)
select dossier_id from (
  select distinct on (dossier_id) dossier_id, place, day from found order by dossier_id, place, day) first
order by place, day, dossier_id limit %(size)s
"""  # noqa: S608 -- our own words


def families_to_talk_of(actor: Actor, *, held_on: date, size: int, today: date) -> list[UUID]:
    """Return open families about which there is something to say in a meeting on a day, at most `size`; one query.

    Wished for, a day that counts, a signal, turning eighteen, an arrival, silence: in that order.
    """
    values = {
        "account": actor.account_id,
        "municipality": actor.municipality_id,
        "today": today,
        "held_on": held_on,
        "soon_until": held_on + timedelta(days=AHEAD_DAYS),
        "arrives_until": held_on + timedelta(days=ARRIVES_AHEAD_DAYS),
        "tasks_until": held_on + timedelta(days=TASKS_AHEAD_DAYS),
        "can_be_late": sorted(CAN_BE_LATE),
        "silence": SILENCE,
        "eighteen": rules_on(EIGHTEEN_THEME),
        "arrivals": rules_on(ARRIVAL_THEME),
        "size": size,
    }
    return [pk for (pk,) in asked(CANDIDATES, values)]


def matters(dossier_ids: Collection[UUID], *, held_on: date, today: date) -> tuple[Matter, ...]:
    """Return everything there is to say of these families in a meeting on a day; two queries.

    Of a signal that was closed or waits for a day nothing is said.
    """
    until = held_on + timedelta(days=BORN_AHEAD_DAYS)
    rows = [Row(*row) for row in asked(MATTERS, {"families": list(dossier_ids), "until": until, "today": today})]
    stands = standings(rows, today=today)
    found = wishes(dossier_ids, held_on=held_on, today=today)
    for row in rows:
        about = about_row(row, held_on=held_on, today=today)
        standing = stands.get(row.id, Standing.OPEN) if about in (About.SIGNAL, About.SILENCE) else None
        if about is None or not (standing is None or standing in ASKING):
            continue
        is_new = about is About.SIGNAL and standing in NEW
        found.append(
            Matter(
                about=About.NEW if is_new else about,
                id=row.id,
                dossier_id=row.dossier_id,
                person_id=row.subject_id,
                title=f"melding over {theme_words(row.code)}" if row.part == REPORT else rule_title(row.code, row.step),
                day=row.since if standing else row.day,
                kind=row.kind,
                standing=STANDING_WORDS[standing][0] if standing else "",
            )
        )
    return tuple(found)


def standings(rows: Collection[Row], *, today: date) -> Mapping[UUID, Standing]:
    """Return by outcome and report how the signal stands of which it is a reason."""
    reasons, steps = [], []
    for row in rows:
        if row.part == REPORT:
            reasons.append(short_report(row.id, row.dossier_id, row.code, since=row.since))
        elif row.part == LIFE:
            life = Life(row.id, Standing(row.state), row.since, frozenset(row.ids or ()), row.day)
            steps.append(short_step(row.dossier_id, row.code, life))
        elif row.state == State.SIGNAL or row.code in TASKS_THAT_SPEAK:
            reasons.append(short_reason(row.id, row.dossier_id, row.code, urgency="", since=row.since, facts=row.ids))
    return {one.id: signal.standing(today) for signal in fused(reasons, steps) for one in signal.reasons}


def about_row(row: Row, *, held_on: date, today: date) -> About | None:
    """Return what a row is about for a meeting, None where it can wait, or is no reason by itself."""
    if row.part == OUTCOME:
        state = state_on(row.state, row.kind, row.day, today=today)
        return about_outcome(row.code, state, row.day, held_on=held_on, today=today)
    return About.SIGNAL if row.part == REPORT else None


def wishes(dossier_ids: Collection[UUID], *, held_on: date, today: date) -> list[Matter]:
    """Return the wishes to talk of these families in the meeting of a day, or in the next; one query."""
    for_it = Q(for_on__isnull=True) | Q(for_on__lte=held_on)
    rows = open_requests(today).filter(for_it, dossier_id__in=list(dossier_ids)).order_by("asked_at", "id")
    return [
        Matter(About.WISH, pk, dossier_id, None, reason, asked_at.date(), "", f"{name}, {organisation}")
        for pk, dossier_id, reason, asked_at, name, organisation in rows.values_list(
            "id", "dossier_id", "reason", "asked_at", "asked_by__name", "organisation__name"
        )
    ]


def about_outcome(rule: str, state: str, day: date | None, *, held_on: date, today: date) -> About | None:
    """Return what an outcome is about for a meeting, None where it can wait."""
    if state == State.SIGNAL:
        return About.SILENCE if rule == SILENCE else About.SIGNAL
    if state == State.OVERDUE or (day is not None and today <= day <= held_on + timedelta(days=AHEAD_DAYS)):
        return About.DAY
    if day is None or day < today:
        return None
    if rule in rules_on(EIGHTEEN_THEME):
        return About.EIGHTEEN
    if rule in rules_on(ARRIVAL_THEME) and day <= held_on + timedelta(days=ARRIVES_AHEAD_DAYS):
        return About.ARRIVAL
    return None


@cache
def rules_on(theme: str) -> list[str]:
    """Return the rules about a theme."""
    return sorted(rule.id for rule in the_rulebook().rules if rule.theme.code == theme)
