"""One family on one day as a rule sees it: every fact by its name, seen from one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Facts, Key, PersonFacts
from weerzien.rulebook.case_rows import CaseRows
from weerzien.rulebook.seen import DEFINED, WHOLE_NAMES, Seen, Taken, as_seen, silence_about, silence_where
from weerzien.rulebook.tree import Owner

NOTHING: Facts = {}
NO_PARAMETERS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Told facts that do not go together: in words, by name, with their rows between brackets.

    An `impossible` one leaves no day to defend; another is odd, and said. `then` says what became of the facts.
    """

    sentence: str
    names: tuple[str, ...]
    rows: str
    impossible: bool
    then: str = "Beide zijn bewaard."


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
    `taken` are the facts that are taken in at once on a first day.
    `contradictions` keeps those that were found, by subject: told facts contradict each other on every day alike, so
    views of several days share it. `is_sound` is whether there are none at all; nothing as long as nobody looked.
    """

    __slots__ = (
        "_applications", "_people", "before", "case", "contradictions", "derivations", "family", "is_sound", "on",
        "rows", "silence", "taken", "today", "whole",
    )  # fmt: skip

    def __init__(
        self,
        case: Case,
        on: date,
        derivations: Mapping[str, Derived],
        *,
        before: CaseView | None = None,
        taken: Taken | None = None,
    ) -> None:
        self.case = case
        self.on = on
        self.derivations = derivations
        self.today = Day.on(on)
        self.contradictions: Contradictions = before.contradictions if before else {}
        self.is_sound: bool | None = before.is_sound if before else None
        self.before = before
        self.taken = taken
        self.whole = taken.seen(case.facts, on) if taken else {}
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


class Looked(dict[str, Seen]):
    """What was looked at from one view: by its name, or by name and numbers where it counts with parameters.

    Every key is a word, which Python finds quickest. A name that is asked for the first time is looked up, and found at
    once from then on.
    """

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def take(self, taken: Taken, about: str) -> None:
        """Take in what was told and is read, and how silence looks: on a first day most of it is looked at."""
        view = self.view
        around = view.around
        self.update(silence_about(taken, around.case.covered, about))
        if around.whole:
            self.update(around.whole)
        definitions, on = taken.definitions, around.on
        for name, known in view.facts.items():
            if name in definitions:
                self[name] = as_seen(definitions[name], known, on)

    def __missing__(self, name: str) -> Seen:
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
            self.seen.take(around.taken, "person" if person else "application" if application else "family")

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
        return self.derived(fact, name_with(fact, parameters), parameters)

    def derived(self, fact: Derived, key: str, parameters: Parameters) -> Seen:
        """Return a derived fact, found once for the numbers that it counts with."""
        kept = self.seen.get(key)
        if kept is None:
            earlier = self.found_before(key) if self.before is not None else None
            kept = self.seen[key] = earlier or fact.derive(self, parameters)
        return kept

    def found_before(self, key: str) -> Seen | None:
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


def name_with(fact: Derived, parameters: Parameters) -> str:
    """Return under which name a derived fact is kept for the numbers that it counts with."""
    return f"{fact.name} {[parameters[each] for each in fact.counts_with]}"
