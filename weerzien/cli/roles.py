"""The three roles of the database, and an empty database that they share."""

from __future__ import annotations

import hashlib
import hmac
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

OWNER, WEB, JOBS = "weerzien_owner", "weerzien_web", "weerzien_jobs"
ROLES = (OWNER, WEB, JOBS)


def make_roles(admin: str) -> None:
    """Create the three roles where they are missing, and give those that are there the password they should have.

    `admin` is the address of a role that may create roles. Where it has a password, each role gets one derived from it.
    """
    for role in set(ROLES) - make_missing_roles(admin):
        # Only a superuser may say again of a role that is there what it may not do; start-up checks that.
        run_for_role(admin, "alter role {} login password {}", role)


def make_missing_roles(admin: str) -> set[str]:
    """Create those of the three roles that are missing, and return which; none may look past policies.

    A role that is there is left alone: others may be working with its password.
    """
    with psycopg.connect(admin, autocommit=True) as connection:
        missing = set(ROLES) - {name for (name,) in connection.execute("select rolname from pg_roles")}
    for role in sorted(missing):
        run_for_role(admin, "create role {} login nosuperuser nobypassrls nocreatedb password {}", role)
    return missing


def run_for_role(admin: str, statement: LiteralString, role: str) -> None:
    """Run a statement about a role and its password."""
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(role), sql.Literal(password_of(admin, role))))


def make_database(admin: str, name: str, *, template: str = "template0") -> None:
    """Create a database of the owner's, from a template."""
    with psycopg.connect(admin, autocommit=True) as connection:
        me = connection.execute("select current_user, rolsuper from pg_roles where rolname = current_user").fetchone()
        if me and not me[1]:
            connection.execute(sql.SQL("grant {} to {}").format(sql.Identifier(OWNER), sql.Identifier(me[0])))
        connection.execute(
            sql.SQL("create database {} owner {} template {}").format(
                sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
            )
        )


def drop_database(admin: str, name: str) -> None:
    """Drop a database and whoever is connected to it; nothing where it is not there."""
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def has_database(admin: str, name: str) -> bool:
    """Return whether there is a database of that name."""
    with psycopg.connect(admin, autocommit=True) as connection:
        return connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def rename_database(admin: str, name: str, *, to: str) -> None:
    """Give a database the name of another, which goes with whatever is in it; nothing changes where somebody is in one.

    Raises psycopg.errors.ObjectInUse.
    """
    old = f"{to}_replaced"
    drop_database(admin, old)
    with psycopg.connect(admin) as connection:
        for before, after in ((to, old), (name, to)):
            if before == name or connection.execute("select 1 from pg_database where datname = %s", [to]).fetchone():
                connection.execute(
                    sql.SQL("alter database {} rename to {}").format(sql.Identifier(before), sql.Identifier(after))
                )
    drop_database(admin, old)


def grant_tables(owner: str) -> None:
    """Let web and jobs use every table the owner makes from now on; migrations take away what they may not."""
    with psycopg.connect(owner, autocommit=True) as connection:
        for role in (WEB, JOBS):
            for what in ("select, insert, update, delete on tables", "usage, select on sequences"):
                connection.execute(
                    sql.SQL("alter default privileges in schema public grant {} to {}").format(
                        sql.SQL(what), sql.Identifier(role)
                    )
                )


def address(admin: str, role: str, database: str) -> str:
    """Return the address of a database for one of the three roles, beside the address of the one that made it."""
    password = password_of(admin, role)
    return make_conninfo(admin, user=role, dbname=database, **({"password": password} if password else {}))


def password_of(admin: str, role: str) -> str | None:
    """Return a role's password, derived from the maker's so that it need not be kept; None where the maker has none."""
    secret = conninfo_to_dict(admin).get("password")
    if not secret:
        return None
    return hmac.new(str(secret).encode(), role.encode(), hashlib.sha256).hexdigest()
