"""Files that mean harm or come from a bad day, each made when a test asks for it: what is in them and what is said."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter

from tests.exchange.packed import csv_lines, inline, ods, ods_row, xlsx, xlsx_parts, zipped
from tests.exchange.workbooks import ABSENCE, SPONSOR, workbook

HEADINGS = ("Leerling", "Datum", "Uren", "Soort")
PERSON = ("Gezinsnummer", "Persoonsnummer", "Voornaam")
MEGABYTE = 1_000_000
LAUGHS = "".join(f'<!ENTITY l{step} "{f"&l{step - 1};" * 10}">' for step in range(1, 10))
TOO_LARGE, BROKEN, UNSAFE, NO_WORKBOOK = "te groot", "beschadigd", "verwijzing die niet", "geen werkboek"
EMPTY, NO_SHEET, OPEN_QUOTE = "is leeg", "geen blad dat wij kennen", "aanhalingsteken"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its name, how it is made, and a piece of the sentence with which it is refused."""

    name: str
    make: Callable[[], bytes]
    refusal: str
    file_name: str = "lijst.xlsx"


def bomb() -> bytes:
    """Return a small zip with a sheet of 300 MB of blanks."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in xlsx_parts("").items():
            if not name.endswith("sheet1.xml"):
                packed.writestr(name, part)
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(300):
                sheet.write(b" " * MEGABYTE)
            sheet.write(b"</sheetData></worksheet>")
    return target.getvalue()


def with_size(content: bytes, size: int) -> bytes:
    """Return a zip that says of every part that it unpacks to this many bytes."""
    changed = bytearray(content)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 24 : place + 28] = struct.pack("<I", size)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def with_doctype(declared: str, used: str) -> bytes:
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        f'<!DOCTYPE worksheet [{declared}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{used}</t>'
        "</is></c></row></sheetData></worksheet>"
    )
    return zipped(parts)


def one_text_everywhere() -> bytes:
    """Return a sheet of 20,000 cells that all show the same text of 30,000 signs: 600 MB, in a file of a few kB."""
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    shared = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    return zipped({**xlsx_parts(rows), "xl/sharedStrings.xml": shared})


def twice_named() -> bytes:
    """Return a zip in which one part stands twice: who reads the first sees another sheet than who reads the last."""
    target = io.BytesIO(xlsx(inline(*PERSON)))
    with zipfile.ZipFile(target, "a") as packed:
        other = packed.infolist()[-1].filename
        packed.writestr(other.upper(), "<worksheet/>")
    return target.getvalue()


def far_away() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Personen")
        page.write(0, 0, "Gezinsnummer")
        page.write(1_048_575, 16_383, "ver weg")
    return target.getvalue()


def deep() -> bytes:
    return xlsx("<row>" * 100_000 + "</row>" * 100_000)


def repeated(rows: int, columns: int) -> bytes:
    """Return an .ods in which one cell is repeated."""
    cell = (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        "<text:p>x</text:p></table:table-cell>"
    )
    return ods({"Personen": f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'})


HOSTILE = (
    Hostile("a zip bomb", bomb, TOO_LARGE),
    Hostile("a zip bomb that says it is small", lambda: with_size(bomb(), 100), TOO_LARGE),
    Hostile("parts that say they are a gigabyte", lambda: with_size(workbook(), 1_000_000_000), TOO_LARGE),
    Hostile("a file of over 30 MB", lambda: b"PK\x03\x04" + b"\1" * 31 * MEGABYTE, TOO_LARGE),
    Hostile("names that unfold in names", lambda: with_doctype(f'<!ENTITY l0 "ha">{LAUGHS}', "&l9;"), UNSAFE),
    Hostile(
        "a name that reads a file", lambda: with_doctype('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;"), UNSAFE
    ),
    Hostile("one long text in every cell", one_text_everywhere, TOO_LARGE),
    Hostile("one part twice", twice_named, BROKEN),
    Hostile("a cell in the far corner", far_away, TOO_LARGE),
    Hostile("a row that says where it is", lambda: xlsx('<row r="1048576"><c><v>1</v></c></row>'), TOO_LARGE),
    Hostile("an error in the far corner", lambda: xlsx('<row><c r="XFD1048576" t="e"><v/></c></row>'), TOO_LARGE),
    Hostile("a place that is no place", lambda: xlsx('<row><c r="A-1"><v>1</v></c></row>'), BROKEN),
    Hostile("a place of a thousand signs", lambda: xlsx(f'<row><c r="{"A" * 1000}1"><v>1</v></c></row>'), TOO_LARGE),
    Hostile("a shared text that is not there", lambda: xlsx('<row><c t="s"><v>9</v></c></row>'), BROKEN),
    Hostile("elements as deep as a well", deep, BROKEN),
    Hostile("an element that never ends", lambda: xlsx(f'<row a="{"x" * 9 * MEGABYTE}"/>'), BROKEN),
    Hostile("an ods of one cell a million times", lambda: repeated(1_000_000, 1), TOO_LARGE, "lijst.ods"),
    Hostile("an ods of one row a milliard times", lambda: repeated(1_000_000_000, 1), TOO_LARGE, "lijst.ods"),
    Hostile("an ods as wide as it is long", lambda: repeated(16_000, 16_000), TOO_LARGE, "lijst.ods"),
    Hostile("an ods that repeats less than once", lambda: repeated(-3, 1), BROKEN, "lijst.ods"),
    Hostile("only null bytes", lambda: b"\0" * MEGABYTE, EMPTY),
    Hostile("a program", lambda: b"MZ\x90\0\x03" + bytes(range(256)) * 100, NO_WORKBOOK),
    Hostile("a csv of a million rows", lambda: b"Leerling;Datum\n" + b"1;2\n" * 1_000_000, TOO_LARGE, "Verzuim.csv"),
    Hostile("a csv of one line of separators", lambda: b";" * 29 * MEGABYTE, TOO_LARGE, "Verzuim.csv"),
    Hostile("a csv of one long cell", lambda: b"a;" + b"x" * 29 * MEGABYTE, OPEN_QUOTE, "Verzuim.csv"),
    Hostile("a csv with headings that nobody knows", lambda: b"Kleur;Maat\nrood;3", NO_SHEET, "kleuren.csv"),
    Hostile("a csv of signs of four bytes", lambda: b"a;b\n" + "😀".encode() * 7 * MEGABYTE, OPEN_QUOTE, "Verzuim.csv"),
    Hostile("a csv of empty lines", lambda: b"Kleur;Maat" + b"\n" * 29 * MEGABYTE, TOO_LARGE, "kleuren.csv"),
)  # fmt: skip


def styled_rows() -> bytes:
    """Return a sheet with one absence above a million rows of cells that have a colour and no content."""
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="1"/></row>' for row in range(3, 1_000_003))
    return zipped(xlsx_parts(inline(*HEADINGS) + inline(1, "3-11-26", 2, "ziek", row=2) + empty, "Verzuim"))


def ods_with_empty_rows() -> bytes:
    rows = ods_row(HEADINGS) + ods_row([1, "3-11-26", 2, "ziek"]) + ods_row([""], repeated=1_048_000)
    return ods({"Verzuim": rows})


def wrong_everywhere() -> bytes:
    """Return as many rows as fit, in which no cell is what its heading says."""
    rows = "".join(inline("?!", "31-02-2010", "veel", "niets", row=row) for row in range(2, 124_000))
    return zipped(xlsx_parts(inline(*HEADINGS) + rows, "Verzuim"))


def full_csv() -> bytes:
    """Return as many persons as fit."""
    row = {heading: cell for heading, cell in SPONSOR.items() if heading not in ("BSN", "V-nummer")}
    return csv_lines([{**row, "Persoonsnummer": number} for number in range(1, 24_000)]).encode()


HEAVY: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million rows with a colour and no content": (styled_rows, "Verzuim.xlsx"),
    "a million empty rows of an ods": (ods_with_empty_rows, "Verzuim.ods"),
    "as many wrong cells as fit": (wrong_everywhere, "Verzuim.xlsx"),
    "as many persons as fit": (full_csv, "Personen.csv"),
    "a csv with a million empty lines": (lambda: csv_lines([ABSENCE]).encode() + b"\r\n" * 1_000_000, "Verzuim.csv"),
}
"""Files that are large and no more than that: they are read, with everything that is wrong in them named."""
