"""Marks: a word or a day that stands in one field of one person and nowhere else, so that a page shows whose it shows.

A day is as good as a word: no two fields in the database share one. All marks are found again by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from weerzien.kernel.days import Day
from weerzien.kernel.words import MONTHS, date_words

WORD = re.compile(r"zq(?:\d{5}|(?:[blmnrst]a){7})x")
CONSONANTS = "blmnrst"
NAMES = ("Personalia.first_name", "Personalia.last_name")
"""What somebody is called: people are found by ear as well, so no two of these sound alike."""
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")
TYPED = re.compile(r"\b(\d{2})-(\d{2})-(\d{4})\b")
CALENDAR = re.compile(r'<datalist id="laatste-dagen">.*?</datalist>', re.DOTALL)
"""The last days, to pick from: the same for everybody, whatever happened on them."""
FIRST_DAY, FIRST_BIRTH = date(1931, 1, 10), 10
LISTED, UNLISTED, FAMILY = "listed", "unlisted", "whole family"
RELATED = "related"
"""Stands for a compartment where whoever may know of the family may know this of it."""


@dataclass(frozen=True)
class Mark:
    """What is planted in one field: whose it is and which compartments one must be able to read to see it."""

    text: str
    field: str
    family: str
    subject: str
    compartments: frozenset[str]

    def __str__(self) -> str:
        return f"{self.field} of {self.family}, {self.subject}"


def called(number: int) -> str:
    """Return a name that differs in five sounds of seven at least from that of any other number below 343.

    The numbers of seven are the coefficients of a polynomial, and two of those are equal in two places at most.
    """
    size = len(CONSONANTS)
    digits = (number % size, number // size % size, number // size**2)
    sounds = (sum(digit * place**power for power, digit in enumerate(digits)) % size for place in range(size))
    return f"zq{''.join(f'{CONSONANTS[sound]}a' for sound in sounds)}x"


@dataclass
class Marks:
    """Every mark of an installation, by what it reads as."""

    known: dict[str, Mark] = field(default_factory=dict)
    _days: int = 0
    _names: int = 0

    def word(self, name: str, about: tuple[str, str], *compartments: str) -> str:
        """Plant a new word in a field and return it."""
        if name not in NAMES:
            return self._keep(f"zq{len(self.known):05}x", name, about, compartments)
        self._names += 1
        return self._keep(called(self._names), name, about, compartments)

    def day(self, name: str, about: tuple[str, str], *compartments: str) -> Day:
        """Plant a new day in a field and return it; day numbers of two figures, so that no day reads as part of one."""
        day = FIRST_DAY + timedelta(days=self._days)
        while day.day < FIRST_BIRTH:
            day += timedelta(days=1)
        self._days = (day - FIRST_DAY).days + 1
        self._keep(date_words(day), name, about, compartments)
        return Day.on(day)

    def also(self, text: str, name: str, about: tuple[str, str], *compartments: str) -> None:
        """Keep something that the product makes itself as a mark, such as a number or an eighteenth birthday."""
        self._keep(text, name, about, compartments)

    def _keep(self, text: str, name: str, about: tuple[str, str], compartments: Iterable[str]) -> str:
        assert text not in self.known, text
        self.known[text] = Mark(text, name, *about, frozenset(compartments))
        return text

    def found_in(self, text: str, *, others: Iterable[str] = ()) -> frozenset[Mark]:
        """Return the marks that stand in a text, as words, as days or as one of the `others`."""
        text = CALENDAR.sub("", text)
        typed = {f"{day} {MONTHS[int(month) - 1]} {year}" for day, month, year in TYPED.findall(text)}
        texts = {*WORD.findall(text), *DAY.findall(text), *typed, *(other for other in others if other in text)}
        return frozenset(self.known[each] for each in texts if each in self.known)

    def where(self, family: str) -> frozenset[Mark]:
        """Return the marks of one family."""
        return frozenset(mark for mark in self.known.values() if mark.family == family)
