"""Maakt één reservekopie van alles: de database, de koppen van het logboek, en wat nodig is om hem na te gaan.

De sleutels gaan niet mee: bewaar WEERZIEN_NUMBERS_KEY en WEERZIEN_AUDIT_KEY op een andere plek dan de kopieën.
Het vraagt DATABASE_URL_OWNER, WEERZIEN_NUMBERS_KEY en, waar het logboek verzegeld wordt, WEERZIEN_AUDIT_HEADS.
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg

from weerzien.audit.copying import Ends, ends_of_chains, heads_until, reach, record_copy
from weerzien.audit.heads import heads_file, lines_of, read_heads
from weerzien.cli.backups import contents, encryption, tools
from weerzien.cli.backups.container import DUMP, HEADS, Container
from weerzien.cli.backups.files import HALF, Out, remove_abandoned, whole_file
from weerzien.cli.backups.manifest import Manifest, fingerprints
from weerzien.cli.backups.refusals import NoRecipient, NoSource, NothingThere
from weerzien.cli.clock import what_time_is_it
from weerzien.cli.migrate import NoOwner
from weerzien.cli.running import use_running_demo
from weerzien.cli.server import MARK, has_table

SEALING_SECONDS = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take where the backup goes and who may open it."""
    parser.add_argument("waar", type=Path, help="een map, of een bestand dat er nog niet is")
    parser.add_argument(
        "--voor", metavar="SLEUTEL", action="append", default=[],
        help="publieke sleutel (age1…) van wie de kopie mag openen; vaker mag, of in WEERZIEN_BACKUP_RECIPIENTS",
    )  # fmt: skip
    parser.add_argument("--onversleuteld", action="store_true", help="laat iedereen die het bestand heeft het lezen")


def run(arguments: argparse.Namespace) -> int:
    """Make the backup and say what is in it."""
    signal.signal(signal.SIGTERM, _stop)
    began, now = time.monotonic(), what_time_is_it()
    told = arguments.voor or os.environ.get("WEERZIEN_BACKUP_RECIPIENTS", "").split()
    if bool(told) == arguments.onversleuteld:
        raise NoRecipient
    keys = encryption.recipients(told)
    place = place_of(arguments.waar, now=now, is_open=arguments.onversleuteld)
    owner = owner_address()
    fingerprints(os.environ)
    with connected(owner) as connection:
        if not contents.applied_migrations(connection):
            raise NothingThere
        record_copy(connection, "backup.begun", at=now)
    with connected(owner) as connection, whole_file(place) as out:
        source = Source(connection, owner, now)
        if keys:
            encryption.fill_encrypted(out, source.write, keys=keys)
        else:
            source.write(out)
    say(place, source.manifest, seconds=time.monotonic() - began)
    return 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def place_of(asked: Path, *, now: datetime, is_open: bool) -> Path:
    """Return the file to make: the one that was asked for, or one named after the moment in the folder that was."""
    if not asked.is_dir():
        return asked
    remove_abandoned(asked.glob(f"weerzien-*{HALF}"))
    return asked / f"weerzien-{now:%Y-%m-%d-%H%M%S}.zip{'' if is_open else '.age'}"


def owner_address() -> str:
    """Return the address of the database for its owner, of the demo that runs where none is given. Raises NoOwner."""
    if not os.environ.get("DATABASE_URL_OWNER"):
        use_running_demo()
    owner = os.environ.get("DATABASE_URL_OWNER", "")
    if not owner:
        raise NoOwner
    return owner


def connected(address: str) -> psycopg.Connection[Any]:
    """Return a connection. Raises NoSource."""
    try:
        return psycopg.connect(address, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise NoSource from error


class Source:
    """The database as it is at one moment, and how that is written down."""

    manifest: Manifest

    def __init__(self, connection: psycopg.Connection[Any], address: str, now: datetime) -> None:
        self.connection = connection
        self.address = address
        self.now = now

    def write(self, out: Out) -> None:
        """Write a backup of one moment: every part sees the same snapshot.

        Raises Hidden, NoHeads, NoTools and DumpFailed.
        """
        connection = self.connection
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        contents.speak_plainly(connection)
        (snapshot,) = connection.execute("select pg_export_snapshot()").fetchone() or ("",)
        contents.check_nothing_hidden(connection)
        heads, ends = self.heads()
        server = connection.info.server_version
        major, folder = tools.tools_to_dump(server // 10000)
        container = Container(out)
        try:
            with tools.dump(folder, self.address, snapshot=snapshot) as source:
                container.add(DUMP, source)
            container.add(HEADS, BytesIO(heads))
            self.manifest = self.said_of(container, server=server, tool=major, seals=sum(ends.values()))
            container.close(self.manifest, os.environ)
        except BaseException:
            container.abandon()
            raise

    def said_of(self, container: Container, *, server: int, tool: int, seals: int) -> Manifest:
        """Return what a backup says of itself, of the same moment as what is in it."""
        connection = self.connection
        return Manifest(
            made_at=self.now.isoformat(timespec="seconds"),
            version=version("weerzien"),
            server=server,
            tool=tool,
            is_demo=has_table(connection, MARK),
            seals=seals,
            migrations=contents.applied_migrations(connection),
            fence=contents.fence(connection),
            keys=fingerprints(os.environ),
            tables=contents.contents(connection),
            files=container.files,
        )

    def heads(self) -> tuple[bytes, Ends]:
        """Return the heads that belong to this moment, and how far the chains reach; wait for those under way."""
        ends = ends_of_chains(self.connection)
        if not ends:
            return b"", ends
        file = heads_file(os.environ.get("WEERZIEN_AUDIT_HEADS", ""))
        deadline = time.monotonic() + SEALING_SECONDS
        while True:
            known = heads_until(read_heads(file)[0], ends)
            if reach(known, ends) or time.monotonic() > deadline:
                return lines_of(known).encode(), ends
            time.sleep(0.2)


def say(place: Path, manifest: Manifest, *, seconds: float) -> None:
    """Print what was made and what to do with it."""
    rows = sum(table.rows for table in manifest.tables.values())
    size = place.stat().st_size / 1_000_000
    print(f"Reservekopie gemaakt in {seconds:.1f} s: {place}")
    print(f"  {size:.1f} MB, {len(manifest.tables)} tabellen, {rows} rijen, {manifest.seals} verzegelingen")
    print("De sleutels zitten er niet in. Bewaar die op een andere plek; zonder is de kopie niet terug te zetten.")
    print("Ga na of hij terug te zetten is: `weerzien restore BESTAND --oefening`.")
