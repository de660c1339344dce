"""One family on one day as a rule sees it: every fact by its name, seen from one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Facts, Key, Known, PersonFacts, Value
from weerzien.rulebook.case_rows import CaseRows
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.tree import Owner

Truth = bool | None
NOTHING: Facts = {}
UNKNOWN, NOT_HAPPENED = Event.UNKNOWN, Event.NOT_HAPPENED
NO_PARAMETERS: Mapping[str, int] = {}
WHOLE = ("family", "municipality")
WHOLE_NAMES = frozenset(fact.name for fact in FACTS.values() if fact.about in WHOLE)
"""Facts that stand with the family, from whomever they are looked at."""
NONE_TAKEN: Mapping[str, FactDefinition] = {}
DEFINED = dict(FACTS)
"""The dictionary as it is found quickest, which is often."""


class Seen(NamedTuple):
    """A fact on the day that is looked at. So many are made that it is a tuple, which costs least.

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
    """What a view needs to know of a derived fact: about whom, how it is found, and with which parameters of a rule."""

    @property
    def name(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def derive(self) -> Derivation: ...
    @property
    def counts_with(self) -> tuple[str, ...]: ...


class CaseView:
    """One family on one day. Views of its persons and applications are made once and kept.

    `before` is the same family on an earlier day: a fact that time has not touched since is not looked up again.
    `taken` are the facts that are taken in at once, because most will be looked at: quicker than one at a time.
    `contradictions` keeps those that were found, by subject: told facts contradict each other on every day alike, so
    views of several days share it. `is_sound` is whether there are none at all; nothing as long as nobody looked.
    """

    __slots__ = (
        "_applications", "_people", "before", "case", "contradictions", "derivations", "family", "is_sound", "on",
        "rows", "silence", "taken", "today",
    )  # fmt: skip

    def __init__(
        self,
        case: Case,
        on: date,
        derivations: Mapping[str, Derived],
        *,
        before: CaseView | None = None,
        taken: Mapping[str, FactDefinition] = NONE_TAKEN,
    ) -> None:
        self.case = case
        self.on = on
        self.derivations = derivations
        self.today = Day.on(on)
        self.contradictions: Contradictions = before.contradictions if before else {}
        self.is_sound: bool | None = before.is_sound if before else None
        self.before = before
        self.taken = taken
        self.silence = silence_where(case.covered)
        self.rows: CaseRows = before.rows if before else CaseRows(case)
        self._people: dict[Key, View] | None = None
        self._applications: dict[Key, View] | None = None
        self.family: View = View(self, NOTHING, before=before.family if before else None)

    @property
    def people(self) -> Mapping[Key, View]:
        """Return the views of everybody in the family by their keys."""
        if self._people is None:
            earlier: Mapping[Key, View] = self.before.people if self.before else {}
            self._people = {
                person.key: View(self, person.facts, person=person, before=earlier.get(person.key))
                for person in self.case.persons
            }
        return self._people

    @property
    def applications(self) -> Mapping[Key, View]:
        """Return the views of all applications by their keys."""
        if self._applications is None:
            earlier: Mapping[Key, View] = self.before.applications if self.before else {}
            self._applications = {
                each.key: View(self, each.facts, application=each, before=earlier.get(each.key))
                for each in self.case.applications
            }
        return self._applications

    def person(self, key: Key) -> View:
        """Return the view of a person; somebody who is not in the family has no known facts."""
        return self.people.get(key) or View(self, NOTHING)

    def take_apart(self) -> None:
        """Let go of everything that was looked at; nothing can be seen from here any more.

        Views know each other. Without this they would all wait until Python searches for what nobody uses, which for
        thousands of families takes half as long as looking at them.
        """
        for view in (self.family, *(self._people or {}).values(), *(self._applications or {}).values()):
            del view.seen
        del self.family, self._people, self._applications


class Looked(dict[object, Seen]):
    """What was looked at from one view: by its name, or by name and numbers where it counts with parameters.

    A name that is asked for the first time is looked up, and found at once from then on.
    """

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def take(self, facts: Facts) -> None:
        """Take in what was told and is read, and how silence looks: on a first day most of it is looked at."""
        around = self.view.around
        on = around.on
        self.update(around.silence)
        for name, known in facts.items():
            definition = around.taken.get(name)
            if definition is not None:
                self[name] = as_seen(definition, known, on)
        for name, known in around.case.facts.items():
            if name in WHOLE_NAMES:
                self[name] = as_seen(DEFINED[name], known, on)

    def __missing__(self, name: Any) -> Seen:
        view = self.view
        around = view.around
        found = view.found_before(name) if view.before is not None else None
        if found is None:
            fact = around.derivations.get(name)
            if fact is None:
                known = (around.case.facts if name in WHOLE_NAMES else view.facts).get(name)
                found = around.silence[name] if known is None else as_seen(DEFINED[name], known, around.on)
            elif fact.about == "family" and view is not around.family:
                # The same from whomever it is looked at, and found once.
                found = around.family.seen[name]
            else:
                found = fact.derive(view, NO_PARAMETERS)
        self[name] = found
        return found


class View:
    """Facts as seen from one person, one application or, without either, the family."""

    __slots__ = ("application", "around", "before", "facts", "person", "seen")

    def __init__(
        self,
        around: CaseView,
        facts: Facts,
        *,
        person: PersonFacts | None = None,
        application: ApplicationFacts | None = None,
        before: View | None = None,
    ) -> None:
        self.around = around
        self.facts = facts
        self.person = person
        self.application = application
        self.before = before
        self.seen = Looked(self)
        if around.taken:
            self.seen.take(facts)

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
        fact = self.around.derivations.get(name)
        if fact is None or not fact.counts_with:
            return self.seen[name]
        return self.derived(fact, (name, *(parameters[each] for each in fact.counts_with)), parameters)

    def derived(self, fact: Derived, key: tuple[object, ...], parameters: Parameters) -> Seen:
        """Return a derived fact, found once for the numbers that it counts with."""
        kept = self.seen.get(key)
        if kept is None:
            earlier = self.found_before(key) if self.before is not None else None
            kept = self.seen[key] = earlier or fact.derive(self, parameters)
        return kept

    def found_before(self, key: object) -> Seen | None:
        """Return a fact as it was seen on an earlier day, where no day has come since that may have changed it."""
        earlier = self.before
        while earlier is not None:
            seen = earlier.seen.get(key)
            if seen is not None:
                return seen if not seen.changes or self.is_untouched(seen, since=earlier.around.on) else None
            earlier = earlier.before
        return None

    def is_untouched(self, seen: Seen, *, since: date) -> bool:
        """Return whether none of the days on which a fact may change has come since an earlier day."""
        on = self.around.on
        return not any(since <= day <= on for day in seen.changes)


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
