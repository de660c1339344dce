"""How a name is looked for, who turns eighteen, who is kin, who lives together, what may be typed: plain values."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from weerzien.dossiers.spelling.keys import Wordings, ask_for
from weerzien.kernel.days import Day, plus_months
from weerzien.kernel.municipalities import municipality_key
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.case import Value

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
    """What somebody typed: a family number as it stands, a birth date, or a name in any spelling."""

    as_typed: str
    names: Wordings | None
    born: date | None


def read_search(typed: str) -> SearchText | None:
    """Return what is looked for, None for an empty search. A date may stand as 6-10-2010 or 2010-10-06."""
    text = typed.strip()
    if not text:
        return None
    return SearchText(text, ask_for(text), _birth_date(text))


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
        groups[home.dossier_id, municipality_key(home.municipality), home.since].append(home)
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


GENDERS: Mapping[str, str] = {"V": "vrouw of meisje", "M": "man of jongen", "X": "anders of niet opgegeven"}
REASON_LENGTH = 200
NOTE_LENGTH = 2000
MOST_YEARS_AHEAD = 25
Cells = Mapping[str, Value | None]
"""What a fact says, by field; None and an absent field are empty."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a fact that somebody writes, as far as the writer may see it: a check tells no more than that.

    `typed` are the fields that change: what stood there already is not refused now. `beside` has what belongs to the
    same thing, such as the days of the other steps of an application.
    """

    today: date
    typed: Collection[str]
    headings: Mapping[str, str]
    born: Day | None = None
    beside: Mapping[str, Value] = field(default_factory=dict)


class LiesAhead(Refused):
    """Deze dag ligt in de toekomst. Vul de dag in als het zover is."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading

    def __str__(self) -> str:
        return f"{self.heading}: {self.sentence()}"


class LiesFarAhead(LiesAhead):
    """Deze dag ligt meer dan 25 jaar vooruit. Controleer het jaar."""


class BeforeBirth(LiesAhead):
    """Deze dag ligt voor de geboorte. Controleer de dag, en ook de geboortedatum."""


class OutOfOrder(LiesAhead):
    """Deze dag ligt voor een dag die eraan voorafgaat. Controleer beide dagen."""


class NotOffered(LiesAhead):
    """Dit staat niet in de lijst. Kies een van de mogelijkheden."""


class TooLong(LiesAhead):
    """Dit is te lang. Maak de tekst korter."""


class NotFilledIn(LiesAhead):
    """Dit hoort erbij en is nog leeg. Vul het in, of sluit het formulier."""


class NothingFilledIn(Refused):
    """Er is niets ingevuld. Vul ten minste één gegeven in, of ga terug naar het gezin."""


class NothingChanged(Refused):
    """Er is niets gewijzigd. Pas een gegeven aan, of ga terug naar het gezin."""


class NoReason(Refused):
    """Een wijziging heeft een reden nodig. Schrijf op waarom het eerdere niet klopt, bijvoorbeeld: brief van de IND."""

    field = "because"


class ReasonTooLong(Refused):
    """De reden is te lang. Houd het bij hooguit 200 tekens."""

    field = "because"


class KeptByAnother(Refused):
    """Dit gegeven houdt iemand anders bij, en u mag het niet zien. Geef uw wijziging door aan de gezinsregisseur."""


class Withdrawn(Refused):
    """Dit gegeven is net ongedaan gemaakt door wie het vastlegde. Vul het opnieuw in als het toch klopt."""


class BornAhead(Refused):
    """De geboortedatum ligt in de toekomst. Controleer het jaar."""

    field = "born"


class NoPart(Refused):
    """Iedereen heeft een plaats in het gezin. Kies er een uit de lijst."""

    field = "part"


def check_reason(because: str) -> None:
    """Refuse a correction without a reason, or with an essay."""
    if not because.strip():
        raise NoReason
    if len(because) > REASON_LENGTH:
        raise ReasonTooLong


def check_days(cells: Cells, around: Around, *, may_lie_ahead: Collection[str] = ()) -> None:
    """Refuse a typed day before the birth, one of what happened in the future, and one that nobody plans."""
    for name in around.typed:
        day = cells.get(name)
        if not isinstance(day, Day):
            continue
        if name not in may_lie_ahead and day.earliest > around.today:
            raise LiesAhead(around.headings[name])
        if day.earliest > plus_months(around.today, 12 * MOST_YEARS_AHEAD):
            raise LiesFarAhead(around.headings[name])
        if around.born is not None and day.latest < around.born.earliest:
            raise BeforeBirth(around.headings[name])


def check_order(days: Mapping[str, Value | None], around: Around, *, pairs: Iterable[tuple[str, str]]) -> None:
    """Refuse a typed day that lies before another, of pairs of first and last; as far as both are known."""
    for first, last in pairs:
        one, other = days.get(first), days.get(last)
        is_typed = first in around.typed or last in around.typed
        if is_typed and isinstance(one, Day) and isinstance(other, Day) and other.latest < one.earliest:
            raise OutOfOrder(around.headings[last if last in around.typed else first])


def check_personalia(cells: Cells, around: Around) -> None:
    """Refuse a birth in the future."""
    born = cells.get("born")
    if "born" in around.typed and isinstance(born, Day) and born.earliest > around.today:
        raise BornAhead


def check_membership(cells: Cells, around: Around) -> None:
    """Refuse somebody without a place in the family."""
    if "part" in around.typed and not cells.get("part"):
        raise NoPart
