"""An import of everybody's own, a mark in each compartment that its rows come from: also of who may import no more."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.people import Somebody
from tests.matrix.planted import Marks

IMPORT = "import"
COLUMNS = """
Personen      Achternaam             identity
Personen      BSN                    numbers
Personen      V-nummer               numbers
Personen      Vergunning             procedure
Personen      Gemeente               housing
Personen      School                 schooling
Personen      Bijzonderheden         identity
Aanvragen     Besluit                procedure
Aanvragen     Hotel sinds            housing
Voogdij       Overgedragen aan       guardianship
Inburgering   Leerroute              integration
Inburgering   Bijstand sinds         income
Contacten     Notitie                contacts
Verzuim       Soort                  schooling
Betrokkenen   Naam                   contacts
Feiten        Waarde                 health
"""
"""A column of each sheet for each compartment, and one that no table keeps."""
EXAMPLE, HERE, THERE = "Legend", "Conflict.here", "Conflict.there"
A_RUN = (
    "insert into exchange_importrun (id, municipality_id, account_id, file_name, created_at, content,"
    " state, done_count, total_count, sentence, remarks, legend)"
    " values (%s, %s, %s, %s, %s, 'x', 'preview', 0, 0, '', '[]', %s)"
)
A_ROW = (
    "insert into exchange_importrow (run_id, sheet, row, verdict, cells, messages, changed_columns)"
    " values (%s, %s, 2, 'refused', %s, '[]', '[]')"
)
A_CONFLICT = (
    "insert into exchange_importconflict (run_id, row, dossier_id, subject_id, told_by_id, told_at,"
    " told_in, choice, sheet, heading, here, there)"
    " values (%s, 2, %s, %s, %s, %s, gen_random_uuid(), 'keep', %s, %s, %s, %s)"
)
Values = Mapping[str, list[tuple[str, str]]]
"""Heading and value by sheet."""


@dataclass
class Runs:
    """The import that each person left in waiting, and the name of its file."""

    ids: dict[UUID, UUID] = field(default_factory=dict)
    file_names: dict[UUID, str] = field(default_factory=dict)


def stage_for(
    owner: psycopg.Connection[Any],
    runs: Runs,
    marks: Marks,
    people: Sequence[Somebody],
    *,
    municipalities: Mapping[str, UUID],
    differs: tuple[UUID, UUID, UUID],
    now: datetime,
) -> None:
    """Leave an import in waiting for everybody, at their own organisation: some have had another role before.

    Of every column a cell, an example, and a value that stands otherwise: `differs` says in which family, about whom,
    and who told it.
    """
    examples = planted(marks, f"{EXAMPLE}.")
    legend = json.dumps([as_read(sheet, pairs) for sheet, pairs in examples.items()])
    cells = [(sheet, json.dumps(pairs)) for sheet, pairs in planted(marks, "").items()]
    conflicts = [(*differs, now, *told) for told in told_otherwise(marks)]
    with owner.cursor() as cursor:
        for who in people:
            run_id = runs.ids[who.account_id] = uuid4()
            name = runs.file_names[who.account_id] = marks.word(
                "ImportRun.file_name", (str(who), "its own maker"), IMPORT
            )
            cursor.execute(A_RUN, [run_id, municipalities[who.organisation], who.account_id, name, now, legend])
            cursor.executemany(A_ROW, [(run_id, *row) for row in cells])
            cursor.executemany(A_CONFLICT, [(run_id, *conflict) for conflict in conflicts])


def told_otherwise(marks: Marks) -> list[tuple[str, str, str, str]]:
    """Return sheet, heading, and for each column a value here and another one there."""
    here, there = planted(marks, f"{HERE}."), planted(marks, f"{THERE}.")
    return [
        (sheet, heading, value, told)
        for sheet, pairs in here.items()
        for (heading, value), (_, told) in zip(pairs, there[sheet], strict=True)
    ]


def planted(marks: Marks, prefix: str) -> Values:
    """Return a new mark for every column, named with a prefix."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in COLUMNS.strip().splitlines():
        sheet, rest = line.split(maxsplit=1)
        heading, compartment = rest.rsplit(maxsplit=1)
        value = marks.word(f"{prefix}{sheet}.{heading.strip()}", (IMPORT, "its own maker"), compartment)
        found.setdefault(sheet, []).append((heading.strip(), value))
    return found


def as_read(sheet: str, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return how a sheet is read, as a run keeps it: every column by its own name, with one example."""
    columns = [
        {"place": place, "heading": heading, "meaning": [sheet, heading], "guessed": [sheet, heading], "how": "name",
         "examples": [value]}
        for place, (heading, value) in enumerate(pairs)
    ]  # fmt: skip
    return {"name": sheet, "ours": sheet, "how": "name", "headings": [pair[0] for pair in pairs], "columns": columns}


def wait_again(owner: psycopg.Connection[Any], runs: Runs) -> None:
    """Let every import wait again as it did, whatever became of it."""
    with owner.cursor() as cursor:
        cursor.executemany(
            "update exchange_importrun set state = 'preview', content = 'x', file_name = %s where account_id = %s",
            [(name, account_id) for account_id, name in runs.file_names.items()],
        )
