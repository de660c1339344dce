"""What happened, out of the rows of a family: a moment for every day that is told, and one for many in a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from weerzien.access.roles import Compartment
from weerzien.contacts.queries import CONTACTS, PROFESSIONALS
from weerzien.dossiers.queries.facts import SOURCE_WORDS, DerivedLine, HistoryRow
from weerzien.dossiers.queries.tables import MEMBERSHIPS, PERSONALIA, TOGETHER, TOLD
from weerzien.dossiers.told import DAY, HAPPENED, WORD
from weerzien.early_signals.family.parts import DERIVED_DAYS, DERIVED_LABELS
from weerzien.early_signals.timeline.marks import Moment, Track
from weerzien.kernel.days import Day
from weerzien.kernel.words import MONTHS, date_words, day_words, listed
from weerzien.procedure.queries import STEP_HEADINGS, STEPS
from weerzien.rulebook.dictionary import fact_named

Placed = tuple[Track, UUID | None, Moment]
"""A moment with where it stands: in which track, and of whom; None for the whole family."""

TRACK_OF: Mapping[str, Track] = {
    Compartment.PROCEDURE: Track.PROCEDURE,
    Compartment.GUARDIANSHIP: Track.GUARDIANSHIP,
    Compartment.HOUSING: Track.HOUSING,
    Compartment.INCOME: Track.INTEGRATION,
    Compartment.INTEGRATION: Track.INTEGRATION,
    Compartment.CONTACTS: Track.CONTACTS,
}
"""In which track the facts of a compartment stand; the others are about school and how people fare."""
ABSENCES = "Verzuim"
OF_THEMSELVES = (MEMBERSHIPS, PERSONALIA, PROFESSIONALS, *TOGETHER)
"""Tables that say who people are: they stand elsewhere on the page."""
BEGINS = frozenset({"Woning sinds", "Hotel sinds", "Bijstand sinds"})
"""Days with which something begins that lasts: it stands there as a stretch."""
CERTAINTIES = {"estimated": ", geschat", "to_verify": ", te controleren"}


def track_of(compartment: str) -> Track:
    """Return the track in which a fact of a compartment stands."""
    return TRACK_OF.get(compartment, Track.SCHOOLING)


def moments_of(rows: Iterable[HistoryRow], *, today: date) -> Iterator[Placed]:
    """Give what happened or is planned, out of the rows that hold now."""
    monthly: dict[tuple[str, UUID | None, int, int], list[HistoryRow]] = defaultdict(list)
    for row in rows:
        if row.table is CONTACTS or row.table.sheet == ABSENCES:
            day = _day(row, "Datum")
            about = None if row.table is CONTACTS else row.subject_id
            if day is not None:
                monthly[row.table.sheet, about, day.earliest.year, day.earliest.month].append(row)
        elif row.table is TOLD:
            yield from _told(row, today)
        elif row.table not in OF_THEMSELVES:
            yield from _days(row, today)
    latest = {(sheet, about): (year, month) for sheet, about, year, month in sorted(monthly, key=lambda key: key[2:])}
    for (sheet, about, *month), several in monthly.items():
        track = Track.SCHOOLING if sheet == ABSENCES else Track.CONTACTS
        moment = _month(sheet, about, several, today)
        yield track, about, replace(moment, is_one_of_many=latest[sheet, about] != tuple(month))


def _days(row: HistoryRow, today: date) -> Iterator[Placed]:
    track = track_of(row.table.compartment)
    for place, (heading, value) in enumerate(row.values.items()):
        if isinstance(value, Day) and heading not in BEGINS:
            yield track, row.subject_id, _moment(row, _title(row, heading), value, today=today, place=place)


def _title(row: HistoryRow, heading: str) -> str:
    if row.table is not STEPS:
        return heading
    headings, outcome = STEP_HEADINGS[row.links[1]], row.values.get("Uitkomst")
    if not isinstance(outcome, str):
        return headings["Dag"]
    return f"{headings.get('Uitkomst', headings['Dag'])}: {outcome}"


def _told(row: HistoryRow, today: date) -> Iterator[Placed]:
    fact, day, word = fact_named(row.links[0]), row.values.get(DAY), row.values.get(WORD)
    if fact is None or not isinstance(day, Day):
        return
    title = fact.name[:1].upper() + fact.name[1:]
    beside = f": {word}" if isinstance(word, str) and word != HAPPENED else ""
    yield track_of(fact.compartment), row.subject_id, _moment(row, title + beside, day, today=today)


def _moment(row: HistoryRow, title: str, day: Day, *, today: date, place: int = 0) -> Moment:
    return Moment(
        key=f"{row.fact_id.hex}{place}",
        title=title,
        first=day.earliest,
        last=day.latest,
        when=told_words(day),
        source=source_words(row),
        is_ahead=day.earliest > today,
    )


def told_words(day: Day) -> str:
    """Return a day in words, with how it was told where that was not exact."""
    return f"{day_words(day)} (verteld: {day.told})" if day.told else day_words(day)


def source_words(row: HistoryRow) -> str:
    """Return where a fact was read, who kept it there, and how certain it is where it is not."""
    words = (row.place or SOURCE_WORDS.get(row.source, row.source), row.organisation)
    return ", ".join(filter(None, words)) + CERTAINTIES.get(row.certainty, "")


def _month(sheet: str, about: UUID | None, rows: Sequence[HistoryRow], today: date) -> Moment:
    """Return everything of one kind in one month as one moment; one alone keeps its own day."""
    days = [day for row in rows if (day := _day(row, "Datum")) is not None]
    first, last = min(day.earliest for day in days), max(day.latest for day in days)
    kinds = Counter(str(row.values.get("Soort", "")) or "contact" for row in rows)
    if len(rows) == 1:
        kind = next(iter(kinds))
        title = f"{kind[:1].upper()}{kind[1:]}" if sheet == CONTACTS.sheet else f"{_hours(rows)} uur verzuim, {kind}"
        return _moment(rows[0], title, days[0], today=today)
    parts = listed([f"{count} keer {kind}" for kind, count in kinds.most_common()])
    month = f"{MONTHS[first.month - 1]} {first.year}"
    return Moment(
        key=f"{sheet.lower()}{about.hex if about else ''}{first:%Y%m}",
        title=f"{len(rows)} contacten" if sheet == CONTACTS.sheet else f"{_hours(rows)} uur verzuim",
        first=first,
        last=last,
        when=f"{month}: {parts}",
        source=listed(sorted({source_words(row).partition(" rij ")[0] for row in rows})[:2]),
        count=len(rows),
    )


def _hours(rows: Sequence[HistoryRow]) -> str:
    hours = sum((value for row in rows if isinstance(value := row.values.get("Uren"), Decimal)), Decimal(0))
    return f"{hours.normalize():f}".replace(".", ",")


def _day(row: HistoryRow, heading: str) -> Day | None:
    day = row.values.get(heading)
    return day if isinstance(day, Day) else None


def derived_moments(derived: Iterable[DerivedLine], *, today: date) -> Iterator[Placed]:
    """Give the days that may be known of compartments that are closed."""
    for line in derived:
        if line.name in DERIVED_DAYS:
            day, title = date.fromisoformat(line.value), DERIVED_LABELS[line.name]
            moment = Moment(
                key=f"{line.subject_id.hex}{line.name}",
                title=title[:1].upper() + title[1:],
                first=day,
                last=day,
                when=date_words(day),
                source="meer ziet u van dit deel niet",
                is_ahead=day > today,
            )
            yield track_of(line.compartment), line.subject_id, moment
