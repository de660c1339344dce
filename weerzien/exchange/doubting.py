"""What is said of a row of which we doubt who it is about, with or without a number in the list itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from weerzien.dossiers.recognising import Doubt
from weerzien.exchange.workbook.reading import Row
from weerzien.exchange.workbook.sheets import PERSON_NUMBER

WITHOUT_NUMBER: Mapping[Doubt, tuple[str, str]] = {
    Doubt.OTHER_NUMBER: (
        "",
        "staat iemand met de naam en geboortedatum van een ander; het BSN of V-nummer gaat voor, kijk na wie het is",
    ),
    Doubt.ANOTHER: (
        "",
        "staat een ander BSN of V-nummer dan wij kennen van iemand met deze naam en geboortedatum; kijk het na, of "
        "geef ieder een eigen nummer in een kolom Persoonsnummer",
    ),
    Doubt.STRANGER: (
        "V-nummer",
        "staat een ander V-nummer dan wij van deze persoon kennen, en wij kennen een andere geboortedatum; kijk na wie "
        "het is",
    ),
}
"""Column and words where the number was made from a name and a birth date: there is no number to put right."""


def said_of(doubt: Doubt, *, made: Collection[str]) -> tuple[str, str]:
    """Return the column a doubt is about, empty for the whole row, and its words; `made` is not in the list."""
    if PERSON_NUMBER in made:
        return WITHOUT_NUMBER.get(doubt, ("", doubt))
    return PERSON_NUMBER, doubt


def sentence(row: Row, column: str, words: str) -> str:
    """Return words about a cell, or without a column about a row, as a sentence."""
    where = f"In rij {row.row} van {row.sheet}" + (f", kolom {column}," if column else "")
    return f"{where} {words}."
