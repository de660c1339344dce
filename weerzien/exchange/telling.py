"""The rows of Feiten on their way in: of what is told once and stands there twice, the row that leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from weerzien.dossiers.intake import Line
from weerzien.dossiers.recognising import Register
from weerzien.dossiers.told import kept_cells
from weerzien.dossiers.told_intake import FACT
from weerzien.exchange.workbook.reading import Level, Message, Reading, Row
from weerzien.exchange.workbook.told import MUNICIPALITY, Told, told_rows
from weerzien.rulebook.keeping import leads

SHEET = "Feiten"
OF_MUNICIPALITY = (
    "staat een feit over de gemeente zelf en niet over een gezin; dat bewaren wij niet, het telt alleen bij doorrekenen"
)


class Refuses(Protocol):
    """Lets a row fall because a row of Personen that it leans on is refused."""

    def refuse_leaning(self, row: Row, column: str, what: str, *, on: str) -> None: ...


@dataclass(slots=True)
class Leading:
    """The row that leads of each thing that is told once, and what is said of the others."""

    lines: dict[object, tuple[Row, Told, Line]] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)

    def remark(self, row: Row, words: str) -> None:
        sentence = f"In rij {row.row} van {SHEET}, kolom {FACT}, {words}."
        self.remarks.append(Message(SHEET, row.row, FACT, Level.REMARKED, sentence))

    def add(self, row: Row, told: Told, line: Line) -> None:
        """Keep a row, unless another says the same thing of the same one and leads."""
        once = (line.dossier_id, None if told.fact.about == "family" else line.person_id, told.fact.name)
        key: object = line.place if told.fact.repeated else once
        before = self.lines.pop(key, None)
        if before is not None:
            row, told, line, lost = (
                (row, told, line, before[0]) if leads(told.fact, told.known, before[1].known) else (*before, row)
            )
            self.remark(lost, f"staat iets waarover rij {row.row} ook gaat; die rij telt, wij bewaren deze niet")
        self.lines[key] = (row, told, line)


def told_lines(reading: Reading, register: Register, falling: Refuses) -> tuple[tuple[Line, ...], tuple[Message, ...]]:
    """Return the rows of Feiten that are taken, with family and person, and what is said of those that are not.

    A row that leans on a row of Personen which is refused falls.
    """
    leading = Leading()
    persons, families = places_of_persons(reading)
    for row, told in told_rows(reading):
        person, family = str(told.person), str(told.family)
        if told.family == MUNICIPALITY:
            leading.remark(row, OF_MUNICIPALITY)
        elif told.person is not None and register.why_it_falls(person) is not None:
            falling.refuse_leaning(row, "Persoonsnummer", "persoon", on=persons[person])
        elif told.person is None and family not in register.dossiers:
            falling.refuse_leaning(row, "Gezinsnummer", "gezin", on=families[family])
        else:
            leading.add(row, told, line_of(row, told, register))
    return tuple(line for _, _, line in leading.lines.values()), tuple(leading.remarks)


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
    """Return a row with the family it belongs to: the person's own, else the one it names."""
    person_id: UUID | None = None if told.person is None else register.persons[str(told.person)]
    return Line(
        sheet=SHEET,
        place=f"{SHEET} rij {row.row}",
        dossier_id=register.homes[person_id] if person_id else register.dossiers[str(told.family)],
        person_id=person_id,
        cells={FACT: told.fact.name, **kept_cells(told.fact, told.known)},
    )
