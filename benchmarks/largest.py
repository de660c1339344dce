"""The largest family that the pages are measured with: twelve members, six tracks, three years, 400 contacts."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from weerzien.cli.demo_workbook_sheets import Around, Book, Cell

CONTACTS: Final = 400
ABSENCES: Final = 90
DAYS: Final = 3 * 365
SEED: Final = 20231122
NAMES: Final = (
    ("Filmon", "amv", 16), ("Abrehet", "moeder", 44), ("Tekle", "vader", 49), ("Semira", "zus", 15),
    ("Yonas", "broer", 14), ("Helen", "zus", 12), ("Natnael", "broer", 11), ("Ruta", "zus", 9),
    ("Dawit", "broer", 8), ("Saba", "zus", 6), ("Kidane", "broer", 4), ("Almaz", "overig", 71),
)  # fmt: skip
SCHOOLS: Final = {range(4, 12): "basisschool", range(12, 18): "ISK"}
WORKERS: Final = (
    ("Amina Yusuf", "gemeente Meerdijk"), ("Noor Haddad", "VluchtelingenWerk"), ("Thijs Jansen", "Nidos"),
    ("Femke Bos", "ISK De Brug"), ("Ineke Prins", "huisartsenpraktijk Oost"),
)  # fmt: skip


def write_largest_family(path: Path, *, today: date, municipality: str = "Meerdijk") -> None:
    """Write a workbook with that one family in it; the same day gives the same workbook."""
    book = Book(Around(today), municipality, random.Random(SEED))  # noqa: S311 -- invented people, no secret
    family, book.person_count = "M9000", 9000  # numbers that no family of the demo has
    numbers = {name: book.next_person() for name, _, _ in NAMES}
    for name, part, age in NAMES:
        book.add("Personen", person(book, family, numbers[name], (name, part, age)))
        if part != "amv":
            book.add("Aanvragen", application(book, family, numbers["Filmon"], numbers[name]))
        if age >= 18:
            book.add("Inburgering", integration(book, numbers[name], age))
    around = book.around
    guardianship: dict[str, Cell] = {"Jongere": numbers["Filmon"], "Voogd": "Nidos"}
    book.add("Voogdij", {**guardianship, "Verzoek rechtbank": around.ago(40)})
    pupils = [numbers[name] for name, _, age in NAMES if 6 <= age < 18]
    contacts(book, family)
    for place in range(ABSENCES):
        day = around.ago(10 + place * 7)
        hours, kind = 1 + place % 6, ("ongeoorloofd", "ziek")[place % 3 == 0]
        book.add("Verzuim", {"Leerling": pupils[place % len(pupils)], "Datum": day, "Uren": hours, "Soort": kind})
    for worker, organisation in WORKERS:
        period: dict[str, Cell] = {"Van": around.ago(700), "Tot": around.ahead(20) if worker.startswith("Noor") else ""}
        named: dict[str, Cell] = {"Gezinsnummer": family, "Naam": worker, "Organisatie": organisation}
        book.add("Betrokkenen", {**named, "Rol": "contactpersoon", **period})
    book.save(path)


def person(book: Book, family: str, number: int, told: tuple[str, str, int]) -> dict[str, Cell]:
    """Return the row of one member."""
    name, part, age = told
    around, is_sponsor = book.around, part == "amv"
    birth: Cell = f"00-00-{around.today.year - age}" if age > 60 else around.ago(age * 365 + 90)
    school = next((school for ages, school in SCHOOLS.items() if age in ages), "")
    return {
        "Gezinsnummer": family, "Persoonsnummer": number, "Achternaam": "Tesfamariam", "Voornaam": name,
        "Geslacht": "M" if part in ("amv", "vader", "broer") else "V", "Geboortedatum": birth,
        "BSN": book.bsn(), "V-nummer": book.v_number(), "Nationaliteit": "Eritrese", "Taal": "Tigrinya",
        "Tolk nodig": "ja", "Rol in gezin": part, "Doelgroep": "asiel", "Vergunning": "A",
        "Asielaanvraag": around.ago(DAYS) if is_sponsor else "",
        "Vergunning bekendgemaakt": around.ago(800) if is_sponsor else around.ago(215),
        "In Nederland": "ja", "Gemeente": book.municipality, "Woning sinds": around.ago(120),
        "Opvang": "kleinschalig" if is_sponsor else "", "School": school,
        "Volledig dagonderwijs": "ja" if school else "", "Bijbaan": "",
    }  # fmt: skip


def application(book: Book, family: str, sponsor: int, member: int) -> dict[str, Cell]:
    """Return the row of one application, through every step."""
    around = book.around
    return {
        "Gezinsnummer": family, "Referent": sponsor, "Gezinslid": member, "Soort aanvraag": "nareis",
        "Ingediend": around.ago(745), "Ontvangst IND": around.ago(740), "Herstel verzuim tot": around.ago(690),
        "DNA-onderzoek": "uitslag", "Besluit": "ingewilligd", "Datum besluit": around.ago(330),
        "MVV afgegeven": around.ago(290), "Ticket geboekt": around.ago(260), "Vlucht": around.ago(230),
        "Afspraak Zevenaar": around.ago(228), "Ingereisd": around.ago(230), "BRP-inschrijving": around.ago(222),
        "Hotel sinds": around.ago(224),
    }  # fmt: skip


def integration(book: Book, number: int, age: int) -> dict[str, Cell]:
    """Return the row of civic integration of a grown-up."""
    around = book.around
    return {
        "Persoon": number, "Inburgeringsplichtig": "nee" if age > 67 else "ja",
        "Start 10 weken (SS139)": around.ago(110), "Brede intake": around.ago(80), "PIP dagtekening": around.ago(45),
        "Leerroute": "Z", "Bijstand sinds": around.ago(115), "Werk": "nee",
    }  # fmt: skip


def contacts(book: Book, family: str) -> None:
    """Write the contacts, from three years ago until last week, more of them each year."""
    for place in range(CONTACTS):
        share = (place / CONTACTS) ** 0.6
        day = book.around.today - timedelta(days=7 + round((1 - share) * (DAYS - 7)))
        worker, organisation = WORKERS[place % len(WORKERS)]
        note: dict[str, Cell] = {
            "Datum": day,
            "Gezinsnummer": family,
            "Medewerker": worker,
            "Organisatie": organisation,
        }
        kind = ("huisbezoek", "telefoon", "telefoon", "bericht", "kantoor")[place % 5]
        said: dict[str, Cell] = {"Gesproken met": "moeder", "Tolk": "telefonische tolk", "Notitie": f"Gesprek {place}."}
        book.add("Contacten", {**note, "Soort": kind, **said})
