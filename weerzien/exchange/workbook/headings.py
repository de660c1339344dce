"""Which sheet and which column is which: order, case and blanks are free, what we do not know is named."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from weerzien.exchange.workbook.cells import is_empty, words
from weerzien.exchange.workbook.draft import Draft
from weerzien.exchange.workbook.guessing import Guess, Guesses, column_words, guess_headings, plain
from weerzien.exchange.workbook.how import UNUSED_MARK, How, column_letters
from weerzien.exchange.workbook.sheets import ADVICE, PERSONS, SHEETS, Column, Sheet

DEEPEST_HEADING_ROW = 10
FEWEST_HEADINGS = 2
ALSO_CALLED = {
    "ss139": "Start 10 weken (SS139)",
    "start10weken": "Start 10 weken (SS139)",
    "vnr": "V-nummer",
    "burgerservicenummer": "BSN",
    "pip": "PIP dagtekening",
    "ontvangen": "Ontvangst IND",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet has what: the row of its headings (counting from 1) and the column at each position.

    `headings` are ours where a column is read; `told_by` says of every column with something in it why it is read;
    `asked` are headings of ours that more than one column could be.
    """

    sheet: Sheet
    heading_row: int
    columns: Mapping[int, Column]
    headings: tuple[str, ...]
    told_by: Mapping[int, How]
    asked: frozenset[str]

    @property
    def lacking(self) -> frozenset[str]:
        """Return the headings for which there is no column, and none that could be it."""
        there = {column.heading for column in self.columns.values()} | self.asked
        return frozenset(column.heading for column in self.sheet.columns) - there


@lru_cache(maxsize=4000)
def bare(name: str) -> str:
    """Return a name without case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_\-]+", "", name).casefold()


def known_sheet(name: str) -> Sheet | None:
    """Return the sheet that goes by this name."""
    return next((sheet for sheet in SHEETS if bare(sheet.name) == bare(name)), None)


def known_column(sheet: Sheet, heading: str) -> Column | None:
    """Return the column of the sheet that goes by this heading."""
    wanted = bare(ALSO_CALLED.get(bare(heading), heading))
    return columns_by_name(sheet.name).get(wanted)


@cache
def columns_by_name(sheet: str) -> Mapping[str, Column]:
    """Return the columns of a sheet by their bare names."""
    return {bare(column.heading): column for one in SHEETS if one.name == sheet for column in one.columns}


def sheet_by_headings(rows: Sequence[Sequence[Any]], *, fewest: int = FEWEST_HEADINGS) -> Sheet | None:
    """Return the one sheet of which the most headings stand here, at least `fewest`; None where no or no one fits.

    Of two with as many it is the one of which a row lacks nothing that it cannot do without.
    """
    found = [(sheet, standing(sheet, rows)) for sheet in SHEETS]
    scores = sorted(((len(there), needed(sheet) <= there, sheet.name) for sheet, there in found), reverse=True)
    best, second = scores[:2]
    return known_sheet(best[2]) if best[0] >= fewest and best[:2] > second[:2] else None


def standing(sheet: Sheet, rows: Sequence[Sequence[Any]]) -> set[str]:
    """Return the headings of a sheet in the row that has the most of them."""
    return headings_in(sheet, rows[heading_row(sheet, rows)]) if rows else set()


def needed(sheet: Sheet) -> set[str]:
    """Return the headings without which a row of a sheet falls; the numbers of persons can be made."""
    return {column.heading for column in sheet.columns if column.required and sheet is not PERSONS}


def headings_in(sheet: Sheet, row: Sequence[Any]) -> set[str]:
    """Return the headings of a sheet that stand in a row under their own or another name."""
    found = set()
    for cell in row:
        said = words(cell)
        column = known_column(sheet, said)
        heading = column.heading if column is not None else column_words(sheet.name).get(plain(said))
        if heading is not None:
            found.add(heading)
    return found


def layout_of(sheet: Sheet, rows: Sequence[Sequence[Any]], draft: Draft) -> Layout:
    """Return where the headings are; say which were guessed, which are unknown and which stand there twice.

    A column that was guessed gets our heading: whoever may not see what it holds then does not see it.
    """
    at = heading_row(sheet, rows)
    headings = [words(cell) for cell in rows[at]] if rows else []
    columns: dict[int, Column] = {}
    told_by: dict[int, How] = {}
    for position, heading in enumerate(headings):
        column = known_column(sheet, heading)
        if column is not None and column not in columns.values():
            columns[position], told_by[position] = column, How.NAME
        elif column is not None:
            told_by[position] = How.TWICE
        elif heading.endswith(UNUSED_MARK):
            told_by[position] = How.UNUSED
        elif heading and bare(heading) != bare(ADVICE):
            told_by[position] = How.UNKNOWN
    told_by |= dict.fromkeys(nameless(headings, rows[at + 1 :]), How.NAMELESS)
    unknown = {position: headings[position] for position, how in told_by.items() if how is How.UNKNOWN}
    taken = [column.heading for column in columns.values()]
    guesses = guess_headings(sheet, unknown, rows[at + 1 :], taken)
    said = said_of_headings(sheet.name, unknown, guesses) | said_of_left_out(sheet.name, headings, told_by)
    for position in sorted(said):
        draft.remark_sheet(sheet.name, unmarked(heading_at(headings, position)), said[position])
    for position, guess in guesses.chosen.items():
        columns[position], told_by[position] = sheet.column(guess.name), guess.how
        headings[position] = guess.name
    told_by |= {position: How.QUESTION for places in guesses.questions.values() for position in places}
    return Layout(sheet, at + 1, columns, tuple(headings), told_by, frozenset(guesses.questions))


def nameless(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """Return the columns without a heading in which something stands all the same."""
    width = max(map(len, rows), default=0)
    bare_ones = [place for place in range(width) if place >= len(headings) or not headings[place]]
    return [place for place in bare_ones if any(place < len(row) and not is_empty(row[place]) for row in rows)]


def heading_at(headings: Sequence[str], position: int) -> str:
    """Return what a column is called: its heading, else its letter."""
    return (headings[position] if position < len(headings) else "") or f"kolom {column_letters(position)}"


def unmarked(heading: str) -> str:
    """Return a heading without the mark of a column that is not wanted."""
    return heading.removesuffix(UNUSED_MARK).strip()


def said_of_left_out(sheet: str, headings: Sequence[str], told_by: Mapping[int, How]) -> dict[int, str]:
    """Return by place what is said about columns that stand there twice, without a heading, or were not wanted."""
    return {
        position: LEFT_OUT[how].format(sheet=sheet, heading=unmarked(heading_at(headings, position)))
        for position, how in told_by.items()
        if how in LEFT_OUT
    }


LEFT_OUT: Mapping[How, str] = {
    How.TWICE: "In {sheet} staat de kolom {heading} twee keer; wij lezen alleen de eerste, haal de andere weg.",
    How.NAMELESS: "In {sheet} staat iets in {heading} zonder kop erboven; wij lezen dat niet, zet er een kop boven.",
    How.UNUSED: "In {sheet} gebruiken wij de kolom {heading} niet: zo is het gekozen.",
}


def said_of_headings(sheet: str, unknown: Mapping[int, str], guesses: Guesses) -> dict[int, str]:
    """Return by place what is said about headings that are not ours: guessed, in question, or left out."""
    said = {place: said_of_unknown(sheet, heading) for place, heading in unknown.items()}
    said |= {place: said_of_guess(sheet, unknown[place], guess) for place, guess in guesses.chosen.items()}
    for name, places in guesses.questions.items():
        question = said_of_question(sheet, [unknown[place] for place in places], name)
        said |= dict.fromkeys(places, question)
    return said


def said_of_guess(sheet: str, heading: str, guess: Guess) -> str:
    """Return the sentence about a column that goes by another name here."""
    why = f", {guess.why}" if guess.why else ""
    return f"In {sheet} lezen wij de kolom {heading} als {guess.name}{why}; kijk na of dat klopt."


def said_of_question(sheet: str, headings: Sequence[str], name: str) -> str:
    """Return the question which of several columns is meant."""
    listed = f"{', '.join(headings[:-1])} en {headings[-1]}"
    return f"In {sheet} kunnen de kolommen {listed} allemaal {name} zijn; wij lezen ze niet, geef er een de kop {name}."


def said_of_unknown(sheet: str, heading: str) -> str:
    """Return the sentence about a column that is left out."""
    return f"In {sheet} staat een kolom {heading} die wij niet kennen; wij lezen die niet, kijk de kop na."


def heading_row(sheet: Sheet, rows: Sequence[Sequence[Any]]) -> int:
    """Return the position of the row with the most headings that we know, among the first ten."""
    return max(
        range(min(len(rows), DEEPEST_HEADING_ROW)),
        key=lambda position: len(headings_in(sheet, rows[position])),
        default=0,
    )
