"""What a derived fact says about itself, and how events are combined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Key
from weerzien.rulebook.dictionary import FACTS, About, FactKind, FactType
from weerzien.rulebook.needs import derived_value_of
from weerzien.rulebook.values import any_of
from weerzien.rulebook.views import CaseView, Derivation, Seen, View


@dataclass(frozen=True, slots=True)
class Disclosure:
    """That a derived fact may be known without the facts it rests on, and on what ground.

    Either it belongs to a `compartment` of its own, or it stays a derived value: `derived_from` which compartment.
    """

    compartment: str
    derived_from: str
    ground: str


@dataclass(frozen=True, slots=True)
class DerivedFact:
    """One derived fact: about whom, of which kind and type, and the facts of the dictionary it rests on.

    `counts_with` names the parameters of a rule that it counts with, also through another derived fact: it is found
    anew for other numbers, and gets to see no parameters where it names none. `same_as` is the fact that it says under
    another name.
    """

    name: str
    about: About
    kind: FactKind
    type: FactType
    rests_on: tuple[str, ...]
    derive: Derivation
    counts_with: tuple[str, ...] = ()
    same_as: str = ""
    disclosure: Disclosure | None = None

    @property
    def needs(self) -> frozenset[str]:
        """Return what a reader of it must be allowed: compartments, or the derived value of one (`procedure:l`)."""
        beneath = frozenset(FACTS[name].compartment for name in self.rests_on)
        if self.disclosure is None:
            return beneath
        if self.disclosure.compartment:
            return frozenset({self.disclosure.compartment})
        return beneath - {self.disclosure.derived_from} | {derived_value_of(self.disclosure.derived_from)}


def first_event(seen: Iterable[Seen]) -> Seen:
    """Return the first of several events: it happened where one of them did, on the earliest known day."""
    every = tuple(seen)
    settled = any_of(one.settled for one in every)
    counting = [one for one in every if one.settled is settled] if settled is not None else [*every]
    days = [one.value for one in counting if isinstance(one.value, Day)]
    value = Day(min(day.earliest for day in days), min(day.latest for day in days)) if days else None
    return Seen(
        value if settled is not False else None,
        settled,
        tuple(known for one in counting for known in one.behind),
        lacking_of(one for one in counting if one.settled is settled and not (days and one.value is None)),
        tuple(day for one in every for day in one.changes),
    )


def lacking_of(seen: Iterable[Seen]) -> tuple[str, ...]:
    """Return the names of what is lacking, each once, in order."""
    return tuple(dict.fromkeys(name for one in seen for name in one.lacking))


def applications_for(around: CaseView, member: Key) -> tuple[View, ...]:
    """Return the applications for a family member."""
    return tuple(
        view for view in around.applications.values() if view.application and view.application.member == member
    )


def applications_of(around: CaseView, sponsor: Key) -> tuple[View, ...]:
    """Return the applications of a sponsor."""
    return tuple(
        view for view in around.applications.values() if view.application and view.application.sponsor == sponsor
    )


def key_of(view: View) -> Key:
    """Return the key of the person a view is of; a view of nobody has an empty one."""
    return view.person.key if view.person else ""
