"""What Feiten tells twice of one person or family: which row counts, or that two rows contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from weerzien.exchange.workbook.reading import Level, Message, Reading, Row
from weerzien.exchange.workbook.told import WHOLE, Told, told_rows
from weerzien.kernel.days import Day
from weerzien.rulebook.keeping import contradicted, is_contradicted, is_within, leads, rows_of

Telling = tuple[Row, Told]
WHY: Mapping[str, str] = {
    "eerste": "want van meer dagen telt hier de eerste",
    "laatste": "want van meer dagen telt hier de laatste",
    "": "want die staat later in het blad",
}
"""Why one row counts and the other does not, by what the dictionary says of the fact."""
MORE_EXACT, LATER_DAY = "want die is preciezer", "want die heeft een latere dag in Datum"


@dataclass(slots=True)
class Tellings:
    """The rows that count of what is told once, by whom they are about, and what is said of the others."""

    counting: dict[object, Telling] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)

    def add(self, key: object, new: Telling) -> None:
        """Take a row in: it counts, falls away beside another, or the two contradict each other.

        What says the same twice is no news.
        """
        before = self.counting.get(key)
        if before is None:
            self.counting[key] = new
            return
        chosen = chosen_of(before, new)
        if chosen is None:
            self.remarks += [contradiction(before[0], new), contradiction(new[0], before)]
            self.counting[key] = as_contradicted(before, new)
            return
        counts, why = chosen
        self.counting[key] = counts
        if not says_the_same(before[1], new[1]):
            lost = before if counts is new else new
            self.remarks.append(remark(lost, counts[0], why))


def tellings_of(rows: Iterable[Telling], about: Callable[[Telling], object]) -> Tellings:
    """Return what counts of rows of Feiten; what may be told more than once counts each time.

    `about` says whom a row is about.
    """
    found = Tellings()
    for telling in rows:
        row, told = telling
        found.add(row.row if told.fact.repeated else (about(telling), told.fact.name), telling)
    return found


def told_once(reading: Reading) -> Tellings:
    """Return what counts of the sheet Feiten, people and families taken by their numbers."""
    home: dict[object, object] = {
        row.cells["Persoonsnummer"]: row.cells["Gezinsnummer"] for row in reading.sheets.get("Personen", ())
    }
    return tellings_of(told_rows(reading), lambda telling: about_whom(telling[1], home))


def about_whom(told: Told, home: Mapping[object, object]) -> object:
    """Return whom a row is about: of what is told of a whole family its number, else the person's."""
    if told.fact.about in WHOLE:
        return ("family", told.family if told.person is None else home.get(told.person))
    return ("person", told.person)


def chosen_of(before: Telling, new: Telling) -> tuple[Telling, str] | None:
    """Return which of two rows counts and why, or nothing where neither can: they contradict each other."""
    one, other = before[1], new[1]
    fact, days = one.fact, (one.known.value, other.known.value)
    if is_contradicted(one.known):
        return None
    if is_within(days[1], days[0]):
        return new, WHY[""] if is_within(days[0], days[1]) else MORE_EXACT
    if is_within(days[0], days[1]):
        return before, MORE_EXACT
    if fact.keep and all(isinstance(day, Day) for day in days):
        return (new if leads(fact, other.known, one.known) else before), WHY[fact.keep]
    if one.since and other.since and one.since.latest < other.since.earliest:
        return new, LATER_DAY
    if one.since and other.since and other.since.latest < one.since.earliest:
        return before, LATER_DAY
    return None


def says_the_same(one: Told, other: Told) -> bool:
    """Return whether two rows tell the same value."""
    return is_within(one.known.value, other.known.value) and is_within(other.known.value, one.known.value)


def as_contradicted(before: Telling, new: Telling) -> Telling:
    """Return the row that leads of two that contradict each other: what protects, else the last.

    It says so, and names the first two.
    """
    rows = f"Feiten rij {before[0].row} en rij {new[0].row}"
    if is_contradicted(before[1].known):
        rows = rows_of(before[1].known)
    row, told = before if protects(before[1]) else new
    return row, replace(told, known=contradicted(told.known, rows))


def protects(told: Told) -> bool:
    """Return whether a row says what the dictionary lets lead, so that a right that may be lost is asked after."""
    value = told.known.value
    said = ("ja" if value else "nee") if isinstance(value, bool) else value
    return bool(told.fact.protects) and said == told.fact.protects


def contradiction(row: Row, other: Telling) -> Message:
    """Return the sentence about a row that contradicts another."""
    said = f"rij {other[0].row} zegt iets anders van dezelfde; wat klopt is onbekend"
    return said_of(row, other[1], f"en {said}, haal weg wat niet klopt")


def remark(lost: Telling, counting: Row, why: str) -> Message:
    """Return the sentence about a row that does not count beside another, and why."""
    number = f"rij {counting.row}"
    return said_of(*lost, f"en {number} zegt iets anders van dezelfde; {number} telt, {why}")


def said_of(row: Row, told: Told, words: str) -> Message:
    """Return a sentence about a row and the fact it tells."""
    sentence = f"In rij {row.row} van Feiten, kolom Feit, staat '{told.fact.name}', {words}."
    return Message("Feiten", row.row, "Feit", Level.REMARKED, sentence)
