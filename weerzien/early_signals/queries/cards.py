"""The rows of the cards of Vandaag: per card the first ten outcomes and how many there are, in one question."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.contacts.queries import LAST_CONTACT_OF
from weerzien.dossiers.queries.searching import CLOSED, RESPONSIBLE_FOR
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lines import FIELDS
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, URGENCY_RANK
from weerzien.early_signals.words import acting_words

SHOWN: Final = 10
TASKS_AHEAD_DAYS: Final = 56
CARDS: Final = ("days", "overdue", "signals", "silent", "tasks")

# One family after the other, of those the reader knows: an index has all that is needed to choose by, and only what
# is shown is read as a whole. PostgreSQL would rather read the signals of the country; `offset 0` keeps it from that.
QUESTION: Final = f"""
with open_now as materialized (
  select found.* from known_dossiers known cross join lateral (
    select o.id, o.dossier_id, o.state, o.rule, o.day, o.urgency, o.first_seen_on, o.acts,
      o.kind = any(%(can_be_late)s) as can_be_late, o.kind = any(%(can_be_late)s) and o.day < %(today)s as is_late
    from early_signals_outcome o
    where o.dossier_id = known.dossier_id and o.state in ('due', 'overdue', 'signal')
      and (o.state = 'signal' or o.day <= %(tasks_until)s)
    offset 0
  ) found
  where known.dossier_id not in ({CLOSED})
),
running as (select *, abs(day - %(today)s) as away from open_now where state <> 'signal'),
chosen as (
  (select 'days' as card, id, day, count(*) over () as total,
     row_number() over (partition by is_late order by away, day, id) as place
   from running where is_late or (day >= %(today)s and day <= %(soon_until)s) order by place, day, id limit {SHOWN})
  union all
  (select 'overdue', id, day, count(*) over (), row_number() over (order by away, day, id) as place
   from running where is_late order by place, day, id limit 1)
  union all
  (select 'signals', id, day, count(*) over (),
     row_number() over (order by coalesce(array_position(%(ranks)s, urgency), 1) desc, first_seen_on desc, id) as place
   from open_now where state = 'signal' and rule <> %(silence)s order by place limit {SHOWN})
  union all
  (select 'silent', id, day, count(*) over (), row_number() over (order by last asc nulls first, id) as place
   from open_now left join lateral ({LAST_CONTACT_OF.format(dossier="open_now.dossier_id")}) spoken (last) on true
   where state = 'signal' and rule = %(silence)s order by place limit {SHOWN})
  union all
  (select 'tasks', id, day, count(*) over (),
     row_number() over (partition by is_late order by away, day, id) as place
   from running where can_be_late and (acts ilike any(%(acting)s) or dossier_id in ({RESPONSIBLE_FOR}))
   order by place, day, id limit {SHOWN})
)
select chosen.card, chosen.total, {", ".join(f"o.{name}" for name in FIELDS)}
from chosen join early_signals_outcome o on o.id = chosen.id order by chosen.card, chosen.place, chosen.day, o.id
"""  # noqa: S608 -- our own words


def outcomes_of_cards(actor: Actor, today: date) -> Mapping[str, Sequence[dict[str, Any]]]:
    """Return at most ten outcomes per card, each with the number there are; one query."""
    rows = asked(
        QUESTION,
        {
            "account": actor.account_id,
            "today": today,
            "soon_until": today + timedelta(days=AHEAD_DAYS),
            "tasks_until": today + timedelta(days=TASKS_AHEAD_DAYS),
            "can_be_late": sorted(CAN_BE_LATE),
            "ranks": sorted(URGENCY_RANK, key=lambda urgency: URGENCY_RANK[urgency]),
            "silence": SILENCE,
            "acting": [f"%{word}%" for word in acting_words(actor.roles)],
        },
    )
    cards: dict[str, list[dict[str, Any]]] = {key: [] for key in CARDS}
    for card, total, *cells in rows:
        row = dict(zip(FIELDS, cells, strict=True))
        cards[card].append({**row, "total": total, "reminders": json.loads(row["reminders"])})
    return cards
