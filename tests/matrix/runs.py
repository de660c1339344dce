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
    now: datetime,
) -> None:
    """Leave an import in waiting for everybody, at their own organisation: some have had another role before."""
    cells: dict[str, list[list[str]]] = {}
    for line in COLUMNS.strip().splitlines():
        sheet, rest = line.split(maxsplit=1)
        heading, compartment = rest.rsplit(maxsplit=1)
        value = marks.word(f"{sheet}.{heading.strip()}", (IMPORT, "its own maker"), compartment)
        cells.setdefault(sheet, []).append([heading.strip(), value])
    with owner.cursor() as cursor:
        for who in people:
            run_id = runs.ids[who.account_id] = uuid4()
            runs.file_names[who.account_id] = marks.word("ImportRun.file_name", (str(who), "its own maker"), IMPORT)
            cursor.execute(
                "insert into exchange_importrun (id, municipality_id, account_id, file_name, created_at, content,"
                " state, done_count, total_count, sentence, remarks)"
                " values (%s, %s, %s, %s, %s, 'x', 'preview', 0, 0, '', '[]')",
                [run_id, municipalities[who.organisation], who.account_id, runs.file_names[who.account_id], now],
            )
            cursor.executemany(
                "insert into exchange_importrow (run_id, sheet, row, verdict, cells, messages, changed_columns)"
                " values (%s, %s, 2, 'refused', %s, '[]', '[]')",
                [(run_id, sheet, json.dumps(pairs)) for sheet, pairs in cells.items()],
            )
