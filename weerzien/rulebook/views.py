"""One family on one day as a rule sees it: every fact by its name, seen from one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Facts, Key, Known, PersonFacts, Value
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.tree import Owner

Truth = bool | None
NOTHING: Facts = {}
NO_PARAMETERS: Mapping[str, int] = {}
WHOLE = ("family", "municipality")


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact on the day that is looked at.

    `settled` says whether it is known, or for an event whether it happened: true, false or unknown. `value` is there
    where it is known, or may have happened already. `behind` are the facts it rests on, `lacking` the names of facts
    that would settle it, and `changes` the days on which time alone may change it.
    """

    value: Value | None
    settled: Truth
    behind: tuple[Known, ...] = ()
    lacking: tuple[str, ...] = ()
    changes: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Told facts that do not go together: in words, by name, with their rows between brackets.

    An `impossible` one leaves no day to defend; another is odd, and said.
    """

    sentence: str
    names: tuple[str, ...]
    rows: str
    impossible: bool


Contradictions = dict[tuple[Key | None, Key | None], tuple[Contradiction, ...]]
"""Contradictions by application and person; by neither for the family."""
Parameters = Mapping[str, int]
Derivation = Callable[["View", Parameters], Seen]


class Derived(Protocol):
    """What a view needs to know of a derived fact: how it is found, and which parameters of a rule it counts with."""

    @property
    def derive(self) -> Derivation: ...
    @property
    def counts_with(self) -> tuple[str, ...]: ...


class CaseView:
    """One family on one day. Views of its persons and applications are made once and kept.

    `contradictions` keeps those that were found, by subject: told facts contradict each other on every day alike, so
    views of several days may share it.
    """

    def __init__(
        self, case: Case, on: date, derivations: Mapping[str, Derived], contradictions: Contradictions | None = None
    ) -> None:
        self.case = case
        self.on = on
        self.derivations = derivations
        self.today = Day.on(on)
        self.contradictions: Contradictions = {} if contradictions is None else contradictions
        self.family = View(self, NOTHING)
        self.people = {person.key: View(self, person.facts, person=person) for person in case.persons}
        self.applications = {
            application.key: View(self, application.facts, application=application) for application in case.applications
        }

    def person(self, key: Key) -> View:
        """Return the view of a person; somebody who is not in the family has no known facts."""
        return self.people.get(key) or View(self, NOTHING)


class View:
    """Facts as seen from one person, one application or, without either, the family.

    `seen` keeps what was looked at: by its name, and by name and numbers where it counts with parameters.
    """

    __slots__ = ("application", "around", "facts", "person", "seen")

    def __init__(
        self,
        around: CaseView,
        facts: Facts,
        *,
        person: PersonFacts | None = None,
        application: ApplicationFacts | None = None,
    ) -> None:
        self.around = around
        self.facts = facts
        self.person = person
        self.application = application
        self.seen: dict[object, Seen] = {}

    def of(self, owner: Owner) -> View:
        """Return the view of whose fact is meant: of the subject itself, or of an application's sponsor or member."""
        if owner is Owner.OWN or self.application is None:
            return self
        return self.around.person(self.application.sponsor if owner is Owner.SPONSOR else self.application.member)

    def look(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact or a derived fact by its name; parameters are those of the rule that asks."""
        kept = self.seen.get(name)
        if kept is not None:
            return kept
        definition = FACTS.get(name)
        if definition is None:
            return self.derived(name, parameters)
        facts = self.around.case.facts if definition.about in WHOLE else self.facts
        found = as_seen(definition, facts.get(name), covered=name in self.around.case.covered, on=self.around.on)
        self.seen[name] = found
        return found

    def derived(self, name: str, parameters: Parameters) -> Seen:
        """Return a derived fact, found once for the numbers that it counts with."""
        fact = self.around.derivations[name]
        counts_with = fact.counts_with
        key = (name, *(parameters[each] for each in counts_with)) if counts_with else name
        kept = self.seen.get(key)
        if kept is None:
            kept = self.seen[key] = fact.derive(self, parameters if counts_with else NO_PARAMETERS)
        return kept


def as_seen(definition: FactDefinition, known: Known | None, *, covered: bool, on: date) -> Seen:
    """Return how a fact looks on a day: unknown is not "no", and silence means "no" for a covered event only."""
    if known is None or known.value is Event.UNKNOWN:
        silent = covered and known is None and definition.kind == "gebeurtenis"
        return Seen(None, False if silent else None, lacking=(definition.name,))
    if known.value is Event.NOT_HAPPENED:
        return Seen(None, False, (known,), (definition.name,))
    if definition.type == "dag" and not isinstance(known.value, Day):
        return Seen(None, True, (known,), (definition.name,))
    if definition.kind == "gegeven" or not isinstance(known.value, Day):
        inexact = isinstance(known.value, Day) and not known.value.is_exact
        return Seen(known.value, True, (known,), (definition.name,) if inexact else ())
    return event_on(known.value, on, behind=(known,), name=definition.name)


def event_on(day: Day, on: date, *, behind: tuple[Known, ...], name: str) -> Seen:
    """Return an event on a day: it happened, it has not happened yet, or that is unknown while its day is uncertain."""
    changes = (day.earliest, day.latest)
    lacking = () if day.is_exact else (name,)
    if day.latest <= on:
        return Seen(day, True, behind, lacking, changes)
    if day.earliest > on:
        return Seen(None, False, behind, (name,), changes)
    return Seen(day, None, behind, (name,), changes)
