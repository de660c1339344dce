"""What each of the people of a meeting sees of what the reader sees: the same tables, asked once as each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.meetings.queries.panels import AttendeeLine

SEEN: Final = """
select account_id, kind, id from seen_by_each(%(people)s, %(organisations)s, %(families)s, %(persons)s, %(outcomes)s,
  %(wishes)s, %(tasks)s, %(decisions)s)
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is asked about: ids of rows that whoever asks can read."""

    families: Collection[UUID] = ()
    persons: Collection[UUID] = ()
    outcomes: Collection[UUID] = ()
    wishes: Collection[UUID] = ()
    tasks: Collection[UUID] = ()
    decisions: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody sees of it. `reasons` are outcomes and wishes."""

    families: frozenset[UUID] = frozenset()
    persons: frozenset[UUID] = frozenset()
    reasons: frozenset[UUID] = frozenset()
    tasks: frozenset[UUID] = frozenset()
    decisions: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class SeenByEach:
    """What each of some people sees, by account."""

    people: Mapping[UUID, Seen] = field(default_factory=dict)

    def by_all(self, account_ids: Collection[UUID]) -> Seen:
        """Return what every one of these accounts sees. Of nobody that is nothing, and so it is of a stranger."""
        several = [self.people.get(pk, Seen()) for pk in account_ids]
        if not several:
            return Seen()
        return Seen(*(frozenset.intersection(*(getattr(one, name) for one in several)) for name in Seen.__slots__))

    def readers_of(self, dossier_id: UUID) -> frozenset[UUID]:
        """Return who knows a family."""
        return frozenset(pk for pk, one in self.people.items() if dossier_id in one.families)


KINDS: Final = {
    "family": "families",
    "person": "persons",
    "reason": "reasons",
    "task": "tasks",
    "decision": "decisions",
}


def seen_by_each(attendees: Sequence[AttendeeLine], rows: Rows) -> SeenByEach:
    """Return what each of these people sees of some rows; one query, whatever the rows and however many people.

    No rule of access is written here: row-level security answers, with each of them in turn as the one who acts.
    """
    values = {name: list(getattr(rows, name)) for name in Rows.__slots__}
    people = {
        "people": [line.account_id for line in attendees],
        "organisations": [line.organisation_id for line in attendees],
    }
    found: dict[UUID, dict[str, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for account_id, kind, pk in asked(SEEN, {**people, **values}):
        found[account_id][KINDS[kind]].add(pk)
    return SeenByEach(
        {
            line.account_id: Seen(**{name: frozenset(some) for name, some in found.get(line.account_id, {}).items()})
            for line in attendees
        }
    )
