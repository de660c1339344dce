"""Zet een reservekopie terug in een andere, lege database, en gaat alles na voor het zegt dat het klaar is.

Met --oefening: in een database die alleen voor deze oefening bestaat. Wat niet goed gaat laat niets achter.
Afsluitcode: 0 teruggezet, 1 geweigerd, 2 de kopie zelf is niet te gebruiken (de reden staat erbij).
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import IO

import psycopg
from psycopg.conninfo import make_conninfo

from weerzien.audit.copying import record_copy
from weerzien.audit.heads import Head, append_heads, heads_file, heads_in, read_heads
from weerzien.cli import cluster
from weerzien.cli.backups import checking, tools
from weerzien.cli.backups.container import Package, read_package
from weerzien.cli.backups.encryption import opened
from weerzien.cli.backups.manifest import Manifest, fingerprints
from weerzien.cli.backups.refusals import HeadsReachFurther, NoFile, NoTarget, ServerTooOld, Unusable
from weerzien.cli.backups.targets import Given, MadeHere, Target, name_in
from weerzien.cli.clock import what_time_is_it

UNUSABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the backup, where it goes and what may be done for it."""
    parser.add_argument("bestand", type=Path, help="de reservekopie")
    parser.add_argument("--sleutel", type=Path, metavar="BESTAND", help="het bestand met de geheime sleutel")
    parser.add_argument(
        "--naar", metavar="ADRES", default="",
        help="adres van een rol die databases mag maken, met de naam van de database die er komt; zonder: de drie "
        "adressen van een lege database in DATABASE_URL, DATABASE_URL_OWNER en DATABASE_URL_JOBS",
    )  # fmt: skip
    parser.add_argument("--vervang", action="store_true", help="met --naar: wat in die database staat gaat weg")
    parser.add_argument("--oefening", action="store_true", help="zet terug in een eigen database die daarna verdwijnt")
    parser.add_argument(
        "--ook-met-geschonden-logboek", action="store_true", help="zet ook terug als het logboek niet blijkt te kloppen"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore and say what that took; 2 where the backup itself cannot be used."""
    signal.signal(signal.SIGTERM, _stop)
    began = time.monotonic()
    fingerprints(os.environ)
    try:
        with ExitStack() as last:
            file = last.enter_context(open_backup(arguments.bestand))
            target = asked_target(arguments, last)
            start_django(target)
            plain = last.enter_context(opened(file, arguments.sleutel))
            package = read_package(plain, os.environ, check=checking.check_known)
            heads = None if arguments.oefening else place_of_heads(package)
            bring_back(package, target, ignores_log=arguments.ook_met_geschonden_logboek, heads=heads)
    except Unusable as no:
        print(no, file=sys.stderr)
        return UNUSABLE
    say(package.manifest, is_drill=arguments.oefening, seconds=time.monotonic() - began)
    return 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def open_backup(place: Path) -> IO[bytes]:
    """Return the file to read. Raises NoFile."""
    try:
        return place.open("rb")
    except OSError as error:
        raise NoFile from error


def asked_target(arguments: argparse.Namespace, last: ExitStack) -> Target:
    """Return where the backup goes; for a drill a server of its own that stops with us. Raises NoTarget."""
    if arguments.oefening:
        folder = Path(last.enter_context(tempfile.TemporaryDirectory(prefix="weerzien-oefening-")))
        folder.chmod(0o711)  # the server's user walks through it
        own = cluster.start(folder / "postgresql", durable=False)
        last.callback(own.stop)
        return MadeHere(own.url("postgres"), "weerzien", replaces=False)
    if arguments.naar:
        admin = make_conninfo(arguments.naar, dbname="postgres")  # the one that was named may have to be made
        return MadeHere(admin, name_in(arguments.naar), replaces=arguments.vervang)
    given = [os.environ.get(f"DATABASE_URL{role}", "") for role in ("", "_OWNER", "_JOBS")]
    if not all(given):
        raise NoTarget
    web, owner, jobs = given
    return Given(web, owner, jobs)


def start_django(target: Target) -> None:
    """Start Django on the database that will be filled, as the web role; nothing connects yet."""
    os.environ["DATABASE_URL"] = target.web
    os.environ.setdefault("WEERZIEN_SECRET_KEY", secrets.token_urlsafe(50))  # nobody logs in here
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weerzien.config.settings")
    import django  # noqa: PLC0415 -- only now is it known which database

    django.setup()


def place_of_heads(package: Package) -> Path | None:
    """Return the file where the heads go, None where there are none. Raises NoHeads and HeadsReachFurther."""
    if not package.manifest.seals:
        return None
    file = heads_file(os.environ.get("WEERZIEN_AUDIT_HEADS", ""))
    if file.exists() and set(read_heads(file)[0]) - set(heads_of(package)):
        raise HeadsReachFurther
    append_heads(file, ())
    return file


def bring_back(package: Package, target: Target, *, ignores_log: bool, heads: Path | None) -> None:
    """Fill the target and let it take its place when all of it is right; else leave nothing of it."""
    manifest = package.manifest
    major = target.major()
    if major < manifest.tool:
        raise ServerTooOld
    folder = tools.tools_to_restore(major, made_with=manifest.tool)
    target.prepare()
    try:
        with package.dump() as dump:
            tools.restore(folder, target.owner, dump)
        check_all(package, target, ignores_log=ignores_log)
        with psycopg.connect(target.owner) as owner:
            record_copy(owner, "backup.restored", at=what_time_is_it())
        if heads:
            append_heads(heads, heads_of(package))
        target.take_place()
    except BaseException:
        target.clear()
        raise


def check_all(package: Package, target: Target, *, ignores_log: bool) -> None:
    """Return where everything came back, is fenced, is of this version, and the log holds. Raises what it is not."""
    manifest = package.manifest
    checking.check_same(target.owner, manifest)
    checking.bring_up(target, manifest)
    checking.check_fit(manifest)
    if manifest.seals and not ignores_log:
        checking.check_log(target, manifest, package.heads())


def heads_of(package: Package) -> tuple[Head, ...]:
    """Return the heads that came along."""
    return heads_in(package.heads().decode())[0]


def say(manifest: Manifest, *, is_drill: bool, seconds: float) -> None:
    """Print what came back and what is not in it."""
    rows = sum(table.rows for table in manifest.tables.values())
    made = datetime.fromisoformat(manifest.made_at)
    done = "Oefening geslaagd" if is_drill else "Teruggezet"
    print(f"{done} in {seconds:.1f} s: {len(manifest.tables)} tabellen, {rows} rijen.")
    print(f"  gemaakt op {made:%d-%m-%Y} om {made:%H:%M}; wat daarna is ingevoerd zit er niet in")
    print("  nagegaan: elke rij, rechten en afscherming, de sleutels" + ("" if not manifest.seals else ", het logboek"))
