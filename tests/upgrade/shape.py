"""The shape of a database: everything that code relies on, by name, as the database itself tells it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import psycopg

from weerzien.cli.backups import contents

Shape = Mapping[str, Mapping[str, Any]]
"""By kind (columns, constraints, unique, policies, triggers, functions, rights) what there is by name."""

COLUMNS = """
select relname || '.' || attname, relkind::text, relname, format_type(atttypid, atttypmod), not attnotnull,
       pg_get_expr(adbin, adrelid) is not null or attidentity <> ''
from pg_attribute a join pg_class c on c.oid = attrelid left join pg_attrdef d on adrelid = attrelid and adnum = attnum
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and attnum > 0 and not attisdropped
"""
CONSTRAINTS = """
select conname, relname, contype::text, pg_get_constraintdef(k.oid),
       array(select attname from pg_attribute where attrelid = conrelid and attnum = any(conkey) order by 1)
from pg_constraint k join pg_class c on c.oid = conrelid
where relnamespace = 'public'::regnamespace and contype in ('c', 'u', 'p', 'x', 'f')
"""
UNIQUE = """
select i.relname, t.relname, pg_get_indexdef(i.oid)
from pg_index x join pg_class i on i.oid = indexrelid join pg_class t on t.oid = indrelid
where t.relnamespace = 'public'::regnamespace and indisunique and not exists (
  select from pg_constraint where conindid = i.oid and contype in ('p', 'u', 'x'))
"""
POLICIES = """
select tablename || ' ' || policyname, tablename, permissive = 'RESTRICTIVE', cmd,
       array_to_string(array(select unnest(roles)::text order by 1), ' '), coalesce(qual, ''), coalesce(with_check, '')
from pg_policies where schemaname = 'public'
"""
TRIGGERS = """
select relname || ' ' || tgname, relname, pg_get_triggerdef(t.oid)
from pg_trigger t join pg_class c on c.oid = tgrelid
where relnamespace = 'public'::regnamespace and not tgisinternal
"""
FUNCTIONS = """
select proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_function_result(p.oid), prosrc
from pg_proc p
where pronamespace = 'public'::regnamespace and not exists (
  select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
"""


def shape_of(connection: psycopg.Connection[Any]) -> Shape:
    """Return the shape of the database a connection is on. Texts of law and code are kept as a short sum of them."""
    every = connection.execute
    return {
        "columns": {
            name: {"of": table, "view": kind == "v", "type": said, "nullable": nullable, "default": default}
            for name, kind, table, said, nullable, default in every(COLUMNS)
        },
        "constraints": {
            name: {"of": table, "kind": kind, "columns": columns, "says": summed(said)}
            for name, table, kind, said, columns in every(CONSTRAINTS)
        },
        "unique": {name: {"of": table, "says": summed(said)} for name, table, said in every(UNIQUE)},
        "policies": {
            name: {"of": table, "narrows": narrows, "says": summed(*said)}
            for name, table, narrows, *said in every(POLICIES)
        },
        "triggers": {name: {"of": table, "says": summed(said)} for name, table, said in every(TRIGGERS)},
        "functions": {name: {"result": result, "says": summed(body)} for name, result, body in every(FUNCTIONS)},
        "rights": {line: {} for line in contents.fence(connection) if line.startswith(("right ", "fence "))},
    }


def summed(*words: str) -> str:
    """Return a short sum of texts, whatever their blanks."""
    return hashlib.sha256("\n".join(" ".join(word.split()) for word in words).encode()).hexdigest()[:12]


def differences(one: Shape, other: Shape) -> list[str]:
    """Return the names of what is not the same in two shapes."""
    return [
        f"{kind}: {name}"
        for kind in sorted({*one, *other})
        for name in sorted({*one.get(kind, {}), *other.get(kind, {})})
        if one.get(kind, {}).get(name) != other.get(kind, {}).get(name)
    ]
