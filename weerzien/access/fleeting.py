"""Things that every process of the web server knows, for a moment: each question and each writing is one statement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.crypto import salted_hmac
from psycopg.types.json import Jsonb

KEPT = "select value from access_fleeting where key = %(key)s and expires_at > %(now)s"
KEEP = """
insert into access_fleeting (key, value, expires_at) values (%(key)s, %(value)s, %(until)s)
on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at
"""
KEEP_NEW = f"{KEEP} where access_fleeting.expires_at <= %(now)s returning true"
ONE_MORE = """
insert into access_fleeting as kept (key, value, expires_at) values (%(key)s, '1', %(until)s)
on conflict (key) do update set
  value = case when kept.expires_at > %(now)s then to_jsonb(kept.value::int + 1) else excluded.value end,
  expires_at = case when kept.expires_at > %(now)s then kept.expires_at else excluded.expires_at end
returning value::int
"""
FORGET = "delete from access_fleeting where key = %(key)s"
FORGET_ALL = "delete from access_fleeting"
FORGET_OLD = "delete from access_fleeting where expires_at <= %s"


def kept(key: str, *, now: datetime) -> Any:
    """Return what is kept under a key, None where nothing is or it has expired."""
    found = ask(KEPT, {"key": summed(key), "now": now})
    return None if found is None else json.loads(found)  # Django lets PostgreSQL's JSON be text


def keep(key: str, value: Any, *, until: datetime) -> None:
    """Keep something that JSON knows under a key until a moment, whatever was there."""
    write(KEEP, {"key": summed(key), "value": Jsonb(value), "until": until})


def keep_new(key: str, value: Any, *, now: datetime, until: datetime) -> bool:
    """Keep something where nothing is kept, and return whether it was: of all that try at once one may."""
    said = {"key": summed(key), "value": Jsonb(value), "now": now, "until": until}
    return bool(ask(KEEP_NEW, said))


def one_more(key: str, *, now: datetime, until: datetime) -> int:
    """Count one more under a key and return how many there are; the first says until when is counted."""
    return int(ask(ONE_MORE, {"key": summed(key), "now": now, "until": until}))


def forget(key: str) -> bool:
    """Forget what is kept under a key, and return whether anything was."""
    return write(FORGET, {"key": summed(key)}) > 0


def forget_all() -> None:
    """Forget everything."""
    write(FORGET_ALL, {})


def forget_fleeting(*, expired_before: datetime) -> int:
    """Remove what expired at a moment or before, and return how much that was."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET_OLD, [expired_before])
        return int(cursor.rowcount)


def summed(key: str) -> str:
    """Return a keyed sum of a key: whoever reads the table can not find out by trying which account it was."""
    return salted_hmac("weerzien.access.fleeting", key, algorithm="sha256").hexdigest()


def ask(question: str, said: Mapping[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, said)
        row = cursor.fetchone()
    return row[0] if row else None


def write(statement: str, said: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        return int(cursor.rowcount)
