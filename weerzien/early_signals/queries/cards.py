"""The rows of the cards of Vandaag: per card the first ten outcomes and how many there are, in one question."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.contacts.queries import LAST_CONTACT_OF
from weerzien.dossiers.lasting import MOVED, NOT_OWN, OF_OWN
from weerzien.dossiers.queries.searching import CLOSED, RESPONSIBLE_FOR
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lines import FIELDS
from weerzien.early_signals.queries.when import HAPPENS, WHEN
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, URGENCY_RANK
from weerzien.early_signals.signals.putting_away import PUT_AWAY
from weerzien.early_signals.words import acts_of

SHOWN: Final = 10
TASKS_AHEAD_DAYS: Final = 56
CARDS: Final = ("days", "overdue", "signals", "silent", "tasks")

# Whatever asks something of the reader now stands together in an index, with all by which it is chosen; only what is
# shown is read as a whole.
NEAREST: Final = f"select id, day, away, is_late from {{rows}} where {{which}} order by away, day, id limit {SHOWN}"  # noqa: S608 -- ours
PLACE: Final = "row_number() over (partition by is_late order by away, day, id) as place"
NOW: Final = f"{HAPPENS} and {WHEN} <= %(tasks_until)s"
ON_A_CARD: Final = "(o.state = 'signal' or o.kind = any(%(can_be_late)s) or o.day between %(today)s and %(soon_until)s)"
ROWS: Final = f"""
select o.id, o.dossier_id, o.state, o.rule, o.day, o.urgency, o.first_seen_on, o.acts,
  o.kind = any(%(can_be_late)s) as can_be_late, o.kind = any(%(can_be_late)s) and o.day < %(today)s as is_late
from early_signals_outcome o where {{which}} and {NOW} and {ON_A_CARD} and o.dossier_id not in ({CLOSED})
"""  # noqa: S608 -- our own words
OPEN_NOW: Final = f"""
{ROWS.format(which=OF_OWN.format(row="o"))} union all {ROWS.format(which=MOVED.format(row="o"))} union all
select found.* from ({NOT_OWN}) known cross join lateral (
  {ROWS.format(which="o.dossier_id = known.dossier_id and o.lasting_municipality_id is not null")} offset 0) found
"""  # noqa: S608 -- our own words
QUESTION: Final = f"""
with open_now as materialized ({OPEN_NOW}),
near as materialized (
  select id, day, abs(day - %(today)s) as away, is_late from open_now
  where state <> 'signal' and (is_late or day between %(today)s and %(soon_until)s)
),
late as materialized ({NEAREST.format(rows="near", which="is_late")}),
put_away as materialized (
  select covered.id from (select distinct dossier_id from open_now where state = 'signal') known
  cross join lateral ({PUT_AWAY.format(family="known.dossier_id")}) covered
),
sign as materialized (
  select id, dossier_id, day, rule = %(silence)s as is_silence, urgency, first_seen_on from open_now
  where state = 'signal' and id not in (select put_away.id from put_away)
),
task as materialized (
  select id, day, abs(day - %(today)s) as away, is_late from open_now
  where can_be_late and state <> 'signal'
    and (acts = any(%(acting)s) or dossier_id in ({RESPONSIBLE_FOR}))
),
chosen as (
  (select 'overdue' as card, id, day, (select count(*) from near where is_late) as total, 1 as place,
     null::date as spoken from late order by away, day, id limit 1)
  union all
  (select 'days', id, day, (select count(*) from near), {PLACE}, null
   from (select * from late union all ({NEAREST.format(rows="near", which="not is_late")})) nearest
   order by place, day, id limit {SHOWN})
  union all
  (select 'signals', id, day, (select count(*) from sign where not is_silence), row_number() over () as place, null
   from (select id, day from sign where not is_silence
     order by coalesce(array_position(%(ranks)s, urgency), 1) desc, first_seen_on desc, id limit {SHOWN}) first)
  union all
  (select 'silent', id, day, (select count(*) from sign where is_silence), row_number() over () as place, last
   from (select sign.id, sign.day, spoken.last from sign
     left join lateral ({LAST_CONTACT_OF.format(dossier="sign.dossier_id")}) spoken (last) on true
     where is_silence order by last asc nulls first, sign.id limit {SHOWN}) first)
  union all
  (select 'tasks', id, day, (select count(*) from task), {PLACE}, null
   from (({NEAREST.format(rows="task", which="is_late")})
     union all ({NEAREST.format(rows="task", which="not is_late")})) nearest
   order by place, day, id limit {SHOWN})
)
select chosen.card, chosen.total, chosen.spoken, o.first_seen_on, {", ".join(f"o.{name}" for name in FIELDS)}
from chosen join early_signals_outcome o on o.id = chosen.id order by chosen.card, chosen.place, chosen.day, o.id
"""  # noqa: S608 -- our own words


def outcomes_of_cards(actor: Actor, today: date) -> Mapping[str, Sequence[dict[str, Any]]]:
    """Return at most ten outcomes per card, each with the number there are; one query.

    With a silent family stands on which day somebody spoke with it last.
    """
    rows = asked(
        QUESTION,
        {
            "account": actor.account_id,
            "municipality": actor.municipality_id,
            "today": today,
            "soon_until": today + timedelta(days=AHEAD_DAYS),
            "tasks_until": today + timedelta(days=TASKS_AHEAD_DAYS),
            "can_be_late": sorted(CAN_BE_LATE),
            "ranks": sorted(URGENCY_RANK, key=lambda urgency: URGENCY_RANK[urgency]),
            "silence": SILENCE,
            "acting": acts_of(actor.roles),
        },
    )
    cards: dict[str, list[dict[str, Any]]] = {key: [] for key in CARDS}
    for card, total, spoken, since, *cells in rows:
        row = dict(zip(FIELDS, cells, strict=True), total=total, spoken=spoken, since=since)
        cards[card].append({**row, "reminders": json.loads(row["reminders"])})
    return cards
