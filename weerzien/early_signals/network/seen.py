"""Who was seen around a family, source by source: responsible, involved, named, guardian, school, contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.access.involved import Involved
from weerzien.contacts.queries import CONTACTS, PROFESSIONALS
from weerzien.dossiers.queries.facts import HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.panels import OutcomeLine
from weerzien.guardianship.queries import GUARDIANSHIPS
from weerzien.kernel.days import Day
from weerzien.kernel.words import listed

EVERYBODY = "het hele gezin"
MESSAGE = "bericht"
"""A message that was sent is no contact."""
PARENTS = "ouders"
NO_ORGANISATION = "Zonder organisatie"
ENDS_GUARDIANSHIP = ("V03", "V04")
"""The rules whose day says that a guardianship is expected to end."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody as one source knows them. `rank` says which source is believed first: the lowest."""

    rank: int
    name: str
    organisation: str
    role: str
    whom: tuple[str, ...]
    what: str = ""
    ground: str = ""
    since: date | None = None
    until: date | None = None
    outcome_id: UUID | None = None


def seen_responsible(head: FamilyHead) -> Iterator[Seen]:
    """Give who is responsible for the family."""
    organisation = head.organisation or head.municipality
    if head.person or organisation:
        role = "verantwoordelijk" if head.person else "verantwoordelijk, nog niemand met naam"
        yield Seen(0, head.person, organisation, role, (EVERYBODY,), "", head.ground, head.since)


def seen_involved(several: Iterable[Involved], names: Mapping[UUID, str]) -> Iterator[Seen]:
    """Give whom the municipality involved, with the parts of the file that are open to them."""
    for one in several:
        whom = tuple(names.get(pk, "een gezinslid") for pk in one.persons) or (EVERYBODY,)
        parts = [COMPARTMENT_WORDS[part].lower() for part in one.compartments if part in COMPARTMENT_WORDS]
        is_all = len(parts) == len(COMPARTMENT_WORDS)
        what = "alle onderdelen" if is_all else listed(parts[:3]) + (" en meer" if len(parts) > 3 else "")
        yield Seen(1, one.name, one.organisation, one.role, whom, what, one.ground, one.since, one.until)


def seen_in_rows(rows: Sequence[HistoryRow], names: Mapping[UUID, str], lines: Sequence[OutcomeLine]) -> Iterator[Seen]:
    """Give the professionals that were named, guardians and schools."""
    for row in rows:
        whom = (names.get(row.subject_id, "een gezinslid"),) if row.subject_id else (EVERYBODY,)
        if row.table is PROFESSIONALS:
            since, until = row.values.get("Van"), row.values.get("Tot")
            yield Seen(
                2, _text(row, "Naam"), _text(row, "Organisatie"), _text(row, "Rol"), whom,
                since=since.earliest if isinstance(since, Day) else None,
                until=until.latest if isinstance(until, Day) else None,
            )  # fmt: skip
        elif row.table is GUARDIANSHIPS and _text(row, "Voogd") not in ("", PARENTS):
            yield _guardian(row, whom, lines)
        elif _text(row, "School") not in ("", "geen"):
            yield Seen(4, "", f"School: {_text(row, 'School')}", "school", whom)


def _guardian(row: HistoryRow, whom: tuple[str, ...], lines: Sequence[OutcomeLine]) -> Seen:
    ordered = row.values.get("Beschikking")
    ends = [
        line for line in lines if line.rule in ENDS_GUARDIANSHIP and line.day is not None and line.person == whom[0]
    ]
    first = min(ends, key=lambda line: line.day or date.max, default=None)
    until = ordered.latest if isinstance(ordered, Day) else first.day if first else None
    outcome_id = first.outcome_id if first and not isinstance(ordered, Day) else None
    return Seen(3, "", _text(row, "Voogd"), "voogd", whom, "voogdij", "voogdij", None, until, outcome_id)


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last time somebody, or anybody of an organisation, spoke with the family."""

    name: str
    organisation: str
    on: date


def last_contacts(rows: Iterable[HistoryRow]) -> tuple[LastContact, ...]:
    """Return the last contact of every worker, the latest first."""
    found: dict[tuple[str, str], LastContact] = {}
    for row in rows:
        day = row.values.get("Datum")
        if row.table is not CONTACTS or not isinstance(day, Day) or row.values.get("Soort") == MESSAGE:
            continue
        one = LastContact(_text(row, "Medewerker"), _text(row, "Organisatie"), day.latest)
        key = one.name.casefold(), one.organisation.casefold()
        if key not in found or found[key].on < one.on:
            found[key] = one
    return tuple(sorted(found.values(), key=lambda one: (-one.on.toordinal(), one.name, one.organisation)))


def seen_in_contacts(last: Iterable[LastContact]) -> Iterator[Seen]:
    """Give whoever spoke with the family and is named nowhere else."""
    for one in last:
        if one.name:
            yield Seen(5, one.name, one.organisation, "had contact", (EVERYBODY,), since=None)


def _text(row: HistoryRow, heading: str) -> str:
    value = row.values.get(heading)
    return value.strip() if isinstance(value, str) else ""
