"""An import beside people who correct facts of the same families: nothing accepted is lost, and nobody sees a ring."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connections

from tests.cast import Hire, Organisations
from tests.exchange.taking import NOW, TODAY, many, take_in
from tests.exchange.workbooks import workbook
from weerzien.access.actors import Actor
from weerzien.access.roles import Role
from weerzien.dossiers.facts import ChangedMeanwhile
from weerzien.early_signals.editing.actions import correct_fact
from weerzien.early_signals.work import HeldByAnother, attempts, unit_of_work
from weerzien.exchange.workbook.read import read_workbook
from weerzien.kernel.ids import DossierId, FactId

pytestmark = pytest.mark.django_db(transaction=True)
FAMILIES, EDITORS, ROUNDS = 6, 4, 4
Owner = psycopg.Connection[Any]
STAYS = "select dossier_id, subject_id, id from housing_stay where superseded_by_id is null order by subject_id"


@dataclass
class Told:
    """What people were told: accepted corrections by person, in order of acceptance, and what went wrong."""

    accepted: list[tuple[UUID, str]] = field(default_factory=list)
    met: int = 0
    failed: list[BaseException] = field(default_factory=list)


def changed(content: bytes, number: int) -> bytes:
    """Return the same workbook in which everybody lives in another municipality."""
    reading = read_workbook(content, file_name="lijst.xlsx", today=TODAY)
    sheets = {name: [dict(row.cells) for row in rows] for name, rows in reading.sheets.items() if rows}
    for row in sheets["Personen"]:
        row |= {"Gemeente": f"Import {number}", "Tolk nodig": "ja", "In Nederland": "ja", "Opvang": "azc"}
    for rows in sheets.values():
        for row in rows:
            for heading, value in row.items():
                row[heading] = "ja" if value is True else "nee" if value is False else plain(value)
    return workbook(sheets)


def plain(value: Any) -> Any:
    """Return a value as one types it in a cell."""
    return getattr(value, "earliest", value)


def edit(actor: Actor, told: Told, stop: Event, number: int) -> None:
    """Correct one family after the other, as whoever has its form open, until it is enough."""
    with psycopg.connect(connections["default"].settings_dict["TEST"]["OWNER"], autocommit=True) as owner:
        for turn in itertools.count():
            if stop.is_set():
                return
            rows = owner.execute(STAYS).fetchall()
            dossier_id, person_id, fact_id = rows[(turn + number) % len(rows)]
            said = f"Hand {number}-{turn}"
            try:
                for attempt in attempts():
                    with attempt, unit_of_work(actor, today=TODAY, now=NOW):
                        correct_fact(
                            actor=actor, dossier_id=DossierId(dossier_id), kind="verblijf", fact_id=FactId(fact_id),
                            cells={"municipality_name": said}, because="gebeld", today=TODAY, at=NOW,
                        )  # fmt: skip
                told.accepted.append((person_id, said))
            except (ChangedMeanwhile, HeldByAnother):
                told.met += 1


def running(told: Told, deed: Callable[[], None]) -> Thread:
    """Return a thread that keeps what it could not do, and closes its own connection."""

    def run() -> None:
        try:
            deed()
        except BaseException as error:
            told.failed.append(error)
        finally:
            connections.close_all()

    return Thread(target=run)


@pytest.fixture
def told(amina: Actor, hire: Hire, organisations: Organisations, owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return what was told while workbooks were taken beside people who corrected the same families."""
    monkeypatch.setitem(connections["default"].settings_dict["TEST"], "OWNER", owner.info.dsn)
    told, stop, first = Told(), Event(), many(FAMILIES)
    take_in(amina, first)
    people = [hire(f"Els{number} Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk) for number in range(EDITORS)]
    threads = [
        running(told, lambda actor=actor, number=number: edit(actor, told, stop, number))  # type: ignore[misc]  # bound
        for number, actor in enumerate(people)
    ]

    def import_all() -> None:
        try:
            for number in range(ROUNDS):
                take_in(amina, changed(first, number))
        finally:
            stop.set()

    threads.append(running(told, import_all))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return told


def test_nothing_accepted_is_lost_and_nobody_sees_a_ring(told: Told, owner: Owner) -> None:
    assert told.failed == []
    assert len(told.accepted) > FAMILIES
    assert kept_by_hand(owner) == sorted(told.accepted)
    assert broken_chains(owner) == []
    assert overwritten(owner) == []


def kept_by_hand(owner: Owner) -> list[tuple[UUID, str]]:
    """Return whatever was ever written by hand."""
    said = owner.execute("select subject_id, municipality_name from housing_stay where municipality_name like 'Hand%'")
    rows = set(said.fetchall())
    assert len(rows) == len(set(rows))
    return sorted(rows)


def broken_chains(owner: Owner) -> list[UUID]:
    """Return the persons whose rows are not one chain with one row that holds."""
    return [
        person_id
        for person_id, rows, current, followed in owner.execute(
            "select subject_id, count(*), count(*) filter (where superseded_by_id is null),"
            " count(distinct superseded_by_id) from housing_stay group by 1"
        ).fetchall()
        if (current, followed) != (1, rows - 1)
    ]


def overwritten(owner: Owner) -> list[UUID]:
    """Return the persons of whom an import took the word of a hand away."""
    return [
        row[0]
        for row in owner.execute(
            "select later.subject_id from housing_stay later"
            " join housing_stay before on before.superseded_by_id = later.id"
            " where later.source = 'import' and before.municipality_name like 'Hand%'"
            " and later.municipality_name is distinct from before.municipality_name"
        ).fetchall()
    ]
