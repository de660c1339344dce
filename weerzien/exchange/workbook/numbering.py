"""Numbers for persons and families of a list without a column for them, made from what tells one row from another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from weerzien.exchange.workbook.draft import Draft, DraftRow, PersonNumber
from weerzien.exchange.workbook.naming import People, name_in
from weerzien.exchange.workbook.same import PERSON_COLUMNS, as_number, says_again
from weerzien.exchange.workbook.sheets import APPLICATIONS, FAMILY_NUMBER, PERSON_NUMBER, PERSONS
from weerzien.exchange.workbook.splitting import OF_A_PERSON
from weerzien.kernel.days import Day

NO_PERSON_NUMBER = (
    "In Personen staat geen kolom met een persoonsnummer. Wij herkennen iedereen daarom aan naam, geboortedatum en "
    "gezin, of anders aan BSN of V-nummer; wijs de kolom aan als zij er wel is."
)
NO_FAMILY_NUMBER = (
    "In Personen staat geen kolom die zegt wie bij elkaar hoort. Wie geen aanvraag met een ander deelt, wordt een "
    "gezin op zich; zet er eerst een kolom Gezinsnummer bij, want wie zo is overgenomen, voegt u hier niet meer samen."
)
FAMILY_IN_WORDS = (
    "In Personen heet een gezin naar een woord en niet naar een nummer. Wie hetzelfde woord heeft, wordt een gezin; "
    "kijk na of geen twee gezinnen hetzelfde heten."
)
ASSUMED = (NO_PERSON_NUMBER, NO_FAMILY_NUMBER, FAMILY_IN_WORDS)
"""What a list does not say itself, and what we take it to mean."""
TOO_LITTLE = (
    "staat te weinig om iemand in een volgende lijst te herkennen; vul een naam met een geboortedatum in, een BSN of "
    "een V-nummer"
)
NATIONAL = ("BSN", "V-nummer")
SHORTEST_WORD = 3
"""Letters from which something without a digit is a word and not a code."""

Identity = tuple[str, ...]


class Marks(Protocol):
    """Gives a number to whom or what a list gives none."""

    def number(self, identity: Identity, row: int) -> str:
        """Return the number for who or what stands in a row: for the same identity the same."""
        ...

    def word(self, said: str) -> str:
        """Return the number of a family that a list calls by a word."""
        ...


class ByRow:
    """The numbers of a list of which nothing is kept: where somebody stands, so that they can be found there."""

    def number(self, identity: Identity, row: int) -> str:  # noqa: ARG002 -- all marks are asked alike
        """Return where somebody stands."""
        return row_words(row)

    def word(self, said: str) -> str:
        """Return the word itself."""
        return said


def give_numbers(draft: Draft, marks: Marks) -> None:
    """Give everybody in Personen the numbers that the list does not give, and let other rows name them by those.

    Who cannot be told from another, or of whom too little is told, falls with a sentence.
    """
    name_families(draft, marks)
    if draft.rows.get(PERSONS.name):
        for heading, sentence in ((PERSON_NUMBER, NO_PERSON_NUMBER), (FAMILY_NUMBER, NO_FAMILY_NUMBER)):
            if heading in draft.made:
                draft.remark_sheet(PERSONS.name, None, sentence)
    if PERSON_NUMBER in draft.made:
        number_persons(draft, marks)
    name_by_row(draft)
    if draft.made:
        name_by_number(draft)
    if FAMILY_NUMBER in draft.made:
        number_families(draft, marks)


def number_persons(draft: Draft, marks: Marks) -> None:
    """Give a number to every row of Personen that can be told from the others."""
    alike: dict[tuple[str, Identity], list[DraftRow]] = defaultdict(list)
    for row in draft.kept(PERSONS.name):
        alike[str(row.cells.get(FAMILY_NUMBER, "")), name_and_birth(row)].append(row)
    families = Counter(name for _, name in alike)
    for (family, name), rows in alike.items():
        if not name:
            number_by_national(rows, draft, marks)
        elif len(rows) == 1 or all(row.cells == rows[0].cells for row in rows):
            for again in rows[1:]:
                says_again(draft, again, None, first=rows[0])
            # A list that told no family before told of the same person, where nobody else is called so.
            wider = [("", name)] if families[name] == 1 else []
            found = [marks.number((*NAMED, told, *who), rows[0].row) for told, who in ((family, name), *wider)]
            set_number(rows, next((each for each in found if draft.knows(each)), found[0]))
        elif any(all(heading in row.cells for row in rows) for heading in NATIONAL):
            number_by_national(rows, draft, marks)
        else:
            for row in rows:
                other = next(each for each in rows if each is not row)
                draft.refuse_row(row, None, not_told_apart(other.row))
    for row in draft.rows.get(PERSONS.name, ()):
        row.cells.setdefault(PERSON_NUMBER, row_words(row.row))


NAMED = ("name",)


def number_by_national(rows: Sequence[DraftRow], draft: Draft, marks: Marks) -> None:
    """Give a number to rows by the BSN that all of them have, else by their V-number."""
    by = next((heading for heading in NATIONAL if all(heading in row.cells for row in rows)), None)
    for row in rows:
        heading = by or next((each for each in NATIONAL if each in row.cells), None)
        if heading is None:
            draft.refuse_row(row, None, TOO_LITTLE)
        else:
            set_number([row], marks.number((heading, str(row.cells[heading])), row.row))


def set_number(rows: Sequence[DraftRow], number: str) -> None:
    for row in rows:
        row.cells[PERSON_NUMBER] = number


def name_and_birth(row: DraftRow) -> Identity:
    """Return by what a person is known without any number, empty where the name or the birth date is not told."""
    name = name_in(row.cells.get("Voornaam", ""), row.cells.get("Achternaam", ""))
    born = row.cells.get("Geboortedatum")
    return (*name, born.earliest.isoformat(), born.latest.isoformat()) if name and isinstance(born, Day) else ()


def not_told_apart(row: int) -> str:
    return (
        f"staat iemand met de naam en geboortedatum van rij {row}, zonder BSN of V-nummer bij allebei; geef ieder een "
        "eigen nummer in een kolom Persoonsnummer"
    )


def row_words(row: int) -> str:
    """Return where somebody stands in Personen, as people say it."""
    return f"rij {row}"


def name_by_row(draft: Draft) -> None:
    """Let rows that stood behind a person name that person."""
    numbers = {row.row: as_number(row.cells[PERSON_NUMBER]) for row in numbered(draft)}
    for sheet in draft.by_row:
        for row in draft.rows.get(sheet, ()):
            number = numbers.get(row.row, row_words(row.row))
            row.cells[OF_A_PERSON[sheet]], row.raw = number, (number, *row.raw[1:])


def name_by_number(draft: Draft) -> None:
    """Let rows that name a person by a BSN, a V-number or a name do so by number; keep of each whom it is about."""
    people = People.among(row for row in numbered(draft) if row.is_kept)
    for row in draft.all_rows():
        for heading in (each for each in PERSON_COLUMNS if each in row.cells):
            number = people.whom(row.cells[heading], family=row.cells.get(FAMILY_NUMBER))
            if number is not None:
                row.cells[heading] = number
                draft.named.setdefault((row.sheet, row.row), number)


def numbered(draft: Draft) -> list[DraftRow]:
    """Return the rows of Personen that have a number."""
    return [row for row in draft.rows.get(PERSONS.name, ()) if PERSON_NUMBER in row.cells]


def number_families(draft: Draft, marks: Marks) -> None:
    """Give everybody the family of the sponsor they are a member of, else one of their own."""
    rows = {as_number(row.cells[PERSON_NUMBER]): row for row in reversed(numbered(draft)) if not row.is_refused}
    sponsors = {
        as_number(row.cells["Gezinslid"]): as_number(row.cells["Referent"]) for row in draft.kept(APPLICATIONS.name)
    }
    for row in rows.values():
        first = rows[first_sponsor(as_number(row.cells[PERSON_NUMBER]), sponsors, rows)]
        told = ("family", str(first.cells[PERSON_NUMBER]))
        row.cells[FAMILY_NUMBER] = marks.number(told, first.row)


def first_sponsor(
    number: PersonNumber, sponsors: Mapping[PersonNumber, PersonNumber], rows: Mapping[PersonNumber, DraftRow]
) -> PersonNumber:
    """Return the sponsor of the sponsor, until there is none in the list or one returns."""
    seen = {number}
    while (sponsor := sponsors.get(number)) in rows and sponsor not in seen:
        assert sponsor is not None
        number = sponsor
        seen.add(number)
    return number


def name_families(draft: Draft, marks: Marks) -> None:
    """Give a number to families that are called by a word: a word may be a name, and a number says nothing of anybody.

    A word that an earlier list used as a number stays that number.
    """
    told = {str(row.cells[FAMILY_NUMBER]) for row in draft.rows.get(PERSONS.name, ()) if FAMILY_NUMBER in row.cells}
    known = draft.known.families if draft.known is not None else frozenset()
    every = {str(row.cells.get(FAMILY_NUMBER, "")) for row in draft.all_rows()}
    words = {word for word in every - told if is_word(word) and marks.word(word) in known}
    if told and all(map(is_word, told)):
        draft.remark_sheet(PERSONS.name, None, FAMILY_IN_WORDS)
        words |= told
    draft.families |= {word: marks.word(word) for word in words - known}
    for row in draft.all_rows():
        if FAMILY_NUMBER in row.cells:
            said = str(row.cells[FAMILY_NUMBER])
            row.cells[FAMILY_NUMBER] = draft.families.get(said, said)


def is_word(said: str) -> bool:
    """Return whether something is a word and not a number or a code."""
    return sum(map(str.isalpha, said)) >= SHORTEST_WORD and not any(map(str.isdigit, said))
