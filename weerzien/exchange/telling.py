"""The rows of Feiten on their way in: of what is told once and stands there twice, the row that counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from weerzien.dossiers.intake import Line
from weerzien.dossiers.recognising import Register
from weerzien.dossiers.told import kept_cells
from weerzien.dossiers.told_intake import FACT
from weerzien.exchange.workbook.reading import Level, Message, Reading, Row
from weerzien.exchange.workbook.told import MUNICIPALITY, Told, told_rows
from weerzien.exchange.workbook.twice_told import Telling, tellings_of

SHEET = "Feiten"
OF_MUNICIPALITY = (
    "In rij {} van Feiten, kolom Feit, staat een feit over de gemeente zelf en niet over een gezin; "
    "dat bewaren wij niet, het telt alleen bij doorrekenen."
)


class Refuses(Protocol):
    """Lets a row fall because a row of Personen that it leans on is refused."""

    def refuse_leaning(self, row: Row, column: str, what: str, *, on: str) -> None: ...


def told_lines(reading: Reading, register: Register, falling: Refuses) -> tuple[tuple[Line, ...], tuple[Message, ...]]:
    """Return the rows of Feiten that are taken, with family and person, and what is said of those that are not.

    A row that leans on a row of Personen which is refused falls.
    """
    taken: list[Telling] = []
    remarks: list[Message] = []
    persons, families = places_of_persons(reading)
    for row, told in told_rows(reading):
        person, family = str(told.person), str(told.family)
        if told.family == MUNICIPALITY:
            remarks.append(Message(SHEET, row.row, FACT, Level.REMARKED, OF_MUNICIPALITY.format(row.row)))
        elif told.person is not None and register.why_it_falls(person) is not None:
            falling.refuse_leaning(row, "Persoonsnummer", "persoon", on=persons[person])
        elif told.person is None and family not in register.dossiers:
            falling.refuse_leaning(row, "Gezinsnummer", "gezin", on=families[family])
        else:
            taken.append((row, told))
    tellings = tellings_of(taken, lambda telling: about_whom(telling[1], register))
    lines = tuple(line_of(row, told, register) for row, told in tellings.counting.values())
    return lines, (*remarks, *tellings.remarks)


def about_whom(told: Told, register: Register) -> UUID | None:
    """Return the person a row is about, also where two numbers are theirs, or the family."""
    return dossier_of(told, register) if told.fact.about == "family" else person_of(told, register)


def person_of(told: Told, register: Register) -> UUID | None:
    """Return the person that a row names."""
    return None if told.person is None else register.persons[str(told.person)]


def dossier_of(told: Told, register: Register) -> UUID:
    """Return the family a row belongs to: the person's own, else the one it names."""
    person_id = person_of(told, register)
    return register.homes[person_id] if person_id else register.dossiers[str(told.family)]


def places_of_persons(reading: Reading) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return where each person stands in Personen, and the first person of each family."""
    persons: dict[str, str] = {}
    families: dict[str, str] = {}
    for row in reading.sheets.get("Personen", ()):
        place = f"Personen rij {row.row}"
        persons[str(row.cells["Persoonsnummer"])] = place
        families.setdefault(str(row.cells["Gezinsnummer"]), place)
    return persons, families


def line_of(row: Row, told: Told, register: Register) -> Line:
    """Return a row with the person and the family it is about."""
    return Line(
        sheet=SHEET,
        place=f"{SHEET} rij {row.row}",
        dossier_id=dossier_of(told, register),
        person_id=person_of(told, register),
        cells={FACT: told.fact.name, **kept_cells(told.fact, told.known)},
    )
