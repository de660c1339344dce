"""A private PostgreSQL on a unix socket, for the demo and the tests, made from nothing where there is none."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from weerzien.cli.binaries import major_version, reachable, server_binaries
from weerzien.cli.processes import UNPRIVILEGED, dies_with_parent, server_user
from weerzien.kernel.refusals import Refused

SUPERUSER = "weerzien_super"
LONGEST_SOCKET_PATH = 100  # bytes; the system allows 107, a temporary name needs a few
START_SECONDS = 60
STOP_SECONDS = 20
TINY = "-c shared_buffers=64MB -c max_connections=60 -c jit=off -c listen_addresses="
CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


class DidNotStart(Refused):
    """PostgreSQL wil niet starten."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log

    def __str__(self) -> str:
        return f"{self.sentence()} De reden staat onderaan in {self.log}. Opnieuw beginnen kan met `make demo-reset`."


class NoPlace(Refused):
    """Hier mag niet geschreven worden."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.place = place

    def __str__(self) -> str:
        return (
            f"In de map {self.place} mag niet geschreven worden. "
            "Geef er rechten op, of wijs met WEERZIEN_FOLDER een andere map aan."
        )


class CannotEnter(NoPlace):
    """PostgreSQL draait hier als een gewone gebruiker, en die kan deze map niet in."""

    def __str__(self) -> str:
        return (
            f"{self.sentence()} Wijs met WEERZIEN_FOLDER een andere map aan dan {self.place}, zoals /var/lib/weerzien."
        )


class InUse(Refused):
    """Er draait al een demo vanuit deze map. Stop die eerst met Ctrl-C, of gebruik de pagina die al openstaat."""


@dataclass(slots=True)
class Cluster:
    """A running cluster: its folder, its socket's folder, its server process and the lock on its folder."""

    folder: Path
    socket: Path
    server: subprocess.Popen[bytes]
    lock: IO[str]

    def url(self, database: str, role: str = SUPERUSER) -> str:
        """Return the libpq address of a database for a role."""
        return f"dbname={database} user={role} host={self.socket}"

    def stop(self) -> None:
        """Stop the server in order and let go of the folder; harmless when it has stopped already."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
                self.server.wait(STOP_SECONDS)
        self.lock.close()


def start(folder: Path, *, durable: bool, anew: bool = False, settings: str = "") -> Cluster:
    """Start the cluster kept in a folder, and make it first where it is not there yet, or anew where that is asked.

    The server dies with this process, however that ends. A cluster that is not durable may lose data when the machine
    stops. `settings` are further options of the server. Raises InUse where somebody else runs it, NoPlace where the
    folder cannot be written, NoServer, DidNotStart.
    """
    make_folder(folder)
    lock = lock_folder(folder)
    try:
        return start_locked(folder, lock, durable=durable, anew=anew, settings=settings)
    except BaseException:
        lock.close()
        raise


def start_locked(folder: Path, lock: IO[str], *, durable: bool, anew: bool, settings: str = "") -> Cluster:
    """Start the cluster in a folder that is ours alone."""
    binaries = reachable(server_binaries(), folder)
    data = folder / f"data-{major_version(binaries)}"
    stop_orphan(data)
    if anew or not (data / "PG_VERSION").exists():
        initialise(binaries, data)
    socket = socket_folder(folder)
    log = folder / "postgresql.log"
    options = f"{TINY} -c unix_socket_directories={socket} {'' if durable else CARELESS} {settings}".split()
    with log.open("ab") as out:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, *options],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,  # Ctrl-C is for us: we stop it in order
            preexec_fn=dies_with_parent(signal.SIGINT),
            cwd=folder,
            **server_user(),
        )
    cluster = Cluster(folder, socket, server, lock)
    wait_until_ready(cluster, log)
    return cluster


def make_folder(folder: Path) -> None:
    """Make a folder that only the server's user (and root) can enter; raise NoPlace where that may not be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(folder, UNPRIVILEGED)
        folder.chmod(0o700)
    except OSError as error:
        raise NoPlace(folder) from error
    if not all(lets_server_in(parent) for parent in folder.parents):
        raise CannotEnter(folder)


def lets_server_in(folder: Path) -> bool:
    """Return whether the server's user may walk through a folder: it is ours, its own, or everybody's."""
    kept = folder.stat()
    return os.geteuid() != 0 or bool(kept.st_mode & 0o001) or folder.owner() == UNPRIVILEGED


def lock_folder(folder: Path) -> IO[str]:
    """Take the lock of a folder, held for as long as the file is open; raise InUse where another process has it."""
    try:
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise NoPlace(folder) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise InUse from error
    return lock


def initialise(binaries: Path, data: Path) -> None:
    """Make an empty cluster beside its place and move it there whole: half a one is never mistaken for one.

    What stood in that place is thrown away, at the last moment.
    """
    half = data.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    command = [
        str(binaries / "initdb"),
        "-D",
        str(half),
        "-U",
        SUPERUSER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=data.parent, check=False, **server_user())
    if done.returncode != 0:
        log = data.parent / "initdb.log"
        log.write_text(done.stdout + done.stderr)
        raise DidNotStart(log)
    if data.exists():
        shutil.rmtree(data)
    half.rename(data)


def stop_orphan(data: Path) -> None:
    """Stop a server of this folder whose parent is gone: we hold the lock, so nobody else may be running it."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n")[0])
    except (OSError, ValueError):
        return
    if os.fsencode(data) not in command_of(pid):
        return
    os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + STOP_SECONDS
    while command_of(pid) and time.monotonic() < deadline:
        time.sleep(0.05)


def command_of(pid: int) -> bytes:
    """Return the command of a process, empty where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def socket_folder(folder: Path) -> Path:
    """Return the folder for the socket: inside the cluster's, or a short one where that path would be too long."""
    inside = folder / "socket"
    if len(os.fsencode(inside / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH:
        name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
        inside = Path("/tmp") / f"weerzien-{os.geteuid()}-{name}"  # noqa: S108 -- made with mode 700 below
    make_folder(inside)
    if inside.stat().st_uid not in {os.geteuid(), inside.parent.stat().st_uid, folder.stat().st_uid}:
        raise NoPlace(inside)
    return inside


def wait_until_ready(cluster: Cluster, log: Path) -> None:
    """Wait until the server answers; raise DidNotStart where it ends or stays silent."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and cluster.server.poll() is None:
        try:
            psycopg.connect(cluster.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    cluster.stop()
    raise DidNotStart(log)
