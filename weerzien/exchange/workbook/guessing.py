"""What a heading or the name of a sheet may mean where it is none of ours; only what can mean one thing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from weerzien.exchange.workbook.cells import is_empty, passes_eleven_test, words
from weerzien.exchange.workbook.how import How
from weerzien.exchange.workbook.sheets import SHEETS, Sheet
from weerzien.exchange.workbook.synonyms import COLUMN_SYNONYMS, LAST_RESORT, SHEET_SYNONYMS

ALIKE = 0.85
"""Share of signs in common from which two words are taken for one word with a slip of the pen."""
CLEARLY = 0.05
"""How much more alike the best must be than the second."""
SHORTEST_FOR_SLIPS = 5
FEWEST_NUMBERS = 3
MOSTLY = 0.8
HINT = re.compile(r"\((?:verplicht|optioneel|ja/nee|j/n|m/v|dd-?mm-?(?:jjjj|yyyy))\)", re.IGNORECASE)
"""What a form adds to a heading to say how the column is filled in; it does not change what the column is."""
SAMPLE_ROWS = 500
NO_OTHER = "omdat er geen andere kolom is die dat kan zijn"
LOOKS_LIKE_NUMBERS = "omdat de nummers daarin daarop lijken"


@dataclass(frozen=True, slots=True)
class Guess:
    """One of our names for a word of theirs, and why where the word itself does not tell."""

    name: str
    why: str = ""
    how: How = How.SYNONYM


@dataclass(frozen=True, slots=True)
class Guesses:
    """What was guessed: by place where one thing fits, and by our name the places that would all fit."""

    chosen: Mapping[int, Guess]
    questions: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=4000)
def plain(said: str) -> str:
    """Return words without case, accents, blanks and punctuation."""
    bare = unicodedata.normalize("NFKD", HINT.sub(" ", said)).casefold()
    return re.sub(r"[^a-z0-9]+", "", bare)


@cache
def column_words(sheet: str) -> Mapping[str, str]:
    """Return our heading by every word for it on this sheet."""
    ours = {plain(column.heading): column.heading for one in SHEETS if one.name == sheet for column in one.columns}
    also = {plain(word): heading for heading, listed in COLUMN_SYNONYMS.get(sheet, {}).items() for word in listed}
    return also | ours


@cache
def sheet_words() -> Mapping[str, str]:
    """Return our name of a sheet by every word for it."""
    also = {plain(word): name for name, listed in SHEET_SYNONYMS.items() for word in listed}
    return also | {plain(sheet.name): sheet.name for sheet in SHEETS}


def guess_headings(
    sheet: Sheet, unknown: Mapping[int, str], rows: Sequence[Sequence[Any]], taken: Collection[str]
) -> Guesses:
    """Return what headings that we do not know may mean. `unknown` is by place, `rows` are the rows below them.

    A column in `taken` stands there under its own name and is not guessed again.
    """
    candidates: dict[int, Guess] = {}
    for place, heading in unknown.items():
        guess = by_word(heading, column_words(sheet.name)) or by_content(sheet, place, rows)
        if guess is not None and guess.name not in taken:
            candidates[place] = guess
    found = {*taken, *(guess.name for guess in candidates.values())}
    candidates |= {
        place: guess
        for place, heading in unknown.items()
        if place not in candidates and (guess := last_resort(sheet, heading)) and guess.name not in found
    }
    return one_for_each(candidates)


def last_resort(sheet: Sheet, heading: str) -> Guess | None:
    """Return what a heading can mean where no other column is that."""
    words = LAST_RESORT.get(sheet.name, {})
    return next((Guess(ours, NO_OTHER) for ours in words if plain(heading) in map(plain, words[ours])), None)


def guess_sheets(names: Iterable[str], *, taken: Collection[str]) -> Guesses:
    """Return what names of sheets may mean; the place is that in `names`. Sheets in `taken` are there already."""
    candidates = {}
    for place, name in enumerate(names):
        guess = by_word(name, sheet_words())
        if guess is not None and guess.name not in taken:
            candidates[place] = guess
    return one_for_each(candidates)


def one_for_each(candidates: Mapping[int, Guess]) -> Guesses:
    """Return the guesses that no other place disputes, and as questions those that several places could be."""
    places = defaultdict(list)
    for place, guess in candidates.items():
        places[guess.name].append(place)
    return Guesses(
        {found[0]: candidates[found[0]] for found in places.values() if len(found) == 1},
        {name: tuple(found) for name, found in places.items() if len(found) > 1},
    )


def by_word(said: str, known: Mapping[str, str]) -> Guess | None:
    """Return what a word means by the list of synonyms, or by the one word from which it is a slip of the pen away."""
    bare = plain(said)
    if bare in known:
        return Guess(known[bare])
    scores: dict[str, float] = {}
    for word, name in known.items():
        if len(bare) >= SHORTEST_FOR_SLIPS and is_slip(bare, word):
            scores[name] = max(scores.get(name, 0), SequenceMatcher(None, bare, word).ratio())
    ranked = sorted(scores, key=lambda name: scores[name], reverse=True)
    if not ranked or scores[ranked[0]] < ALIKE:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < CLEARLY:
        return None
    return Guess(ranked[0], how=How.SLIP)


def is_slip(said: str, word: str) -> bool:
    """Return whether one word can be the other with a slip: not when it is the other with something added in front or
    behind, for "vergunning tot" is another day than "vergunning"."""
    if abs(len(said) - len(word)) > 2:
        return False
    short, long = sorted((said, word), key=len)
    return len(long) - len(short) < 2 or not (long.startswith(short) or long.endswith(short))


def by_content(sheet: Sheet, place: int, rows: Sequence[Sequence[Any]]) -> Guess | None:
    """Return what a column of numbers is: most pass the eleven test, or most have the ten digits of a V-number."""
    headings = {column.heading for column in sheet.columns}
    cells = [row[place] for row in rows[:SAMPLE_ROWS] if place < len(row) and not is_empty(row[place])]
    numbers = [re.sub(r"[\s.\-]", "", words(cell)) for cell in cells if not isinstance(cell, bool)]
    if len(numbers) < FEWEST_NUMBERS:
        return None
    for heading, fits in BY_CONTENT.items():
        if heading in headings and sum(map(fits, numbers)) >= MOSTLY * len(numbers):
            return Guess(heading, LOOKS_LIKE_NUMBERS, How.CONTENT)
    return None


def is_bsn(digits: str) -> bool:
    """Return whether digits can be a BSN, also where a spreadsheet dropped the zero in front."""
    return passes_eleven_test(digits.zfill(9)) if len(digits) in (8, 9) else False


def is_v_number(digits: str) -> bool:
    """Return whether digits can be a V-number and not a telephone number."""
    return re.fullmatch(r"[1-9][0-9]{9}", digits) is not None


BY_CONTENT: Mapping[str, Callable[[str], bool]] = {"BSN": is_bsn, "V-nummer": is_v_number}
