"""What a derived fact says about itself, and how events are combined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Key, Known
from weerzien.rulebook.dictionary import About, FactKind, FactType
from weerzien.rulebook.tree import Unit
from weerzien.rulebook.views import CaseView, Derivation, Seen, View

COUNTED_IN: Mapping[str, Unit] = MappingProxyType(
    {
        "venster": Unit.DAYS,
        "venster belasting": Unit.DAYS,
        "venster spanningen": Unit.DAYS,
        "termijn wisselingen": Unit.MONTHS,
    }
)
"""The unit of every span of time that derived facts count with, by the name of the parameter."""


class Whose(Enum):
    """Whose facts a derived fact cannot do without."""

    OWN = "the subject itself"
    ANYBODY = "somebody in the family"
    SPONSORED = "an application of which the subject is the sponsor"


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be told before a derived fact can happen or be known on any day: one of these names."""

    whose: Whose
    names: frozenset[str]

    def are_met(self, view: View) -> bool:
        """Return whether one of the names was told, with whatever value."""
        names, case = self.names, view.around.case
        match self.whose:
            case Whose.OWN:
                return not names.isdisjoint(view.facts)
            case Whose.ANYBODY:
                return any(not names.isdisjoint(person.facts) for person in case.persons)
            case Whose.SPONSORED:
                key = key_of(view)
                return any(each.sponsor == key and not names.isdisjoint(each.facts) for each in case.applications)


@dataclass(frozen=True, slots=True)
class DerivedFact:
    """One derived fact: about whom, of which kind and type, and the facts of the dictionary it rests on.

    `counts_with` names the parameters of a rule that it counts with, also through another derived fact: it is found
    anew for other numbers, and gets to see no parameters where it names none. Without what it `needs` it has not
    happened and is not known, on any day: whoever asks need not look.
    """

    name: str
    about: About
    kind: FactKind
    type: FactType
    rests_on: tuple[str, ...]
    derive: Derivation
    counts_with: tuple[str, ...] = ()
    needs: Needs | None = None


NEVER = Seen(None, False)
"""An event of which nobody can tell anything: it did not happen."""


def first_event(seen: Iterable[Seen]) -> Seen:
    """Return the first of several events: it happened where one of them did, on the earliest known day."""
    every = tuple(seen)
    if not every:
        return NEVER
    truths = [one.settled for one in every]
    settled = True if True in truths else None if None in truths else False
    counting = every if settled is None else [one for one in every if one.settled is settled]
    days = [one.value for one in counting if isinstance(one.value, Day)]
    value = Day(min(day.earliest for day in days), min(day.latest for day in days)) if days else None
    return Seen(
        value if settled is not False else None,
        settled,
        behind_of(counting),
        lacking_of([one for one in counting if one.settled is settled and not (days and one.value is None)]),
        changes_of(every),
    )


def behind_of(seen: Iterable[Seen]) -> tuple[Known, ...]:
    """Return the facts that several facts rest on, in order."""
    return tuple([known for one in seen for known in one.behind])


def lacking_of(seen: Iterable[Seen]) -> tuple[str, ...]:
    """Return the names of what is lacking, each once, in order."""
    names = [name for one in seen for name in one.lacking]
    return tuple(dict.fromkeys(names)) if len(names) > 1 else tuple(names)


def changes_of(seen: Iterable[Seen]) -> tuple[date, ...]:
    """Return the days on which time alone may change one of several facts."""
    return tuple([day for one in seen for day in one.changes])


def applications_for(around: CaseView, member: Key) -> tuple[View, ...]:
    """Return the applications for a family member."""
    return tuple([around.applications[each.key] for each in around.case.applications if each.member == member])


def applications_of(around: CaseView, sponsor: Key) -> tuple[View, ...]:
    """Return the applications of a sponsor."""
    return tuple([around.applications[each.key] for each in around.case.applications if each.sponsor == sponsor])


def key_of(view: View) -> Key:
    """Return the key of the person a view is of; a view of nobody has an empty one."""
    return view.person.key if view.person else ""
