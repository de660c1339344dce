"""How one fact looks on one day: what was told, and what silence says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Facts, Known, Value
from weerzien.rulebook.dictionary import FACTS, FactDefinition

Truth = bool | None
UNKNOWN, NOT_HAPPENED = Event.UNKNOWN, Event.NOT_HAPPENED
WHOLE = ("family", "municipality")
WHOLE_NAMES = frozenset(fact.name for fact in FACTS.values() if fact.about in WHOLE)
"""Facts that stand with the family, from whomever they are looked at."""
DEFINED = dict(FACTS)
"""The dictionary as it is found quickest, which is often."""


@dataclass(slots=True)
class Seen:
    """A fact on the day that is looked at. Nobody changes one: a day that looks different is another `Seen`.

    So many are made, and looked at, that it is as plain as can be: a frozen one costs three times as much to make.
    `settled` says whether it is known, or for an event whether it happened: true, false or unknown. `value` is there
    where it is known, or may have happened already. `behind` are the facts it rests on, `lacking` the names of facts
    that would settle it, and `changes` the days on which time alone may change it.
    """

    value: Value | None
    settled: Truth
    behind: tuple[Known, ...] = ()
    lacking: tuple[str, ...] = ()
    changes: tuple[date, ...] = ()

    def on_days(self, changes: tuple[date, ...]) -> Seen:
        """Return the same fact, which time may change on other days."""
        return Seen(self.value, self.settled, self.behind, self.lacking, changes)


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """The facts that are taken in at once, because most will be looked at: quicker than one at a time."""

    definitions: Mapping[str, FactDefinition]

    def seen(self, facts: Facts, on: date) -> dict[str, Seen]:
        """Return how those of some told facts look on a day."""
        definitions = self.definitions
        return {name: as_seen(definitions[name], known, on) for name, known in facts.items() if name in definitions}


@lru_cache(maxsize=256)
def silence_about(taken: Taken, covered: frozenset[str], about: str) -> Mapping[str, Seen]:
    """Return how the facts that are taken in look where nobody told them: those of such a subject, and of the whole."""
    silence = silence_where(covered)
    return {name: silence[name] for name, fact in taken.definitions.items() if fact.about in (about, *WHOLE)}


@lru_cache(maxsize=256)
def silence_where(covered: frozenset[str]) -> Mapping[str, Seen]:
    """Return how every fact looks that nobody told: an event did not happen where it is covered, else it is unknown."""
    return {
        name: Seen(None, False if name in covered and fact.kind == "gebeurtenis" else None, lacking=(name,))
        for name, fact in FACTS.items()
    }


def as_seen(definition: FactDefinition, known: Known, on: date) -> Seen:
    """Return how a fact that was told looks on a day: unknown is not "no"."""
    value = known.value
    if isinstance(value, Day):
        if definition.kind == "gebeurtenis":
            return event_on(value, on, behind=(known,), name=definition.name)
        return Seen(value, True, (known,), () if value.earliest == value.latest else (definition.name,))
    if value is UNKNOWN:
        return Seen(None, None, (), (definition.name,))
    if value is NOT_HAPPENED:
        return Seen(None, False, (known,), (definition.name,))
    return Seen(None, True, (known,), (definition.name,)) if definition.type == "dag" else Seen(value, True, (known,))


def event_on(day: Day, on: date, *, behind: tuple[Known, ...], name: str) -> Seen:
    """Return an event on a day: it happened, it has not happened yet, or that is unknown while its day is uncertain."""
    first, last = day.earliest, day.latest
    if last <= on:
        return Seen(day, True, behind, () if first == last else (name,), (first, last))
    if first > on:
        return Seen(None, False, behind, (name,), (first, last))
    return Seen(day, None, behind, (name,), (first, last))
