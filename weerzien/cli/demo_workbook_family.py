"""One invented family on its way into the workbook: its persons and what happened to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_origins import Origin
from weerzien.cli.demo_workbook_sheets import SHEETS, Around, Book, Cell

WOMEN: Final = ("moeder", "zus")
WEEKEND: Final = (5, 6)
STAFF: Final = {
    "gezinsregisseur": ("Amina Yusuf", "gemeente"),
    "klantregisseur inburgering": ("Bram de Wit", "gemeente"),
    "maatschappelijk begeleider": ("Noor Haddad", "VluchtelingenWerk"),
    "jeugdbeschermer": ("Thijs Jansen", "Nidos"),
    "gezinswerker": ("Loes Verhagen", "wijkteam"),
}


def column(sheet: str, name: str) -> str:
    """Return the heading that a keyword stands for: `woning_sinds` is "Woning sinds", `ss139` the ten weeks."""
    for heading in SHEETS[sheet]:
        words = heading.lower().replace("-", " ").replace("(", "").replace(")", "")
        if name == words.replace(" ", "_") or (name == "ss139" and "SS139" in heading):
            return heading
    raise KeyError(f"{sheet} has no column {name}")


@dataclass(slots=True)
class Family:
    """A family with one last name and origin; every method writes one row."""

    book: Book
    number: str
    last_name: str
    origin: Origin

    @property
    def around(self) -> Around:
        return self.book.around

    def row(self, sheet: str, fixed: dict[str, Cell], more: dict[str, Cell]) -> None:
        """Write a row of fixed columns by heading and further ones by keyword."""
        self.book.add(sheet, fixed | {column(sheet, name): value for name, value in more.items()})

    def person(self, first_name: str, part: str, born: Cell, **more: Cell) -> int:
        """Write a person down and return their number; here or abroad stands in `in_nederland`."""
        number = self.book.next_person()
        here: dict[str, Cell] = {"BSN": self.book.bsn()} if more.get("in_nederland", "nee") == "ja" else {}
        fixed: dict[str, Cell] = {
            "Gezinsnummer": self.number,
            "Persoonsnummer": number,
            "Achternaam": self.last_name,
            "Voornaam": first_name,
            "Geslacht": "V" if part in WOMEN else self.book.dice.choice("MV"),
            "Geboortedatum": born,
            "V-nummer": self.book.v_number(),
            "Nationaliteit": self.origin.nationality,
            "Taal": self.origin.language,
            "Tolk nodig": "ja" if part in ("moeder", "vader") else "nee",
            "Rol in gezin": part,
            "Doelgroep": "asiel",
            "In Nederland": "nee",
            "Gemeente": self.book.municipality,
        }
        if part in ("vader", "broer"):
            fixed["Geslacht"] = "M"
        self.row("Personen", fixed | here, more)
        return number

    def youngster(self, first_name: str, born: Cell, **more: Cell) -> int:
        """Write down the youngster who came alone, at school and under the guardianship of Nidos."""
        usual: dict[str, Cell] = {
            "in_nederland": "ja", "opvang": "kleinschalig", "school": "ISK", "volledig_dagonderwijs": "ja",
            "bijbaan": "nee", "vergunning": "A",
        }  # fmt: skip
        number = self.person(first_name, "amv", born, **(usual | more))
        self.guardianship(number)
        return number

    def guardianship(self, youngster: int, **more: Cell) -> None:
        """Write the guardianship of a youngster down, or add to the row that is already there."""
        for cells in self.book.rows["Voogdij"]:
            if cells["Jongere"] == youngster:
                cells.update({column("Voogdij", name): value for name, value in more.items()})
                return
        self.row("Voogdij", {"Jongere": youngster, "Voogd": "Nidos"}, more)

    def application(self, sponsor: int, member: int, filed: Cell, **more: Cell) -> None:
        """Write an application for one person down; it reaches the IND six days after it was filed."""
        fixed: dict[str, Cell] = {
            "Gezinsnummer": self.number, "Referent": sponsor, "Gezinslid": member, "Soort aanvraag": "nareis",
            "Ingediend": filed,
        }  # fmt: skip
        if isinstance(filed, date):
            fixed["Ontvangst IND"] = filed + timedelta(days=6)
        if "soort_aanvraag" in more:
            fixed["Soort aanvraag"] = more.pop("soort_aanvraag")
        self.row("Aanvragen", fixed, more)

    def arrived(self, sponsor: int, member: int, on: date, **more: Cell) -> None:
        """Write the application of somebody who came over on that day, and was registered three days later."""
        steps: dict[str, Cell] = {
            "besluit": "ingewilligd",
            "datum_besluit": on - timedelta(days=75),
            "mvv_afgegeven": on - timedelta(days=50),
            "ticket_geboekt": on - timedelta(days=30),
            "vlucht": on,
            "afspraak_zevenaar": on,
            "ingereisd": on,
        }
        if on + timedelta(days=3) <= self.around.today:
            steps["brp_inschrijving"] = on + timedelta(days=3)
        given = {name: value for name, value in (steps | more).items() if value != ""}
        self.application(sponsor, member, on - timedelta(days=300), **given)

    def integration(self, person: int, **more: Cell) -> None:
        """Write down that somebody has to integrate, and how far that is."""
        self.row("Inburgering", {"Persoon": person, "Inburgeringsplichtig": "ja", "Werk": "nee"}, more)

    def contact(self, days_ago: int, role: str, spoken_with: str, note: str, **more: Cell) -> None:
        """Write a contact down; a home visit with an interpreter by telephone unless said otherwise."""
        name, organisation = STAFF[role]
        fixed: dict[str, Cell] = {
            "Datum": self.around.ago(days_ago), "Gezinsnummer": self.number, "Medewerker": name,
            "Organisatie": organisation, "Soort": "huisbezoek", "Gesproken met": spoken_with,
            "Tolk": "telefonische tolk", "Notitie": note,
        }  # fmt: skip
        self.row("Contacten", fixed, more)

    def absence(self, pupil: int, days_ago: int, hours: float, kind: str = "ongeoorloofd") -> None:
        """Write hours of absence down; a day in the weekend becomes the Monday after it."""
        day = self.around.ago(days_ago)
        day += timedelta(days=7 - day.weekday() if day.weekday() in WEEKEND else 0)
        self.row("Verzuim", {"Leerling": pupil, "Datum": day, "Uren": hours, "Soort": kind}, {})

    def involved(self, role: str, since: Cell, until: Cell = "", name: str = "") -> None:
        """Write a professional of the family down."""
        usual, organisation = STAFF[role]
        fixed: dict[str, Cell] = {
            "Gezinsnummer": self.number, "Naam": name or usual, "Organisatie": organisation, "Rol": role, "Van": since,
        }  # fmt: skip
        if until:
            fixed["Tot"] = until
        self.row("Betrokkenen", fixed, {})

    def in_view(self, days_ago: int = 20, since: int = 200) -> None:
        """Write down that somebody is in charge and spoke with the family so many days ago."""
        self.involved("gezinsregisseur", self.around.ago(since))
        self.involved("jeugdbeschermer", self.around.ago(since))
        self.contact(days_ago, "jeugdbeschermer", "de jongere", "School en slapen gaan goed. Belt elke week naar huis.")
