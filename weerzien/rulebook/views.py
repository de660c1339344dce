"""One family on one day as a rule sees it: every fact by its name, seen from one subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Facts, Key, Known, PersonFacts, Value
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.tree import Owner

Truth = bool | None
NOTHING: Facts = {}


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


Parameters = Mapping[str, int]
Derivation = Callable[["View", Parameters], Seen]


class CaseView:
    """One family on one day. Views of its persons and applications are made once and kept."""

    def __init__(self, case: Case, on: date, derivations: Mapping[str, Derivation]) -> None:
        self.case = case
        self.on = on
        self.derivations = derivations
        self.today = Day.on(on)
        self.family = View(self, NOTHING)
        self.people = {person.key: View(self, person.facts, person=person) for person in case.persons}
        self.applications = {
            application.key: View(self, application.facts, application=application) for application in case.applications
        }

    def person(self, key: Key) -> View:
        """Return the view of a person; somebody who is not in the family has no known facts."""
        return self.people.get(key) or View(self, NOTHING)


class View:
    """Facts as seen from one person, one application or, without either, the family."""

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
        self.seen: dict[str, tuple[Parameters, Seen]] = {}

    def of(self, owner: Owner) -> View:
        """Return the view of whose fact is meant: of the subject itself, or of an application's sponsor or member."""
        if owner is Owner.OWN or self.application is None:
            return self
        return self.around.person(self.application.sponsor if owner is Owner.SPONSOR else self.application.member)

    def look(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact or a derived fact by its name; parameters are those of the rule that asks."""
        kept = self.seen.get(name)
        if kept is not None and (kept[0] is parameters or name in FACTS or kept[0] == parameters):
            return kept[1]
        found = self.find(name, parameters)
        self.seen[name] = (parameters, found)
        return found

    def find(self, name: str, parameters: Parameters) -> Seen:
        """Return a fact by its name without remembering it."""
        definition = FACTS.get(name)
        if definition is None:
            return self.around.derivations[name](self, parameters)
        facts = self.around.case.facts if definition.about == "family" else self.facts
        return as_seen(definition, facts.get(name), covered=name in self.around.case.covered, on=self.around.on)


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
