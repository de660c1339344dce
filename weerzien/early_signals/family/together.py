"""Who is what of whom in a family, and who lives together, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from uuid import UUID

from weerzien.dossiers.queries.facts import HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.dossiers.queries.tables import HOUSEHOLDS, RELATION_WORDS, RELATIONS
from weerzien.early_signals.family.facts import FamilyFacts, Values
from weerzien.kernel.words import date_words, listed

TO_VERIFY = "to_verify"
BY_PART: Mapping[str, frozenset[str]] = {
    "parent": frozenset({"moeder", "vader"}),
    "sibling": frozenset({"broer", "zus"}),
    "partner": frozenset({"partner", "ongehuwde partner"}),
}
"""The parts in a family that are themselves the word for a relation."""
BY_GENDER: Mapping[tuple[str, str], str] = {
    ("parent", "V"): "moeder",
    ("parent", "M"): "vader",
    ("sibling", "V"): "zus",
    ("sibling", "M"): "broer",
}


def kin_words(
    rows: Sequence[HistoryRow], names: Mapping[UUID, str], facts: FamilyFacts, *, today: date
) -> Mapping[UUID, tuple[str, ...]]:
    """Return per member what that person is today in the order of the names that the reader sees: moeder van Filmon."""
    found: dict[UUID, dict[tuple[str, bool], list[str]]] = defaultdict(lambda: defaultdict(list))
    held = {(row.links[1], UUID(row.links[0]), row.subject_id): row for row in _held_now(rows, today, table=RELATIONS)}
    for kind, (other, name), subject_id in product(RELATION_WORDS, names.items(), names):
        row = held.get((kind, other, subject_id))
        if name and row is not None:
            word = _word(kind, facts.persons.get(subject_id, {}))
            found[subject_id][word, row.certainty == TO_VERIFY].append(name)
    return defaultdict(tuple, {person_id: _sentences(several) for person_id, several in found.items()})


def _sentences(several: Mapping[tuple[str, bool], Sequence[str]]) -> tuple[str, ...]:
    return tuple(
        f"{word} {listed(names)}{' (te controleren)' if is_to_verify else ''}"
        for (word, is_to_verify), names in several.items()
    )


def _word(kind: str, values: Values) -> str:
    part = str(values.get("Rol in gezin", ""))
    if part in BY_PART.get(kind, ()):
        return f"{part} van"
    word = BY_GENDER.get((kind, str(values.get("Geslacht", ""))))
    return f"{word} van" if word else RELATION_WORDS[kind]


def lives_with(rows: Sequence[HistoryRow], names: Mapping[UUID, str], *, today: date) -> Mapping[UUID, str]:
    """Return per member with whom that person lives today, since when, in the order of the names the reader sees."""
    households: dict[str, dict[UUID, date]] = defaultdict(dict)
    for row in _held_now(rows, today, table=HOUSEHOLDS):
        household, since, _ = row.links
        if row.subject_id is not None and names.get(row.subject_id):
            households[household][row.subject_id] = date.fromisoformat(since)
    found: dict[UUID, str] = defaultdict(str)
    for sinces in households.values():
        members = {person_id: sinces[person_id] for person_id in names if person_id in sinces}
        for person_id in members:
            found[person_id] = _together(person_id, members, names)
    return found


def _together(person_id: UUID, members: Mapping[UUID, date], names: Mapping[UUID, str]) -> str:
    """Return with whom somebody lives: with each since the later of both days."""
    others: dict[date, list[str]] = defaultdict(list)
    for other, since in members.items():
        if other != person_id:
            others[max(since, members[person_id])].append(names[other])
    several = [f"met {listed(group)} sinds {date_words(since)}" for since, group in sorted(others.items())]
    return f"woont samen {listed(several)}" if several else ""


def _held_now(rows: Iterable[HistoryRow], today: date, *, table: object) -> Iterable[HistoryRow]:
    """Return the current rows of one of the two tables of which the period holds today."""
    for row in rows:
        if row.table is table and row.superseded_by is None:
            since, until = row.links[-2:]
            if since and since <= today.isoformat() and (not until or today.isoformat() < until):
                yield row


def together_words(row: HistoryRow, head: FamilyHead) -> dict[str, str]:
    """Return a relation, or that somebody lives together, as the history says it."""
    since, until = row.links[-2:]
    words = f"vanaf {date_words(date.fromisoformat(since))}" if since else "niet meer"
    if until:
        words += f" tot en met {date_words(date.fromisoformat(until) - timedelta(days=1))}"
    if row.table is HOUSEHOLDS:
        return {"Woont samen": words}
    other, kind, *_ = row.links
    return {"Relatie": f"{RELATION_WORDS[kind]} {head.first_name_of(UUID(other)) or 'iemand anders'}", "Geldt": words}
