"""Whom a cell of another sheet names, where a list gives nobody a number: by BSN, by V-number, or by a name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from weerzien.exchange.workbook.draft import DraftRow, PersonNumber
from weerzien.exchange.workbook.reading import Cell
from weerzien.exchange.workbook.same import as_number
from weerzien.exchange.workbook.sheets import FAMILY_NUMBER, PERSON_NUMBER

BSN_DIGITS = 9

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Who stands in Personen, by everything by which another row may name them."""

    numbers: frozenset[PersonNumber]
    national: Mapping[str, PersonNumber]
    named: Mapping[tuple[str, Name], frozenset[PersonNumber]]

    @classmethod
    def among(cls, rows: Iterable[DraftRow]) -> People:
        """Return the people of these rows; of a name nobody's family is empty words."""
        numbers: set[PersonNumber] = set()
        national: dict[str, PersonNumber] = {}
        named: dict[tuple[str, Name], set[PersonNumber]] = defaultdict(set)
        for row in rows:
            number = as_number(row.cells[PERSON_NUMBER])
            numbers.add(number)
            national |= {str(row.cells[kind]): number for kind in ("BSN", "V-nummer") if kind in row.cells}
            name = name_in(row.cells.get("Voornaam", ""), row.cells.get("Achternaam", ""))
            for family in {"", str(row.cells.get(FAMILY_NUMBER, ""))}:
                named[family, name].add(number)
        return cls(frozenset(numbers), national, {key: frozenset(found) for key, found in named.items() if key[1]})

    def whom(self, said: Cell, *, family: Cell | None) -> PersonNumber | None:
        """Return whom a cell names, None where that is nobody here or may be more than one.

        Of people with one name it is the one in the family of the row.
        """
        if said in self.numbers:
            return as_number(said)
        digits = re.sub(r"[\s.\-]", "", str(said))
        for written in (digits, digits.zfill(BSN_DIGITS)):
            if written in self.national:
                return self.national[written]
        nobody: frozenset[PersonNumber] = frozenset()
        for within in dict.fromkeys((str(family or ""), "")):
            found = self.named.get((within, name_in(said)), nobody)
            if len(found) == 1:
                return next(iter(found))
        return None


def name_in(*said: Cell) -> Name:
    """Return the words of a name in any order, without case, accents and signs: who is Amina Yusuf is Yusuf, Amina."""
    letters = unicodedata.normalize("NFKD", " ".join(map(str, said))).casefold()
    return tuple(sorted("".join(map(as_letter, letters)).split()))


def as_letter(sign: str) -> str:
    """Return a sign of a name, nothing for an accent and a blank for what is no letter of any script."""
    if unicodedata.combining(sign):
        return ""
    return sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " "
