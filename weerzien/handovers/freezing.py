"""What goes along with a handover: what its sender can read, in the parts that were chosen, as it stands now."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import BESIDES, OBSERVATIONS
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.queries.facts import HistoryRow, history_rows, place_words
from weerzien.dossiers.queries.families import family_heads
from weerzien.dossiers.queries.tables import EPISODES as EPISODE_ROWS
from weerzien.dossiers.queries.tables import TOLD
from weerzien.early_signals.editing import told
from weerzien.early_signals.editing.kinds import EPISODES
from weerzien.early_signals.editing.lines import words_of
from weerzien.early_signals.tracks import TABLES
from weerzien.early_signals.words import theme_words, value_words
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import listed
from weerzien.rulebook.themes import THEMES

TAKEN_ALONG: Final = (*TABLES, *BESIDES)
NEVER: Final = frozenset({Compartment.NUMBERS})
"""BSN and V-number go along with nobody: no page shows them, and a receiver asks for its own."""
LEFT_BEHIND: Final = "select kind, about from left_behind(%(dossier)s, %(organisation)s, %(account)s)"
WITHHELD, SECRET = "withheld", "secret_address"


@dataclass(frozen=True, slots=True)
class Part:
    """One compartment of the file: what it says, ready to be kept, and a hash of that."""

    compartment: str
    content: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """A hash of what it says; the same words give the same."""
        return hashlib.sha256(as_text(self.content)).digest()


@dataclass(frozen=True, slots=True)
class File:
    """Everything that goes along. `label` is how the receiver calls it before knowing the family."""

    label: str
    parts: tuple[Part, ...]

    @property
    def digest(self) -> bytes:
        """A hash of the whole: what is sent is what was seen before, or it is not sent."""
        return hashlib.sha256(b"".join(part.compartment.encode() + part.digest for part in self.parts)).digest()


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """Ids, of persons or of the family itself, that do not go along: at all, or as far as their address."""

    withheld: frozenset[UUID]
    secret: frozenset[UUID]


def left_behind(dossier_id: UUID, *, organisation_id: UUID, account_id: UUID | None) -> LeftBehind:
    """Return what may not go along to a receiver; one query."""
    rows = asked(LEFT_BEHIND, {"dossier": dossier_id, "organisation": organisation_id, "account": account_id})
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    for kind, about in rows:
        by_kind[kind].add(about)
    return LeftBehind(frozenset(by_kind[WITHHELD]), frozenset(by_kind[SECRET]))


def freeze(
    dossier_id: UUID, *, person_id: UUID | None, compartments: Collection[str], left: LeftBehind, today: date
) -> File:
    """Return what goes along now; two queries, under the policies of whoever acts: nobody gives what they cannot read.

    Raises NotFound where the family is out of reach.
    """
    head = family_heads([dossier_id], today=today).get(dossier_id)
    if head is None:
        raise NotFound
    names = {member.person_id: head.first_name_of(member.person_id) for member in head.members}
    label = (names.get(person_id, "") or f"Jongere uit {head.number}") if person_id else head.label
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in sorted(set(compartments) - NEVER)}
    for row in history_rows(TAKEN_ALONG, dossier_id):
        part = compartment_of(row)
        if part not in found or not goes_along(row, part, left, about=person_id, dossier_id=dossier_id):
            continue
        said = list(words_of_row(row))
        if said:
            found[part].append(
                {
                    "who": names.get(row.subject_id, "") if row.subject_id else "Het hele gezin",
                    "label": label_of(row),
                    "values": said,
                    "from": place_words(row.source, row.place, row.recorded_at.date()),
                }
            )
    together = label_of_members(names.values()) if person_id is None else label
    parts = tuple(Part(name, {"about": together, "lines": lines}) for name, lines in found.items())
    return File(label, parts)


def goes_along(row: HistoryRow, part: str, left: LeftBehind, *, about: UUID | None, dossier_id: UUID) -> bool:
    """Return whether a current row is about whom the handover is about, and may be known to its receiver.

    `about` is None where it is of the whole family.
    """
    subject = row.subject_id or dossier_id
    if row.superseded_by is not None or subject in left.withheld:
        return False
    if part == Compartment.HOUSING and left.secret & {subject, dossier_id}:
        return False
    return about is None or row.subject_id == about


def compartment_of(row: HistoryRow) -> str:
    """Return the compartment that keeps a row; in some tables each row has its own."""
    kind = kind_of(row)
    if kind is not None:
        return kind.compartment.value
    if row.table is OBSERVATIONS:
        return THEMES[row.links[0]].compartment if row.links[0] in THEMES else row.table.compartment.value
    return row.table.compartment.value


def kind_of(row: HistoryRow) -> FactKind | None:
    """Return the kind of a fact that is told or that has a course, None where its table says it all."""
    if row.table is TOLD:
        return told.BY_FACT.get(row.links[0])
    return EPISODES.get(row.links[0]) if row.table is EPISODE_ROWS else None


def label_of(row: HistoryRow) -> str:
    """Return what a row is called."""
    kind = kind_of(row)
    if kind is not None:
        return kind.label
    return theme_words(row.links[0]) if row.table is OBSERVATIONS else row.table.label


def words_of_row(row: HistoryRow) -> Iterable[list[str]]:
    """Return what a row says, heading by heading."""
    kind = kind_of(row)
    if kind is not None:
        yield from map(list, words_of(kind, row.values))
        return
    for column in row.table.columns:
        value = row.values.get(column.heading)
        if value is not None:
            yield [column.heading, column.choices.get(str(value)) or value_words(value)]


def label_of_members(names: Iterable[str]) -> str:
    """Return the members of a family by first name."""
    return listed([name for name in names if name])


def as_text(content: Mapping[str, Any]) -> bytes:
    """Return content as one text, always in the same order."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
