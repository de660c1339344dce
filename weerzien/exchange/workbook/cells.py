"""One raw cell to one understood cell, by the kind of its column; with what is wrong with it or worth saying."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from weerzien.exchange.workbook.reading import Cell
from weerzien.exchange.workbook.sheets import EMPTY_WORDS, EXPECTED, EXPECTED_ON, YES_NO, Column, Kind
from weerzien.kernel.told_days import BadDay, read_day

FORMULA = re.compile(r"^\s*(=|@\w+\(|[+\-]\w+[(|!])")
SHEET_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}")
SEVERAL = re.compile(r"[\n;]|,\s|\s(?:/|&|\+|en)\s", re.IGNORECASE)
SUM = re.compile(r"(?:(?:sub|eind)?tota(?:al|len)|som|aantal)\b", re.IGNORECASE)
BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
MOST_HOURS = 24


class CellError(Exception):
    """Raised with the words that say what is wrong and what now; `row_falls` where the row cannot stay without it."""

    def __init__(self, words: str, *, row_falls: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.row_falls = row_falls


@dataclass(slots=True)
class Understood:
    """A cell that was read. `also` holds headings that the reader makes itself; `remarks` are ends of sentences."""

    value: Cell | None
    also: dict[str, Cell] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Given:
    """A cell that is not empty, its column, and the day on which the workbook is read."""

    raw: object
    column: Column
    today: date


def read_cell(raw: object, column: Column, *, today: date) -> Understood:
    """Return what a cell says, with `value` None where it is empty. Raises CellError."""
    if is_empty(raw):
        return Understood(None)
    if isinstance(raw, str):
        if FORMULA.match(raw):
            raise CellError("staat een formule; wij voeren die niet uit, dus typ de waarde zelf in")
        if SHEET_ERROR.fullmatch(raw.strip()):
            raise CellError("staat een fout van het rekenprogramma; typ de waarde zelf in")
        if column.kind not in FREE_KINDS and raw.strip().casefold() in EMPTY_WORDS - column.codes.keys():
            return Understood(None, remarks=["staat dat het onbekend is; wij laten de cel leeg"])
    return READERS[column.kind](Given(raw, column, today))


def is_empty(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def words(raw: object) -> str:
    """Return what stands in a cell as text, a whole number without a comma."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if isinstance(raw, datetime | date):
        return raw.strftime("%d-%m-%Y")
    return " ".join(str(raw).split())


def text(given: Given) -> Understood:
    said = str(given.raw).strip() if isinstance(given.raw, str) else words(given.raw)
    if len(said) > given.column.longest:
        raise CellError(f"staat meer dan {given.column.longest} tekens; maak de tekst korter")
    return Understood(said)


def name(given: Given) -> Understood:
    said = words(given.raw)
    tidy = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), said) if said.isupper() and len(said) > 2 else said
    understood = text(replace(given, raw=tidy))
    if tidy != given.raw:
        understood.remarks.append(
            "stonden spaties of hoofdletters te veel; wij hebben de naam netjes geschreven, kijk hem na"
        )
    return understood


def day(given: Given) -> Understood:
    found = read_day(given.raw, today=given.today, is_birth=given.column.kind is Kind.BIRTH)
    if isinstance(found, BadDay):
        raise CellError(f"{found}; vul een echte datum in", row_falls=given.column.kind is Kind.BIRTH)
    if given.column.kind is Kind.BIRTH and found.earliest > given.today:
        raise CellError("ligt de geboorte in de toekomst; vul de juiste datum in", row_falls=True)
    understood = Understood(found)
    if not found.is_exact:
        known = "het jaar" if found.earliest.month != found.latest.month else "de maand"
        understood.remarks.append(
            f"is alleen {known} bekend; wij rekenen met de eerste en de laatste dag, vul aan als u meer weet"
        )
    return understood


def yes_no(given: Given) -> Understood:
    if isinstance(given.raw, bool):
        return Understood(given.raw)
    said = YES_NO.get(words(given.raw).casefold())
    if said is None:
        raise CellError("staat geen ja of nee; vul een van beide in")
    return Understood(said)


def choice(given: Given) -> Understood:
    code = given.column.codes.get(words(given.raw).casefold())
    if code is None:
        raise CellError(f"staat iets dat wij niet kennen; kies uit {enumeration(given.column.allowed)}")
    return Understood(code)


def open_choice(given: Given) -> Understood:
    code = given.column.codes.get(words(given.raw).casefold())
    if code is not None:
        return Understood(code)
    understood = text(given)
    understood.remarks.append(
        f"staat iets anders dan {enumeration(given.column.allowed)}; wij bewaren het zoals het er staat"
    )
    return understood


def reception(given: Given) -> Understood:
    said = words(given.raw)
    if not said.casefold().startswith(f"{EXPECTED} "):
        return open_choice(given)
    expected = read_day(said[len(EXPECTED) + 1 :], today=given.today)
    if isinstance(expected, BadDay):
        raise CellError(f"{expected} na het woord verwacht; vul een echte datum in")
    return Understood(EXPECTED, also={EXPECTED_ON: expected})


def hours(given: Given) -> Understood:
    """Return hours to a tenth, as a school counts them."""
    said = words(given.raw).replace(",", ".")
    if not re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]+)?", said):
        raise CellError("staat geen aantal uren; vul een getal in")
    count = Decimal(said).quantize(Decimal("0.1"))
    if not 0 < count <= MOST_HOURS:
        raise CellError("staat een aantal uren dat niet in een dag past; vul een getal van 1 tot en met 24 in")
    return Understood(count)


def whole(given: Given) -> Understood:
    said = words(given.raw).casefold()
    if re.fullmatch(r"-?[0-9]{1,9}", said):
        return Understood(int(said))
    if said in YES_NO:
        return Understood(int(YES_NO[said]))
    raise CellError("staat geen heel getal; vul een getal in")


def bsn(given: Given) -> Understood:
    digits = re.sub(r"[\s.]", "", words(given.raw))
    if len(digits) == 8:
        # A spreadsheet drops the zero in front of a number.
        digits = f"0{digits}"
    if not passes_eleven_test(digits):
        raise CellError("staat een BSN dat niet kan bestaan; kijk het na, de persoon blijft zonder BSN in de lijst")
    return Understood(digits)


def passes_eleven_test(digits: str) -> bool:
    """Return whether nine digits can be a BSN: weighted by 9 down to 2 and -1 they divide by eleven."""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "000000000":
        return False
    return sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True)) % 11 == 0


def v_number(given: Given) -> Understood:
    digits = re.sub(r"[\s.\-]", "", words(given.raw))
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise CellError(
            "staat geen V-nummer van tien cijfers; kijk het na, de persoon blijft zonder V-nummer in de lijst"
        )
    return Understood(digits)


def number_of_one(given: Given) -> str:
    """Return the number of one person or family. Raises CellError for several, and for a sum below the list."""
    said = words(given.raw)
    if SEVERAL.search(str(given.raw).strip()):
        raise CellError("staan meer nummers in een cel; geef elk nummer een eigen rij")
    if SUM.match(said):
        raise CellError("staat een optelling en geen nummer; haal de rij weg als zij over niemand gaat")
    return said


def person(given: Given) -> Understood:
    said = number_of_one(given)
    if re.fullmatch(r"0|[1-9][0-9]{0,17}", said):
        return Understood(int(said))
    return text(replace(given, raw=said))


def family(given: Given) -> Understood:
    return text(replace(given, raw=number_of_one(given).upper()))


def anything(given: Given) -> Understood:
    if isinstance(given.raw, bool):
        return Understood(given.raw)
    if isinstance(given.raw, datetime | date):
        return day(given)
    if isinstance(given.raw, int | float):
        number = Decimal(str(given.raw))
        return Understood(int(number) if number == number.to_integral_value() else number)
    return text(given)


def enumeration(values: tuple[str, ...]) -> str:
    """Return words as a Dutch list: "A, B of C"."""
    return f"{', '.join(values[:-1])} of {values[-1]}" if len(values) > 1 else "".join(values)


READERS: dict[Kind, Callable[[Given], Understood]] = {
    Kind.DAY: day,
    Kind.BIRTH: day,
    Kind.YES_NO: yes_no,
    Kind.CHOICE: choice,
    Kind.OPEN_CHOICE: open_choice,
    Kind.RECEPTION: reception,
    Kind.HOURS: hours,
    Kind.TEXT: text,
    Kind.NAME: name,
    Kind.BSN: bsn,
    Kind.V_NUMBER: v_number,
    Kind.PERSON: person,
    Kind.FAMILY: family,
    Kind.WHOLE: whole,
    Kind.ANY: anything,
}
FREE_KINDS = frozenset({Kind.TEXT, Kind.NAME, Kind.ANY, Kind.FAMILY, Kind.PERSON})
