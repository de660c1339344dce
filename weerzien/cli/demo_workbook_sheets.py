"""The seven sheets of a municipality's workbook, and a family being written into them row by row."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from weerzien.kernel.days import plus_months

Cell = str | int | float | date

SHEETS: Final = {
    "Personen": (
        "Gezinsnummer", "Persoonsnummer", "Achternaam", "Voornaam", "Geslacht", "Geboortedatum", "BSN", "V-nummer",
        "Nationaliteit", "Taal", "Tolk nodig", "Rol in gezin", "Doelgroep", "Vergunning", "Asielaanvraag",
        "Vergunning bekendgemaakt", "In Nederland", "Gemeente", "Woning sinds", "Opvang", "School",
        "Volledig dagonderwijs", "Bijbaan",
    ),
    "Aanvragen": (
        "Gezinsnummer", "Referent", "Gezinslid", "Soort aanvraag", "Ingediend", "Ontvangst IND", "Herstel verzuim tot",
        "DNA-onderzoek", "Besluit", "Datum besluit", "MVV afgegeven", "Ticket geboekt", "Vlucht", "Afspraak Zevenaar",
        "Ingereisd", "BRP-inschrijving", "Hotel sinds",
    ),
    "Voogdij": ("Jongere", "Voogd", "Verzoek rechtbank", "Beschikking", "Overgedragen aan", "Overdracht geaccepteerd"),
    "Inburgering": (
        "Persoon", "Inburgeringsplichtig", "Start 10 weken (SS139)", "Brede intake", "PIP dagtekening", "Leerroute",
        "Niveau", "PVT", "MAP", "Bijstand sinds", "Werk",
    ),
    "Contacten": (
        "Datum", "Gezinsnummer", "Medewerker", "Organisatie", "Soort", "Gesproken met", "Tolk", "Notitie",
    ),
    "Verzuim": ("Leerling", "Datum", "Uren", "Soort"),
    "Betrokkenen": ("Gezinsnummer", "Naam", "Organisatie", "Rol", "Van", "Tot"),
}  # fmt: skip
NOTATIONS: Final = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "short")
SHARE_OF_DATES_AS_TEXT: Final = 0.2
FIRST_PERSON: Final = 50_000  # a list of your own starts at one; read into the demo, it must not name the same people
BSN_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


@dataclass(frozen=True, slots=True)
class Around:
    """Days counted from the day the workbook is made for."""

    today: date

    def ago(self, days: int) -> date:
        """Return the day so many days before today."""
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        """Return the day so many days after today."""
        return self.today + timedelta(days=days)

    def months_ago(self, months: int) -> date:
        """Return the day so many months before today."""
        return plus_months(self.today, -months)

    def that_lands(self, months: int, *, on: date) -> date:
        """Return the first day of which the given number of months later is `on`, or the nearest day after it."""
        day = plus_months(on, -months) - timedelta(days=4)
        while plus_months(day, months) < on:
            day += timedelta(days=1)
        return day

    def born_turning(self, age: int, *, on: date) -> date:
        """Return the birth date of somebody whose birthday of that age is `on`."""
        return plus_months(on, -12 * age)


@dataclass(slots=True)
class Book:
    """Rows on their way into a workbook; `dice` makes numbers and notations the same on every run."""

    around: Around
    municipality: str
    dice: random.Random
    rows: dict[str, list[dict[str, Cell]]] = field(default_factory=lambda: {name: [] for name in SHEETS})
    given: set[str] = field(default_factory=set)
    family_count: int = 0
    person_count: int = 0

    def add(self, sheet: str, cells: dict[str, Cell]) -> None:
        """Add a row; `cells` is by heading, and a heading that the sheet does not have is a mistake."""
        unknown = set(cells) - set(SHEETS[sheet])
        if unknown:
            raise KeyError(f"{sheet} has no column {', '.join(sorted(unknown))}")
        self.rows[sheet].append(cells)

    def next_family(self) -> str:
        """Return the number of a new family in the list of its municipality."""
        self.family_count += 1
        return f"{self.municipality[0]}{self.family_count:04d}"

    def next_person(self) -> int:
        """Return the number of a new person."""
        self.person_count += 1
        return FIRST_PERSON + self.person_count

    def bsn(self) -> str:
        """Return a new number that passes the eleven test, from the range that is never given to anybody (9999…)."""
        while True:
            number = f"9999{self.dice.randrange(100_000):05d}"
            passes = sum(int(digit) * weight for digit, weight in zip(number, BSN_WEIGHTS, strict=True)) % 11 == 0
            if passes and number not in self.given:
                self.given.add(number)
                return number

    def v_number(self) -> int:
        """Return a number of the shape of a V-number."""
        return 2_700_000_000 + self.dice.randrange(100_000_000)

    def save(self, path: Path) -> None:
        """Write the workbook; the same rows give the same bytes."""
        with Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
            workbook.set_properties({"created": datetime.combine(self.around.today, time(9))})
            as_date = workbook.add_format({"num_format": "dd-mm-yyyy"})
            as_heading = workbook.add_format({"bold": True})
            for name, headings in SHEETS.items():
                sheet = workbook.add_worksheet(name)
                sheet.freeze_panes(1, 0)
                sheet.set_column(0, len(headings) - 1, 16)
                sheet.write_row(0, 0, headings, as_heading)
                for row, cells in enumerate(self.rows[name], start=1):
                    for column, heading in enumerate(headings):
                        if heading in cells:
                            self.write(sheet, (row, column), cells[heading], as_date)

    def write(self, sheet: Worksheet, place: tuple[int, int], value: Cell, as_date: Format) -> None:
        """Write one cell; a day mostly as a date, sometimes as text in one of four notations, as people do."""
        if not isinstance(value, date):
            sheet.write(*place, value)
        elif self.dice.random() < SHARE_OF_DATES_AS_TEXT:
            sheet.write_string(*place, self.in_words(value))
        else:
            sheet.write_datetime(*place, datetime.combine(value, time()), as_date)

    def in_words(self, day: date) -> str:
        """Return the day in one of the notations people type."""
        notation = self.dice.choice(NOTATIONS)
        if notation == "short":
            return f"{day.day}-{day.month}-{day:%y}"
        return day.strftime(notation)
