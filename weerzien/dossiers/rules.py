"""How a name is looked for, and when somebody turns eighteen: decisions over plain values."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from weerzien.kernel.days import Day, plus_months

PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
BIRTH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def search_key(*names: str) -> str:
    """Return names as they are searched for: small letters, no accents, words with one blank between them."""
    text = unicodedata.normalize("NFKD", " ".join(names).casefold().translate(PLAIN))
    letters = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters))


@dataclass(frozen=True, slots=True)
class SearchText:
    """What somebody typed: a family number as it stands, a birth date, or the beginnings of words of a name."""

    as_typed: str
    words: tuple[str, ...]
    born: date | None


def read_search(typed: str) -> SearchText | None:
    """Return what is looked for, None for an empty search. A date may stand as 6-10-2010 or 2010-10-06."""
    text = typed.strip()
    if not text:
        return None
    return SearchText(text, tuple(search_key(text).split()), _birth_date(text))


def _birth_date(text: str) -> date | None:
    match = BIRTH_DATE.fullmatch(text)
    if match is None:
        return None
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        return None


def eighteen_on(born: Day) -> Day:
    """Return the eighteenth birthday, as uncertain as the birth; born on 29 February it is 1 March in other years."""
    return Day(_eighteen(born.earliest), _eighteen(born.latest), born.told)


def _eighteen(born: date) -> date:
    clamped = plus_months(born, 18 * 12)
    return clamped if clamped.day == born.day else clamped.replace(month=3, day=1)


def births_turning_eighteen(first: date, last: date) -> tuple[date, date]:
    """Return the first and last birth date of who turns eighteen between two days, both included."""
    earliest, latest = plus_months(first, -18 * 12), plus_months(last, -18 * 12)
    leap = earliest - timedelta(days=1)
    return (leap if _eighteen(leap) >= first else earliest), latest
