"""Where everything stands in the facts of one family: found once, and asked for many times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Key, Known, PersonFacts, RowFacts, Value

Applications = Mapping[Key, list[ApplicationFacts]]
K = TypeVar("K")
V = TypeVar("V")
PARENTS, YOUNGSTER = ("moeder", "vader"), "amv"
MESSAGE, YOUNGSTER_INTERPRETS = "bericht", "jongere tolkt"
NOWHERE: Mapping[Key | None, list[RowFacts]] = {}
UNTOLD: Mapping[str, list[tuple[Key | None, Known]]] = {}


class Met(NamedTuple):
    """A contact of which the day is told: whether it was a written message, and whether a youngster interpreted.

    Of a contact of unknown kind it is not known whether it was a message.
    """

    known: Known
    day: Day
    is_message: bool | None
    is_interpreted: bool
    row: RowFacts


class CaseRows:
    """The applications of a family by whom they are of and for, its absences by pupil, its tellings by fact.

    Every list is in the order of the case. Somebody or something without rows is not among the keys. `names` are the
    facts that were told of anybody in the family, and `names_sponsored` those of the applications of each sponsor.
    `parents` and `youngsters` are who are told to be so.
    """

    __slots__ = (
        "_contacts", "absences", "applications_for", "applications_of", "case", "names", "names_sponsored", "parents",
        "told", "youngsters",
    )  # fmt: skip

    def __init__(self, case: Case) -> None:
        self.case = case
        self._contacts: tuple[Met, ...] | None = None
        self.applications_of: Applications = by_key([(each.sponsor, each) for each in case.applications])
        self.applications_for: Applications = by_key([(each.member, each) for each in case.applications])
        self.absences = by_key([(row.person, row) for row in case.absences]) if case.absences else NOWHERE
        self.told = (
            by_key([(name, (row.person, known)) for row in case.told for name, known in row.facts.items()])
            if case.told
            else UNTOLD
        )
        roles = {person.key: role_of(person) for person in case.persons}
        self.parents = [key for key, role in roles.items() if role in PARENTS]
        self.youngsters = [key for key, role in roles.items() if role == YOUNGSTER]
        self.names: frozenset[str] = frozenset().union(*[person.facts for person in case.persons])
        self.names_sponsored: Mapping[Key, frozenset[str]] = {
            sponsor: frozenset().union(*[each.facts for each in every])
            for sponsor, every in self.applications_of.items()
        }

    @property
    def contacts(self) -> tuple[Met, ...]:
        """Return the contacts of which the day is told, in the order of the case: there may be hundreds."""
        if self._contacts is None:
            self._contacts = tuple([met for row in self.case.contacts if (met := met_at(row))])
        return self._contacts


def met_at(row: RowFacts) -> Met | None:
    """Return a contact with its day, or nothing where that is not told."""
    known = row.facts.get("datum contact")
    if known is None or not isinstance(known.value, Day):
        return None
    kind, interpreter = row.facts.get("soort contact"), row.facts.get("tolk bij contact")
    return Met(
        known,
        known.value,
        None if kind is None else in_small(kind.value) == MESSAGE,
        interpreter is not None and in_small(interpreter.value) == YOUNGSTER_INTERPRETS,
        row,
    )


def in_small(value: Value) -> str:
    """Return a word in small letters; empty where it is no word."""
    return value.casefold() if isinstance(value, str) else ""


def role_of(person: PersonFacts) -> str:
    """Return the part somebody has in the family in small letters, empty where it is not known."""
    told = person.facts.get("rol in gezin")
    return in_small(told.value) if told else ""


def by_key(pairs: list[tuple[K, V]]) -> dict[K, list[V]]:
    """Return what belongs to each key, in order."""
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    found.default_factory = None
    return found
