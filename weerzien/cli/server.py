"""A PostgreSQL server to work on: its own three addresses, made from one that may create roles where need be."""

from __future__ import annotations

import os
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import conninfo_to_dict

from weerzien.cli import roles
from weerzien.kernel.refusals import Refused

OLDEST = 150000
MARK = "demo_installation"  # see access/demo.py, which knows Django and so cannot be asked here


class TooOld(Refused):
    """De PostgreSQL van DATABASE_URL is ouder dan 15. Neem een nieuwere, of laat DATABASE_URL weg voor een eigen."""


class NoAnswer(Refused):
    """De PostgreSQL van DATABASE_URL geeft geen antwoord. Kijk of het adres klopt, of laat het weg voor een eigen."""


class MayNotMake(Refused):
    """De rol in DATABASE_URL mag geen rollen of databases maken. Geef er een die dat mag, of geef ook de adressen
    DATABASE_URL_OWNER en DATABASE_URL_JOBS."""


class NotADemo(Refused):
    """In deze database staan accounts die niet van een demo zijn. De demo blijft eraf: geef een lege database."""


@dataclass(frozen=True, slots=True)
class Server:
    """The addresses of one database for its three roles; `admin` made them, or is empty where all three were given."""

    admin: str
    database: str
    web: str
    owner: str
    jobs: str

    @classmethod
    def made_by(cls, admin: str, *, database: str) -> Server:
        """Return the addresses that belong to the address of a role that may create roles."""
        web, owner, jobs = (roles.address(admin, role, database) for role in (roles.WEB, roles.OWNER, roles.JOBS))
        return cls(admin=admin, database=database, web=web, owner=owner, jobs=jobs)

    def make(self) -> None:
        """Make the roles and the database where they are missing; raise NotADemo where others live in it."""
        if self.admin:
            try:
                roles.make_roles(self.admin)
                if not roles.has_database(self.admin, self.database):
                    roles.make_database(self.admin, self.database)
            except psycopg.errors.InsufficientPrivilege as error:
                raise MayNotMake from error
        with psycopg.connect(self.owner) as connection:
            if not has_table(connection, "access_account") or has_table(connection, MARK):
                return
            if connection.execute("select 1 from access_account limit 1").fetchone():
                raise NotADemo

    def drop(self) -> None:
        """Drop the database; raise NotADemo where others live in it."""
        if self.admin and roles.has_database(self.admin, self.database):
            self.make()
            roles.drop_database(self.admin, self.database)


def given_server() -> Server | None:
    """Return the server that the environment names, None where it names none; raise NoAnswer or TooOld."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return None
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            if connection.info.server_version < OLDEST:
                raise TooOld
    except psycopg.OperationalError as error:
        raise NoAnswer from error
    owner, jobs = os.environ.get("DATABASE_URL_OWNER", ""), os.environ.get("DATABASE_URL_JOBS", "")
    if owner and jobs:
        return Server(admin="", database="", web=url, owner=owner, jobs=jobs)
    named = str(conninfo_to_dict(url).get("dbname") or "")
    return Server.made_by(url, database="weerzien_demo" if named in {"", "postgres"} else named)


def has_table(connection: psycopg.Connection, name: str) -> bool:
    """Return whether there is a table of that name."""
    row = connection.execute("select to_regclass(%s) is not null", [f"public.{name}"]).fetchone()
    return bool(row and row[0])
