"""What of a form about sheets and columns is a choice, and what in it cannot be: sentences at the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from weerzien.exchange.workbook.chosen import ChosenSheet, keys_of
from weerzien.exchange.workbook.how import ColumnRead, How, Meaning, SheetRead
from weerzien.exchange.workbook.sheets import PERSONS, SHEETS
from weerzien.exchange.workbook.splitting import OF_A_PERSON
from weerzien.kernel.words import listed

NOBODY_TOLD = (
    "In Personen is geen kolom Persoonsnummer. Kies dan ten minste een kolom voor Geboortedatum en een voor Achternaam "
    "of Voornaam, of een voor BSN of V-nummer: anders herkennen wij niemand."
)
TELLS_PERSONS: Sequence[Set[str]] = (
    {"Persoonsnummer"}, {"BSN"}, {"V-nummer"}, {"Geboortedatum", "Achternaam"}, {"Geboortedatum", "Voornaam"},
)  # fmt: skip
"""What Personen must have at least one of."""

Submitted = Mapping[str, ChosenSheet]
"""What was sent of every sheet, by its name in the file: what it is and what each of its columns is."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be: at a sheet (`column` is None) or at a column, both counting from 0; -1 is about the whole."""

    sheet: int
    column: int | None
    sentence: str


def settled(legend: Sequence[SheetRead], submitted: Submitted) -> tuple[ChosenSheet, ...]:
    """Return what somebody chose: nothing of a sheet that is left as it was guessed.

    Of a sheet that is another one from now on, the columns are guessed anew.
    """
    chosen = []
    for sheet in legend:
        sent = submitted[sheet.name]
        as_read = dict(zip(keys_of(sheet), (column.meaning for column in sheet.columns), strict=True))
        if sent.ours != sheet.ours:
            chosen.append(ChosenSheet(sheet.name, sent.ours, {}))
        elif sheet.how is How.UNUSED or (sent.ours and (sheet.how is How.CHOSEN or sent.columns != as_read)):
            chosen.append(ChosenSheet(sheet.name, sent.ours, sent.columns))
    return tuple(chosen)


def faults(legend: Sequence[SheetRead], submitted: Submitted) -> Iterator[Fault]:
    """Give everything that cannot be in what was sent."""
    by_ours: dict[str, str] = {}
    for place, sheet in enumerate(legend):
        ours = submitted[sheet.name].ours
        if ours and by_ours.setdefault(ours, sheet.name) != sheet.name:
            said = f"Het blad {by_ours[ours]} is al {ours}. Kies hier iets anders, of zet de twee bladen bij elkaar."
            yield Fault(place, None, said)
    if not by_ours:
        yield Fault(-1, None, "Kies van ten minste een blad wat het is. Zonder blad valt er niets te lezen.")
    for place, sheet in enumerate(legend):
        if submitted[sheet.name].ours == sheet.ours != "":
            yield from column_faults(place, sheet, submitted[sheet.name], by_ours)


def column_faults(place: int, sheet: SheetRead, sent: ChosenSheet, by_ours: Mapping[str, str]) -> Iterator[Fault]:
    """Give what cannot be in the columns of one sheet."""
    meant: dict[Meaning, ColumnRead] = {}
    for number, (column, key) in enumerate(zip(sheet.columns, keys_of(sheet), strict=True)):
        meaning = sent.columns.get(key)
        if meaning is None:
            continue
        first = meant.setdefault(meaning, column)
        if first is not column:
            said = f"{meaning[1]} is al de kolom {first.label}. Kies hier iets anders, of kies daar: niet gebruiken."
            yield Fault(place, number, said)
        elif meaning[0] != sent.ours and meaning[0] in by_ours:
            said = f"{meaning[0]} staat al in het blad {by_ours[meaning[0]]}. Kies hier iets anders."
            yield Fault(place, number, said)
    if sent.ours == PERSONS.name and not tells_persons({heading for name, heading in meant if name == sent.ours}):
        yield Fault(place, None, NOBODY_TOLD)
    for ours in dict.fromkeys([sent.ours, *(name for name, _ in meant)]):
        lacking = [heading for heading in needed(ours, sent.ours) if (ours, heading) not in meant]
        if lacking:
            yield Fault(place, None, f"In {ours} kan een rij niet zonder {listed(lacking)}. Kies welke kolom dat is.")


def tells_persons(headings: Set[str]) -> bool:
    """Return whether with these columns of Personen anybody can be told from another."""
    return any(told <= headings for told in TELLS_PERSONS)


def needed(ours: str, sheet: str) -> list[str]:
    """Return the headings without which a row of one of our sheets falls.

    Behind the persons, the person is told; the numbers of the persons themselves are made where they are not there.
    """
    if ours == PERSONS.name:
        return []
    required = [column.heading for one in SHEETS if one.name == ours for column in one.columns if column.required]
    key = OF_A_PERSON.get(ours, "") if sheet == PERSONS.name else ""
    return [heading for heading in required if heading != key]
