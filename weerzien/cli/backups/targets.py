"""Where a backup comes back: a database made for it on a server, or an empty one that somebody else made."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from weerzien.cli import roles
from weerzien.cli.backups import contents
from weerzien.cli.backups.refusals import HoldsData, NoAnswerThere, RolesOfOthers, TargetInUse
from weerzien.cli.server import MayNotMake


class Target(Protocol):
    """The three addresses of the database that is filled, and what happens to it before and after."""

    @property
    def web(self) -> str:
        """Return the address for the pages."""

    @property
    def owner(self) -> str:
        """Return the address for the owner."""

    @property
    def jobs(self) -> str:
        """Return the address for the work at night."""

    def major(self) -> int:
        """Return the major version of the server. Raises NoAnswerThere."""

    def prepare(self) -> None:
        """Have an empty database to fill. Raises HoldsData where there is something that may not go."""

    def clear(self) -> None:
        """Leave nothing of what was filled."""

    def take_place(self) -> None:
        """Let the filled database be the one that was asked for."""


@dataclass(slots=True)
class MadeHere:
    """A database made by a role that may: filled beside its place, and given its name when all is well."""

    admin: str
    name: str
    replaces: bool

    @property
    def scratch(self) -> str:
        """Return the name under which it is filled."""
        return f"{self.name}_restoring"

    @property
    def web(self) -> str:
        """Return the address for the pages."""
        return roles.address(self.admin, roles.WEB, self.scratch)

    @property
    def owner(self) -> str:
        """Return the address for the owner."""
        return roles.address(self.admin, roles.OWNER, self.scratch)

    @property
    def jobs(self) -> str:
        """Return the address for the work at night."""
        return roles.address(self.admin, roles.JOBS, self.scratch)

    def major(self) -> int:
        """Return the major version of the server. Raises NoAnswerThere."""
        return major_of(self.admin)

    def prepare(self) -> None:
        """Make roles that are missing and an empty database; raise HoldsData, MayNotMake, RolesOfOthers."""
        if not self.replaces and roles.has_database(self.admin, self.name):
            with connected(make_conninfo(self.admin, dbname=self.name)) as connection:
                if not contents.is_empty(connection):
                    raise HoldsData
        try:
            roles.make_missing_roles(self.admin)
            roles.drop_database(self.admin, self.scratch)
            roles.make_database(self.admin, self.scratch)
        except psycopg.errors.InsufficientPrivilege as error:
            raise MayNotMake from error
        for address in (self.web, self.owner, self.jobs):
            try:
                psycopg.connect(address, connect_timeout=10).close()
            except psycopg.OperationalError as error:
                self.clear()
                raise RolesOfOthers from error

    def clear(self) -> None:
        """Drop the database that was filled."""
        roles.drop_database(self.admin, self.scratch)

    def take_place(self) -> None:
        """Give it its name, in one transaction with taking the name away from another. Raises TargetInUse."""
        try:
            roles.rename_database(self.admin, self.scratch, to=self.name)
        except psycopg.errors.ObjectInUse as error:
            raise TargetInUse from error


@dataclass(slots=True)
class Given:
    """An empty database of which the three addresses are known; it is filled where it is."""

    web: str
    owner: str
    jobs: str

    def major(self) -> int:
        """Return the major version of the server. Raises NoAnswerThere."""
        return major_of(self.owner)

    def prepare(self) -> None:
        """Raise HoldsData where it is not empty."""
        with connected(self.owner) as connection:
            if not contents.is_empty(connection):
                raise HoldsData

    def clear(self) -> None:
        """Drop everything the owner owns in it: it was empty."""
        with suppress(NoAnswerThere), connected(self.owner) as connection:
            connection.execute("drop owned by current_user cascade")

    def take_place(self) -> None:
        """It is in its place."""


def connected(address: str) -> psycopg.Connection[Any]:
    """Return a connection. Raises NoAnswerThere."""
    try:
        return psycopg.connect(address, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise NoAnswerThere from error


def major_of(address: str) -> int:
    """Return the major version of a server. Raises NoAnswerThere."""
    with connected(address) as connection:
        return connection.info.server_version // 10000


def name_in(admin: str) -> str:
    """Return the name of the database that an address asks for, `weerzien` where it names none."""
    named = str(conninfo_to_dict(admin).get("dbname") or "")
    return "weerzien" if named in {"", "postgres"} else named
