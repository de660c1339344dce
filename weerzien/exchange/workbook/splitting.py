"""One sheet instead of seven: what stands behind a person goes to the sheet it belongs to, as if it stood there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from weerzien.exchange.workbook.cells import is_empty, words
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.guessing import column_words, plain
from weerzien.exchange.workbook.headings import bare, heading_row, headings_in
from weerzien.exchange.workbook.sheets import APPLICATIONS, GUARDIANSHIP, INTEGRATION, PERSONS, Sheet

OF_A_PERSON = {APPLICATIONS.name: "Gezinslid", GUARDIANSHIP.name: "Jongere", INTEGRATION.name: "Persoon"}
"""The sheets with at most a row or so for each person, and the heading under which they name that person."""
NOT_WITHOUT = {APPLICATIONS.name: "Referent"}
CHOSEN_FOR = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
TARGETS = (APPLICATIONS, GUARDIANSHIP, INTEGRATION)
FEWEST_TO_MOVE = 2
OF_THIS_ROW = "deze rij"
"""Stands for the person of a row until that person has a number."""

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Split:
    """The sheet of persons and what was taken out of it: the rows by sheet, and from which columns they came."""

    sheets: Mapping[str, Rows]
    places: Mapping[str, Sequence[int]]


def split_persons(rows: Rows, *, present: set[str], draft: Draft) -> Split:
    """Return the rows of Personen without the columns of sheets that are not `present`, and those sheets themselves.

    Every row keeps its number. Nothing moves where less than two headings can be told; what somebody chose for another
    sheet moves always. Where no heading is a number of the person, every row is about the person of its own row.
    """
    at = heading_row(PERSONS, rows)
    headings = [words(cell) for cell in rows[at]] if rows else []
    key = next((place for place, said in enumerate(headings) if "Persoonsnummer" in headings_in(PERSONS, [said])), None)
    moved: dict[str, list[int]] = defaultdict(list)
    for place, heading in enumerate(headings):
        sheet = belongs_to(heading, present) if heading and not headings_in(PERSONS, [heading]) else None
        if sheet is not None:
            moved[sheet.name].append(place)
    split: dict[str, Rows] = {}
    origins: dict[str, Sequence[int]] = {}
    gone: set[int] = set()
    for name, places in moved.items():
        chosen = [place for place in places if CHOSEN_FOR in headings[place]]
        if chosen or is_enough(name, [headings[place] for place in places]):
            split[name] = taken_out(rows, at, places, (key, OF_A_PERSON[name]))
            origins[name] = (places[0] if key is None else key, *places)
            if key is None:
                draft.by_row.add(name)
            gone.update(places)
            listed = ", ".join(own_heading(headings[place]) for place in places)
            said = f"Uit het blad van de personen lezen wij deze kolommen als {name}: {listed}; kijk na of dat klopt."
            draft.remark_sheet(name, None, said)
    stay = [place for place in range(max(map(len, rows), default=0)) if place not in gone]
    split[PERSONS.name] = [only(row, stay) for row in rows] if gone else rows
    return Split(split, {**origins, PERSONS.name: stay})


def chosen_for(sheet: str, heading: str) -> str:
    """Return how a column behind the persons is headed once somebody chose of which sheet it is."""
    return f"{sheet}{CHOSEN_FOR}{heading}"


def own_heading(said: str) -> str:
    """Return the heading itself, without the sheet that somebody chose for it."""
    return said.rpartition(CHOSEN_FOR)[2]


def belongs_to(heading: str, present: set[str]) -> Sheet | None:
    """Return the one sheet a heading is of: by its own name, else by another word for it."""
    free = [sheet for sheet in TARGETS if sheet.name not in present]
    name, sign, _ = heading.partition(CHOSEN_FOR)
    if sign:
        return next((sheet for sheet in free if sheet.name == name), None)
    own = [sheet for sheet in free if bare(heading) in {bare(column.heading) for column in sheet.columns}]
    also = own or [sheet for sheet in free if plain(heading) in column_words(sheet.name)]
    return also[0] if len(also) == 1 else None


def is_enough(sheet: str, headings: Sequence[str]) -> bool:
    """Return whether these headings make a sheet: enough of them, and what no row can do without."""
    found = {column_words(sheet).get(plain(heading)) for heading in headings}
    return len(found) >= FEWEST_TO_MOVE and NOT_WITHOUT.get(sheet) in {None, *found}


def taken_out(rows: Rows, at: int, places: Sequence[int], key: tuple[int | None, str]) -> Rows:
    """Return some columns as a sheet of their own, the person in front; a row without any of them is empty."""
    person, name = key
    found: list[list[Any]] = []
    for number, row in enumerate(rows):
        cells = only(row, places)
        if number < at or all(is_empty(cell) for cell in cells):
            found.append([])
        else:
            found.append(
                [name, *map(own_heading, map(words, cells))] if number == at else [row_key(row, person), *cells]
            )
    return found


def row_key(row: Sequence[Any], person: int | None) -> Any:
    """Return who a row is about."""
    return OF_THIS_ROW if person is None else only(row, [person])[0]


def only(row: Sequence[Any], places: Sequence[int]) -> list[Any]:
    """Return the cells of a row at these places, empty where the row is shorter."""
    return [row[place] if place < len(row) else "" for place in places]
