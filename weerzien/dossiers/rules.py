"""How a name is looked for, when somebody turns eighteen, who is kin, who lives together: over plain values."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from weerzien.kernel.days import Day, plus_months

AROUND: Mapping[str, tuple[str, str]] = {
    "moeder": ("amv", "parent"),
    "vader": ("amv", "parent"),
    "broer": ("amv", "sibling"),
    "zus": ("amv", "sibling"),
    "partner": ("referent", "partner"),
    "ongehuwde partner": ("referent", "partner"),
    "kind": ("referent", "child"),
}
"""Around whom a part in a family is told, and what somebody with that part is of that person."""
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


@dataclass(frozen=True, slots=True)
class Tie:
    """That `subject_id` is something of `other_id`, and the place in a list that says so."""

    dossier_id: UUID
    subject_id: UUID
    other_id: UUID
    place: str


def kin(parts: Mapping[UUID, str]) -> dict[tuple[UUID, UUID], str]:
    """Return what the parts in one family say of kinship: by (somebody, other), what somebody is of the other.

    Where nobody, or more than one, has the part around which another is told, nothing follows from that part.
    """
    found: dict[tuple[UUID, UUID], str] = {}
    for person_id, part in parts.items():
        if part not in AROUND:
            continue
        around, kind = AROUND[part]
        centres = [other for other, part_of_other in parts.items() if part_of_other == around]
        if len(centres) != 1:
            continue
        if kind == "child":
            found[centres[0], person_id] = "parent"
        else:
            found[person_id, centres[0]] = kind
    return found


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, from which day on. `place` is where that was told: sheet and row of an import."""

    dossier_id: UUID
    person_id: UUID
    municipality: str
    since: date
    place: str


@dataclass(frozen=True, slots=True)
class Lived:
    """In which household somebody is, and from which day on; None where that turned out not to be so."""

    household_id: UUID
    since: date | None


def shared_homes(homes: Sequence[Home]) -> list[tuple[Home, ...]]:
    """Return who share a home: two or more of a family, in one municipality, from the same day on."""
    groups: dict[tuple[UUID, str, date], list[Home]] = defaultdict(list)
    for home in homes:
        groups[home.dossier_id, home.municipality, home.since].append(home)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def goes_on_in(groups: Sequence[Sequence[Home]], lived: Mapping[UUID, Lived]) -> dict[int, UUID]:
    """Return by the number of a group the household that it is, where it is one already; no household is two groups.

    The group with most of a household's members from the same day on is that household, else the one with most.
    """
    counts: dict[tuple[int, UUID], tuple[int, int]] = {}
    for number, group in enumerate(groups):
        for home in group:
            before = lived.get(home.person_id)
            if before is not None:
                same_day, any_day = counts.get((number, before.household_id), (0, 0))
                counts[number, before.household_id] = (same_day + (before.since == home.since), any_day + 1)
    found: dict[int, UUID] = {}
    for number, household_id in sorted(counts, key=lambda pair: counts[pair], reverse=True):
        if number not in found and household_id not in found.values():
            found[number] = household_id
    return found
