"""Small invented workbooks for the tests: one healthy family, to which each test adds what it is about."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

Rows = Sequence[Mapping[str, Any]]

SPONSOR: Mapping[str, Any] = {
    "Gezinsnummer": "T001",
    "Persoonsnummer": 1,
    "Achternaam": "Tesfay",
    "Voornaam": "Luwam",
    "Geslacht": "V",
    "Geboortedatum": date(2010, 5, 4),
    "BSN": "999990019",
    "V-nummer": 2800000011,
    "Nationaliteit": "Eritrese",
    "Taal": "Tigrinya",
    "Tolk nodig": "ja",
    "Rol in gezin": "amv",
    "Doelgroep": "asiel",
    "Vergunning": "A",
    "Asielaanvraag": date(2025, 9, 2),
    "Vergunning bekendgemaakt": date(2026, 7, 6),
    "In Nederland": "ja",
    "Gemeente": "Meerdijk",
    "Woning sinds": "",
    "Opvang": "kleinschalig",
    "School": "ISK",
    "Volledig dagonderwijs": "ja",
    "Bijbaan": "nee",
}
MOTHER: Mapping[str, Any] = {
    **dict.fromkeys(SPONSOR, ""),
    "Gezinsnummer": "T001",
    "Persoonsnummer": 2,
    "Achternaam": "Tesfay",
    "Voornaam": "Selam",
    "Geslacht": "V",
    "Geboortedatum": "3-2-85",
    "V-nummer": 2800000022,
    "Rol in gezin": "moeder",
    "Doelgroep": "asiel",
    "In Nederland": "nee",
    "Opvang": "verwacht 21-02-2027",
}
APPLICATION: Mapping[str, Any] = {
    "Gezinsnummer": "T001",
    "Referent": 1,
    "Gezinslid": 2,
    "Soort aanvraag": "nareis",
    "Ingediend": date(2026, 7, 20),
    "Ontvangst IND": "27-7-26",
    "Herstel verzuim tot": "",
    "DNA-onderzoek": "aangeboden",
    "Besluit": "",
    "Datum besluit": "",
    "MVV afgegeven": "",
    "Ticket geboekt": "",
    "Vlucht": "",
    "Afspraak Zevenaar": "",
    "Ingereisd": "",
    "BRP-inschrijving": "",
    "Hotel sinds": "",
}
GUARDIANSHIP: Mapping[str, Any] = {
    "Jongere": 1,
    "Voogd": "Nidos",
    "Verzoek rechtbank": "",
    "Beschikking": "",
    "Overgedragen aan": "",
    "Overdracht geaccepteerd": "",
}
INTEGRATION: Mapping[str, Any] = {
    "Persoon": 2,
    "Inburgeringsplichtig": "ja",
    "Start 10 weken (SS139)": date(2026, 9, 21),
    "Brede intake": "",
    "PIP dagtekening": "",
    "Leerroute": "B1",
    "Niveau": "",
    "PVT": "",
    "MAP": "",
    "Bijstand sinds": date(2026, 9, 21),
    "Werk": "nee",
}
CONTACT: Mapping[str, Any] = {
    "Datum": date(2026, 11, 2),
    "Gezinsnummer": "T001",
    "Medewerker": "R. Meijer",
    "Organisatie": "wijkteam",
    "Soort": "huisbezoek",
    "Gesproken met": "Luwam",
    "Tolk": "telefonische tolk",
    "Notitie": "School gaat goed.",
}
ABSENCE: Mapping[str, Any] = {"Leerling": 1, "Datum": date(2026, 11, 3), "Uren": 2, "Soort": "ongeoorloofd"}
PROFESSIONAL: Mapping[str, Any] = {
    "Gezinsnummer": "T001",
    "Naam": "J. Smit",
    "Organisatie": "gemeente",
    "Rol": "gezinsregisseur",
    "Van": date(2026, 7, 1),
    "Tot": "",
}
FAMILY: Mapping[str, Rows] = {
    "Personen": (SPONSOR, MOTHER),
    "Aanvragen": (APPLICATION,),
    "Voogdij": (GUARDIANSHIP,),
    "Inburgering": (INTEGRATION,),
    "Contacten": (CONTACT,),
    "Verzuim": (ABSENCE,),
    "Betrokkenen": (PROFESSIONAL,),
}


def workbook(sheets: Mapping[str, Rows] = FAMILY, **changed: Rows) -> bytes:
    """Return an .xlsx with these rows, each sheet headed by the keys of its first row."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in {**sheets, **changed}.items():
            page = book.add_worksheet(name)
            for at, heading in enumerate(rows[0] if rows else ()):
                page.write_string(0, at, heading)
                for number, row in enumerate(rows, 1):
                    cell = row.get(heading, "")
                    if isinstance(cell, date):
                        page.write_datetime(number, at, cell, day)
                    elif cell != "":
                        page.write(number, at, cell)
    return target.getvalue()


def person(number: int, **cells: Any) -> dict[str, Any]:
    """Return a row of Personen for somebody more in the same family; keywords write a blank as an underscore."""
    told = {heading.replace("_", " "): cell for heading, cell in cells.items()}
    row = {
        **SPONSOR,
        "Persoonsnummer": number,
        "BSN": "",
        "V-nummer": 2800000000 + number,
        "Voornaam": f"Kind {number}",
    }
    return {**row, **{{"V nummer": "V-nummer"}.get(heading, heading): cell for heading, cell in told.items()}}
