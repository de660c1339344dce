"""What Feiten tells twice of one person or family: which row counts, and the sentence that says so and why."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.exchange.workbook.reading import Level, Message, Reading, Row
from weerzien.exchange.workbook.told import WHOLE, Told, told_rows
from weerzien.rulebook.keeping import leads

WHY: Mapping[str, str] = {
    "eerste": "want van meer dagen telt hier de eerste",
    "laatste": "want van meer dagen telt hier de laatste",
    "": "want die staat later in het blad; haal weg wat niet klopt",
}
"""Why one row counts and the other does not, by what the dictionary says of the fact."""


def twice_told(reading: Reading) -> tuple[Message, ...]:
    """Return a remark for every row of Feiten that does not count because another says something else of the same.

    What may be told more than once, and what says the same twice, is no news.
    """
    home: dict[object, object] = {
        row.cells["Persoonsnummer"]: row.cells["Gezinsnummer"] for row in reading.sheets.get("Personen", ())
    }
    counts: dict[tuple[object, str], tuple[Row, Told]] = {}
    remarks = []
    for row, told in told_rows(reading):
        if told.fact.repeated:
            continue
        key = (about(told, home), told.fact.name)
        before = counts.get(key)
        if before is None or leads(told.fact, told.known, before[1].known):
            counts[key] = (row, told)
        if before is not None and before[1].known.value != told.known.value:
            lost = before if counts[key][0] is row else (row, told)
            remarks.append(remark(*lost, counting=counts[key][0]))
    return tuple(remarks)


def about(told: Told, home: Mapping[object, object]) -> object:
    """Return whom a row is about: of what is told of a whole family its number, else the person's."""
    if told.fact.about in WHOLE:
        return ("family", told.family if told.person is None else home.get(told.person))
    return ("person", told.person)


def remark(row: Row, told: Told, *, counting: Row) -> Message:
    """Return the sentence about a row that does not count beside the one that does."""
    sentence = (
        f"In rij {row.row} van Feiten, kolom Feit, staat '{told.fact.name}', en rij {counting.row} zegt iets anders "
        f"van dezelfde; rij {counting.row} telt, {WHY[told.fact.keep]}."
    )
    return Message("Feiten", row.row, "Feit", Level.REMARKED, sentence)
