"""The working list as it opens: every open family, the first day first, without a look at the days of all of them."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import Part, asked
from weerzien.dossiers.lasting import MOVED, NOT_OWN, OF_OWN
from weerzien.dossiers.queries.searching import CLOSED, EVERYBODY, OPEN_FAMILY
from weerzien.early_signals.queries.when import HAPPENS, WHEN
from weerzien.early_signals.rules import CAN_BE_LATE

RUNNING: Final = "o.state in ('due', 'overdue') and (o.kind = any(%(late)s) or o.day >= %(today)s)"
FIRST_DAY: Final = f"""
(select o.day from early_signals_outcome o where o.dossier_id = family.id and {RUNNING} order by o.day limit 1)
  asc nulls last
"""  # noqa: S608 -- our own words
"""The order of the list: overdue limits and tasks first, then the first day to come."""
ROWS_PER_FAMILY: Final = 8
AT_LEAST: Final = 200
# Families whose first day lies before the last day that was read are known for sure. Where they do not fill the page,
# the last page or a small municipality, the whole list is put in order; PostgreSQL does so in that case only.
QUESTION: Final = f"""
with ahead as materialized (
  select o.dossier_id, o.day from early_signals_outcome o
  where {OF_OWN.format(row="o")} and {HAPPENS} and {WHEN} > '-infinity' and {RUNNING} order by {WHEN} limit %(read)s
),
soon as (
  select dossier_id, min(day) as day from ahead group by dossier_id
  union all
  select o.dossier_id, min(o.day) from early_signals_outcome o where {MOVED.format(row="o")} and {RUNNING}
  group by o.dossier_id
  union all
  select known.dossier_id, found.day from ({NOT_OWN}) known cross join lateral (
    select o.day from early_signals_outcome o
    where o.dossier_id = known.dossier_id and o.lasting_municipality_id is not null and {RUNNING}
    order by o.day limit 1) found
),
sure as materialized (
  select d.id, d.number, soon.day from soon cross join lateral (
    {OPEN_FAMILY.format(family="soon.dossier_id")}) d
  where soon.day is not null and ((select count(*) from ahead) < %(read)s or soon.day < (select max(day) from ahead))
),
fills as materialized (select count(*) >= %(first)s + %(size)s as page from sure)
(select sure.id, (select count(*) from known_dossiers known where known.dossier_id not in ({CLOSED})) from sure
 where (select page from fills) order by sure.day, sure.number limit %(size)s offset %(first)s)
union all
select * from ({EVERYBODY.format(order=FIRST_DAY)}) everybody where not (select page from fills)
"""  # noqa: S608 -- our own words


def soonest_families(actor: Actor, *, first: int, size: int, today: date) -> tuple[list[UUID], int]:
    """Return the ids of `size` open families from number `first` (counted from 0), and how many there are; one query.

    In the order of `BY_DAY`, and of their numbers where the day is the same.
    """
    rows = asked(
        QUESTION,
        {
            "municipality": actor.municipality_id,
            "read": AT_LEAST + ROWS_PER_FAMILY * (first + size),
            "late": sorted(CAN_BE_LATE),
            "today": today,
            "first": first,
            "size": size,
        },
    )
    return [pk for pk, _ in rows], rows[0][1] if rows else 0


def by_day(today: date) -> Part:
    """Return the order of `soonest_families` for a list of which only some families are shown."""
    return Part(FIRST_DAY, {"late": sorted(CAN_BE_LATE), "today": today})
