"""What there is to say of families in a meeting: days, signals and wishes, as far as the one who asks may read them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final
from uuid import UUID

from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lists.agenda import OPEN, open_requests
from weerzien.early_signals.queries.cards import OPEN_NOW, TASKS_AHEAD_DAYS
from weerzien.early_signals.queries.when import HAPPENS, WHEN
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, state_on
from weerzien.early_signals.words import rule_title
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.outcomes import State

BORN_AHEAD_DAYS: Final = 183
ARRIVES_AHEAD_DAYS: Final = 56
EIGHTEEN_THEME, ARRIVAL_THEME = "achttien", "reis"


class About(StrEnum):
    """Why a family may be talked of."""

    WISH = "wish"
    DAY = "day"
    SIGNAL = "signal"
    EIGHTEEN = "eighteen"
    ARRIVAL = "arrival"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to say of a family: an outcome or a wish, by its id. `day` is what it is about, or since when it is."""

    about: About
    id: UUID
    dossier_id: UUID
    person_id: UUID | None
    title: str
    day: date | None
    kind: str
    by: str


OUTCOMES: Final = f"""
select o.id, o.dossier_id, o.subject_id, o.rule, o.step, o.state, o.kind, o.day, o.first_seen_on
from early_signals_outcome o
where o.dossier_id = any(%(families)s) and {HAPPENS} and {WHEN} <= %(until)s order by o.dossier_id, o.id
"""  # noqa: S608 -- our own words
CANDIDATES: Final = f"""
with open_now as materialized ({OPEN_NOW}),
found (dossier_id, place, day) as (
  select dossier_id, case
      when state = 'signal' then case when rule = %(silence)s then 6 else 3 end
      when is_late or day <= %(soon_until)s then 2 when rule = any(%(eighteen)s) then 4 else 5 end,
    coalesce(case when state = 'signal' then first_seen_on else day end, 'infinity')
  from open_now
  where state = 'signal' or is_late or day between %(today)s and %(soon_until)s
    or (rule = any(%(arrivals)s) and day between %(today)s and %(arrives_until)s)
    or (rule = any(%(eighteen)s) and day between %(today)s and %(arrives_until)s)
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
    """Return everything there is to say of these families in a meeting on a day; two queries."""
    values = {"families": list(dossier_ids), "until": held_on + timedelta(days=BORN_AHEAD_DAYS)}
    found = wishes(dossier_ids, held_on=held_on, today=today)
    for pk, dossier_id, person_id, rule, step, state, kind, day, since in asked(OUTCOMES, values):
        about = about_outcome(rule, state_on(state, kind, day, today=today), day, held_on=held_on, today=today)
        if about is not None:
            shown = since if state == State.SIGNAL else day
            found.append(Matter(about, pk, dossier_id, person_id, rule_title(rule, step), shown, kind, ""))
    return tuple(found)


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
