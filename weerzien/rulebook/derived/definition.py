"""What a derived fact says about itself, and how events are combined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Key
from weerzien.rulebook.dictionary import About, FactKind, FactType
from weerzien.rulebook.tree import Unit
from weerzien.rulebook.values import any_of
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


@dataclass(frozen=True, slots=True)
class DerivedFact:
    """One derived fact: about whom, of which kind and type, and the facts of the dictionary it rests on.

    `counts_with` names the parameters of a rule that it counts with, also through another derived fact: it is found
    anew for other numbers, and gets to see no parameters where it names none.
    """

    name: str
    about: About
    kind: FactKind
    type: FactType
    rests_on: tuple[str, ...]
    derive: Derivation
    counts_with: tuple[str, ...] = ()


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
