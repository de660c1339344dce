"""What a derived fact says about itself, and how events are combined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Key, Known
from weerzien.rulebook.dictionary import FACTS, About, FactKind, FactType
from weerzien.rulebook.needs import derived_value_of
from weerzien.rulebook.seen import Seen, Truth
from weerzien.rulebook.tree import Unit
from weerzien.rulebook.views import CaseView, Derivation, Parameters, View

COUNTED_IN: Mapping[str, Unit] = MappingProxyType(
    {
        "venster": Unit.DAYS,
        "venster belasting": Unit.DAYS,
        "venster spanningen": Unit.DAYS,
        "termijn wisselingen": Unit.MONTHS,
    }
)
"""The unit of every span of time that derived facts count with, by the name of the parameter."""


NOBODY: frozenset[str] = frozenset()


class Whose(Enum):
    """Whose facts a derived fact cannot do without: of the subject, of anybody in the family, of its applications."""

    OWN = "own"
    ANYBODY = "anybody"
    SPONSORED = "sponsored"


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be told before a derived fact can happen or be known on any day: one of these names."""

    whose: Whose
    names: frozenset[str]

    def are_met(self, view: View) -> bool:
        """Return whether one of the names was told, with whatever value."""
        match self.whose:
            case Whose.OWN:
                return not self.names.isdisjoint(view.facts)
            case Whose.ANYBODY:
                return not self.names.isdisjoint(view.around.rows.names)
            case Whose.SPONSORED:
                return not self.names.isdisjoint(names_sponsored_by(view))


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
    anew for other numbers, and gets to see no parameters where it names none. Without what it `needs` it has not
    happened and is not known, on any day: whoever asks need not look. `same_as` is the fact that it says under another
    name.
    """

    name: str
    about: About
    kind: FactKind
    type: FactType
    rests_on: tuple[str, ...]
    derive: Derivation
    counts_with: tuple[str, ...] = ()
    needs: Needs | None = None
    same_as: str = ""
    disclosure: Disclosure | None = None

    @property
    def asks(self) -> frozenset[str]:
        """Return what a reader of it must be allowed: compartments, or the derived value of one (`procedure:l`)."""
        beneath = frozenset(FACTS[name].compartment for name in self.rests_on)
        if self.disclosure is None:
            return beneath
        if self.disclosure.compartment:
            return frozenset({self.disclosure.compartment})
        return beneath - {self.disclosure.derived_from} | {derived_value_of(self.disclosure.derived_from)}


NEVER = Seen(None, False)
"""An event of which nobody can tell anything: it did not happen."""


def first_event(seen: Iterable[Seen]) -> Seen:
    """Return the first of several events: it happened where one of them did, on the earliest known day."""
    every = tuple(seen)
    if not every:
        return NEVER
    if len(every) == 1 and stands_alone(every[0]):
        return every[0]
    settled: Truth = False
    for one in every:
        if one.settled:
            settled = True
            break
        if one.settled is None:
            settled = None
    counting = every if settled is None else [one for one in every if one.settled is settled]
    days = [one.value for one in counting if isinstance(one.value, Day)]
    if settled is False and not days:
        return Seen(None, False, behind_of(counting), lacking_of(counting), changes_of(every))
    value = days[0] if len(days) == 1 else None
    if days and (value is None or value.told):
        value = Day(min([day.earliest for day in days]), min([day.latest for day in days]))
    unsure = [one for one in counting if one.settled is settled and not (days and one.value is None)]
    event = value if settled is not False else None
    return Seen(event, settled, behind_of(counting), lacking_of(unsure), changes_of(every))


def stands_alone(one: Seen) -> bool:
    """Return whether an event is its own first: not with a day that did not happen, or the words it was told in."""
    value = one.value
    if isinstance(value, Day):
        return one.settled is not False and not value.told and len(one.lacking) <= 1
    return value is None and len(one.lacking) <= 1


def once(derive: Derivation) -> Derivation:
    """Return a derivation that is reckoned once for each subject on a day; it counts with no parameters."""

    name = f"{derive.__module__}.{derive.__qualname__}"

    def kept(view: View, parameters: Parameters) -> Seen:
        seen = view.seen.get(name)
        if seen is None:
            seen = view.seen[name] = derive(view, parameters)
        return seen

    return kept


def behind_of(seen: Iterable[Seen]) -> tuple[Known, ...]:
    """Return the facts that several facts rest on, in order."""
    found: list[Known] = []
    for one in seen:
        found += one.behind
    return tuple(found)


def lacking_of(seen: Iterable[Seen]) -> tuple[str, ...]:
    """Return the names of what is lacking, each once, in order."""
    names: list[str] = []
    for one in seen:
        names += one.lacking
    return tuple(dict.fromkeys(names)) if len(names) > 1 else tuple(names)


def changes_of(seen: Iterable[Seen]) -> tuple[date, ...]:
    """Return the days on which time alone may change one of several facts."""
    found: list[date] = []
    for one in seen:
        found += one.changes
    return tuple(found)


def applications_for(around: CaseView, member: Key) -> tuple[View, ...]:
    """Return the applications for a family member."""
    applications, rows = around.applications, around.rows.applications_for
    return tuple([applications[each.key] for each in rows[member]]) if member in rows else ()


def applications_of(around: CaseView, sponsor: Key) -> tuple[View, ...]:
    """Return the applications of a sponsor."""
    applications, rows = around.applications, around.rows.applications_of
    return tuple([applications[each.key] for each in rows[sponsor]]) if sponsor in rows else ()


def names_sponsored_by(view: View) -> frozenset[str]:
    """Return which facts were told of the applications of a sponsor."""
    return view.around.rows.names_sponsored.get(key_of(view), NOBODY)


def key_of(view: View) -> Key:
    """Return the key of the person a view is of; a view of nobody has an empty one."""
    return view.person.key if view.person else ""
