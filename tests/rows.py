"""A row for every table that a demo leaves empty, made up from what the table asks for."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

EMPTY = """
select c.oid::regclass::text, relname from pg_class c
where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname
"""
COLUMNS = """
select a.attname, t.typname, t.typcategory,
  (select f.relname || '.' || fa.attname from pg_constraint k join pg_class f on f.oid = k.confrelid
     join pg_attribute fa on fa.attrelid = k.confrelid and fa.attnum = k.confkey[1]
   where k.conrelid = a.attrelid and k.contype = 'f' and k.conkey = array[a.attnum] limit 1)
from pg_attribute a join pg_type t on t.oid = a.atttypid
where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull
  and not a.atthasdef and a.attidentity = ''
order by a.attnum
"""
VALUES = {
    "uuid": "gen_random_uuid()",
    "bool": "true",
    "date": "current_date",
    "timestamptz": "now()",
    "inet": "'127.0.0.1'",
    "jsonb": "'{}'",
    "bytea": "'x'",
    "daterange": "'[2026-01-01,2027-01-01)'",
    "interval": "'1 day'",
}
SOMEBODY = "(select id from dossiers_person limit 1)"
ANOTHER = "(select max(id::text)::uuid from dossiers_person)"
SAID: dict[str, dict[str, str]] = {
    "mfa_authenticator": {"type": "'totp'"},
    "early_signals_previewedmove": {"compartments": "array['identity']"},
    "dossiers_toldfact": {"compartment": "'procedure'"},
    "contacts_observation": {"compartment": "'relations'"},
    **{f"contacts_{name}": {"subject_id": SOMEBODY} for name in ("address", "copingphase", "telephone")},
    "early_signals_signalstep": {"compartments": "array['contacts']", "state": "'seen'"},
    "early_signals_signalwords": {"compartments": "array['contacts']"},
    "early_signals_report": {"number": "'x'", "told": "''", "handled": "true"},
    "early_signals_reportmatch": {"compartments": "array['contacts']", "because": "'x'", "words": "''"},
    "early_signals_digest": {"every": "'never'"},
    "early_signals_listpreference": {"page_size": "25"},
    "dossiers_merge": {"stays_id": ANOTHER},
    "dossiers_notsame": {"one_id": "(select min(id::text)::uuid from dossiers_person)", "other_id": ANOTHER},
    "handovers_handover": {
        "theme": "'guidance'",
        "state": "'proposed'",
        "own_ground": "'municipality'",
        "aftercare": "'receiver'",
        "from_organisation_id": "(select id from access_organisation order by id limit 1)",
        "to_organisation_id": "(select id from access_organisation order by id desc limit 1)",
    },
    "access_shield": {"kind": "'secret_address'"},
    "documents_document": {"compartment": "'procedure'", "kind": "'pdf'"},
    "meetings_series": {"minutes": "60"},
    "meetings_meeting": {"kind": "'series'", "series_id": "(select id from meetings_series limit 1)"},
    "meetings_decision": {"compartment": "''"},
    "plans_checklistitem": {"kind": "'vaardigheden'", "owner": "'begeleider'", "theme": "'aanvraag'"},
    "plans_task": {"compartment": "'contacts'", "state": "'open'", "ended_words": "''"},
    "dossiers_episode": {"compartment": "'procedure'", "subject_id": "(select id from dossiers_person limit 1)"},
}
"""What cannot be made up: a table whose constraints ask for something sensible."""


def fill_empty_tables(address: str) -> None:
    """Put one row in every table that has none; fail with the name of the table where that cannot be made up."""
    with psycopg.connect(address, autocommit=True) as connection:
        waiting = [name for _, name in connection.execute(EMPTY) if is_empty(connection, name)]
        while waiting:
            left = [name for name in waiting if not is_filled(connection, name)]
            assert len(left) < len(waiting), f"say in tests/rows.py what a row of {left[0]} is"
            waiting = left


def is_empty(connection: psycopg.Connection[Any], name: str) -> bool:
    """Return whether a table has no row."""
    return not connection.execute(sql.SQL("select from {} limit 1").format(sql.Identifier(name))).fetchall()


def is_filled(connection: psycopg.Connection[Any], name: str) -> bool:
    """Put a row in a table; return whether that could be done now: it may need a row in another first."""
    columns = connection.execute(COLUMNS, [name]).fetchall()
    values = {column[0]: made_up(*column[1:]) for column in columns} | SAID.get(name, {})
    statement = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(name),
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(sql.SQL(value) for value in values.values()),  # type: ignore[arg-type]  # words of our own
    )
    try:
        connection.execute(
            statement if values else sql.SQL("insert into {} default values").format(sql.Identifier(name))
        )
    except psycopg.errors.NotNullViolation:
        return False
    return True


def made_up(kind: str, category: str, points_to: str | None) -> str:
    """Return an expression for a value of a kind, or of the table that a column points to."""
    if points_to:
        table, _, column = points_to.partition(".")
        return f"(select {column} from {table} limit 1)"
    if kind in VALUES:
        return VALUES[kind]
    if category == "A":
        return "'{}'"
    return "1" if category == "N" else "'x'"
