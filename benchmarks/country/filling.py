"""Fills the tables that grow without end: contact notes, and the lines of the log that looks and changes left."""

from __future__ import annotations

from typing import Any, Final

import psycopg

CONTACTS: Final = """
insert into contacts_contactnote (id, dossier_id, recorded_at, recorded_by_id, source, source_organisation_id,
  source_place, certainty, superseded_because, day_earliest, day_latest, day_told, worker, organisation_name, kind,
  spoken_with, interpreter, note)
select gen_random_uuid(), c.dossier_id, (day + 1)::timestamptz + interval '9 hours', c.recorded_by, 'hand',
  c.organisation_id, '', 'stated', '', day, day, '', 'Medewerker ' || dice %% 40,
  (array['gemeente', 'gemeente', 'VluchtelingenWerk', 'Nidos', 'wijkteam'])[1 + dice %% 5],
  (array['huisbezoek', 'kantoor', 'telefoon', 'telefoon', 'bericht'])[1 + dice / 7 %% 5],
  (array['moeder', 'vader', 'de jongere', 'moeder en vader', 'heel het gezin'])[1 + dice / 11 %% 5],
  (array['telefonische tolk', 'tolk aanwezig', 'geen', ''])[1 + dice / 13 %% 4],
  (array['Post samen doorgenomen.', 'Brief van de zorgverzekering uitgelegd.', 'Fiets gevonden via de buurt.',
    'Vraagt hoe lang het nog duurt.', 'Gaat nu alleen naar de bibliotheek.', 'Maakt zich zorgen over oma.',
    'Gesproken over school, slapen en het wachten. Afspraak gemaakt voor volgende maand.'])[1 + dice / 17 %% 7]
from country.contacts c
cross join lateral generate_series(1, c.count) number
cross join lateral (select abs(hashtext(c.dossier_id::text || number)) as dice) random
cross join lateral (
  select %(today)s::date - (abs(hashtext(c.dossier_id::text)) %% 62 + (number - 1) * c.since / c.count + dice %% 3)
    as day
) place
where mod(abs(hashtext(c.dossier_id::text || 'turn')), %(turns)s) = %(turn)s
"""
LINES: Final = """
insert into audit_line (id, at, kind, action, account_id, organisation_id, municipality_id, dossier_ids, subject_id,
  fields)
select gen_random_uuid(), %(now)s::timestamptz - (number %% 525600) * interval '1 minute',
  case when number %% 20 = 0 then 'change' else 'look' end,
  (array['contacts.contact-recorded', 'families.listed', 'families.listed', 'today', 'why', 'family'])[
    case when number %% 20 = 0 then 1 when number %% 7 < 4 then 2 + number %% 7 else 6 end],
  f.by, f.organisation_id, f.organisation_id,
  case when number %% 20 > 0 and number %% 7 < 3 then f.beside else array[f.id] end, null,
  case when number %% 20 = 0 then array['day', 'kind', 'note'] else '{}' end
from country.looked f cross join lateral generate_series(f.first, f.last) number
"""
LOOKED: Final = """
create table country.looked as
select id, by, organisation_id, beside, (place * %(lines)s / count)::int + 1 as first,
  ((place + 1) * %(lines)s / count)::int as last
from (
  select dossier_id as id, recorded_by as by, organisation_id, row_number() over numbered - 1 as place,
    count(*) over () as count,
    array_agg(dossier_id) over (partition by organisation_id order by dossier_id rows 19 preceding) as beside
  from country.contacts window numbered as (order by md5(dossier_id::text))
) families
"""
SLOW_TO_GROW: Final = ("lines_of_a_dossier",)


def fill_contacts(owner: psycopg.Connection[Any], *, today: str, turn: int, turns: int) -> None:
    """Write the contacts of every so many-th family, so that several processes can take turns."""
    owner.execute(CONTACTS, {"today": today, "turn": turn, "turns": turns})


def fill_lines(owner: psycopg.Connection[Any], *, lines: int, now: str) -> None:
    """Write exactly so many lines over the past year: looks at one family, at lists of twenty, and some changes."""
    owner.execute(LOOKED, {"lines": lines})
    kept = [
        row[0]
        for name in SLOW_TO_GROW
        for row in owner.execute("select indexdef from pg_indexes where indexname = %s", [name])
    ]
    for name in SLOW_TO_GROW:
        owner.execute(f"drop index {name}")  # type: ignore[call-overload]  # our own words
    owner.execute(LINES, {"now": now})
    for definition in kept:
        owner.execute(definition)
