"""What stands in a database, asked of the database itself: rows, rights, policies, migrations."""

from __future__ import annotations

from typing import Final, LiteralString

import psycopg
from psycopg import sql

from weerzien.cli.backups.manifest import TableContent
from weerzien.cli.backups.refusals import Hidden

TABLES: Final[LiteralString] = """
select nspname, relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
order by nspname, relname
"""
ANYTHING: Final[LiteralString] = """
select from pg_class c join pg_namespace n on n.oid = c.relnamespace
where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')  -- what an extension brings
limit 1
"""
# A total per table that any order of rows gives, the same on every version of PostgreSQL.
CONTENT: Final[LiteralString] = """
select count(*), coalesce(sum((
  'x' || encode(substr(sha256(convert_to(weerzien_row::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint), 0)
from {} weerzien_row
"""
PLAIN: Final[LiteralString] = """
set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
set extra_float_digits = 1; set statement_timeout = 0; set lock_timeout = '60s';
set idle_in_transaction_session_timeout = 0
"""
# Tables of which policies may keep rows from the role that asks: all but those with one policy that allows everything.
HIDDEN: Final[LiteralString] = """
select nspname || '.' || relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema'
  and row_security_active(c.oid) and (
  not exists (select from pg_policy p where p.polrelid = c.oid and polpermissive and polcmd in ('*', 'r')
    and pg_get_expr(polqual, polrelid) = 'true'
    and exists (select from unnest(polroles) r where r = 0 or pg_has_role(current_user, nullif(r, 0), 'usage')))
  or exists (select from pg_policy p where p.polrelid = c.oid and not polpermissive and polcmd in ('*', 'r')
    and exists (select from unnest(polroles) r where r = 0 or pg_has_role(current_user, nullif(r, 0), 'usage'))))
order by 1
"""
# What guards the rows, in words that every version of PostgreSQL gives alike.
FENCE: Final[LiteralString] = """
with ours as (select c.*, nspname || '.' || relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
              where nspname !~ '^pg_' and nspname <> 'information_schema'
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
select 'fence ' || name || case when relforcerowsecurity then ' forced' else '' end from ours where relrowsecurity
union all
select 'policy ' || name || ' ' || polname || ' ' || polcmd::text || case when polpermissive then '' else ' only' end
  || ' ' || array_to_string(array(select coalesce(rolname, 'public') from unnest(polroles) r
       left join pg_roles on pg_roles.oid = r order by 1), ',')
from pg_policy join ours on ours.oid = polrelid
union all
select 'right ' || name || ' ' || coalesce(rolname, 'public') || ' ' || lower(privilege_type)
from ours, aclexplode(relacl) left join pg_roles r on r.oid = grantee where grantee <> relowner
union all
select 'right ' || name || '.' || attname || ' ' || coalesce(rolname, 'public') || ' ' || lower(privilege_type)
from ours join pg_attribute on attrelid = ours.oid, aclexplode(attacl) left join pg_roles r on r.oid = grantee
where grantee <> relowner
union all
select 'trigger ' || name || ' ' || tgname || ' ' || tgenabled::text
from pg_trigger join ours on ours.oid = tgrelid where not tgisinternal
union all
select 'function ' || nspname || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'
  || case when prosecdef then ' as owner' else '' end
from pg_proc p join pg_namespace n on n.oid = pronamespace
where nspname !~ '^pg_' and nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by 1
"""


def speak_plainly(connection: psycopg.Connection) -> None:
    """Let this session write days, bytes and numbers as every other does."""
    connection.execute(PLAIN)


def check_nothing_hidden(connection: psycopg.Connection) -> None:
    """Return where no policy can keep a row from this role. Raises Hidden with the tables."""
    hidden = [name for (name,) in connection.execute(HIDDEN)]
    if hidden:
        raise Hidden(hidden)


def contents(connection: psycopg.Connection) -> dict[str, TableContent]:
    """Return how many rows each table has and the total over them. One pass over every table."""
    found = {}
    for schema, name in connection.execute(TABLES).fetchall():
        row = connection.execute(sql.SQL(CONTENT).format(sql.Identifier(schema, name))).fetchall()[0]
        found[f"{schema}.{name}"] = TableContent(row[0], str(row[1]))
    return found


def fence(connection: psycopg.Connection) -> tuple[str, ...]:
    """Return what guards the rows: policies, rights, triggers and functions, a line each."""
    return tuple(line for (line,) in connection.execute(FENCE))


def applied_migrations(connection: psycopg.Connection) -> tuple[str, ...]:
    """Return the migrations that have run here, as app.name in order; none where no migration ever ran."""
    if connection.execute("select to_regclass('public.django_migrations') is not null").fetchone() != (True,):
        return ()
    said = connection.execute("select app || '.' || name from django_migrations order by app, name")
    return tuple(name for (name,) in said)


def is_empty(connection: psycopg.Connection) -> bool:
    """Return whether there is no table, view or sequence of anybody's."""
    return not connection.execute(ANYTHING).fetchall()
