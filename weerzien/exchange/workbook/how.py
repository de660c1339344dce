"""How a workbook is read: of every sheet and column what it is taken for and by what, or why it is not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """By what it was told: its name, another word for it, a slip of the pen, what stands in it, or somebody's choice.

    From UNKNOWN on it is not read.
    """

    NAME = "name"
    SYNONYM = "synonym"
    SLIP = "slip"
    CONTENT = "content"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"
    QUESTION = "question"
    TWICE = "twice"
    NAMELESS = "nameless"
    UNUSED = "unused"


COLUMN_WORDS: Mapping[How, str] = {
    How.NAME: "zo staat het in de kop",
    How.SYNONYM: "de kop is een ander woord ervoor",
    How.SLIP: "de kop lijkt erop",
    How.CONTENT: "de nummers in de kolom lijken erop",
    How.CHOSEN: "zo gekozen",
    How.UNKNOWN: "wij kennen deze kop niet",
    How.QUESTION: "meer kolommen kunnen dit zijn",
    How.TWICE: "deze kop staat er al eerder",
    How.NAMELESS: "de kolom heeft geen kop",
    How.UNUSED: "zo gekozen",
}
SHEET_WORDS: Mapping[How, str] = {
    How.NAME: "zo heet het blad",
    How.SYNONYM: "de naam van het blad is een ander woord ervoor",
    How.SLIP: "de naam van het blad lijkt erop",
    How.CONTENT: "de koppen passen erbij",
    How.CHOSEN: "zo gekozen",
    How.UNKNOWN: "wij kennen dit blad niet",
    How.QUESTION: "meer bladen kunnen dit zijn",
    How.TWICE: "dit blad staat er al eerder",
    How.UNUSED: "zo gekozen",
}
UNUSED_MARK = "(niet gebruiken)"
"""What is put behind a heading that somebody chose to leave out: nobody guesses it again."""

Meaning = tuple[str, str]
"""Our sheet and our heading."""


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column of a file. `place` counts from 0; `meaning` is None where it is not read."""

    place: int
    heading: str
    meaning: Meaning | None
    how: How
    examples: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return what to call it: its heading, else its letter."""
        return self.heading or f"kolom {column_letters(self.place)}"


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet of a file. `ours` is empty where it is not read; `headings` is by what it is recognised later."""

    name: str
    ours: str
    how: How
    headings: tuple[str, ...]
    columns: tuple[ColumnRead, ...] = ()


def column_letters(position: int) -> str:
    """Return the letters of a column, counting from 0: A, Z, AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
