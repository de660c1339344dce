"""Derived facts about what may be told more than once: the last time, and what was said of it."""

from __future__ import annotations

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event, Known
from weerzien.rulebook.derived.definition import DerivedFact, key_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import Derivation, Parameters, View

CHECK, FOLLOW_UP = "welzijnscheck", "volgcontact"


def tellings(view: View, names: tuple[str, ...]) -> list[Known]:
    """Return every time that somebody told one of these facts about a person, in the order in which it was told."""
    rows = [row for row in view.around.case.told if row.person == key_of(view)]
    return [known for row in rows for name, known in row.facts.items() if name in names]


def last_of(*names: str) -> Derivation:
    """Return a derivation of the last time one of these facts happened.

    Once somebody told it of a person, it is kept for that person: from then on silence means that there was no more.
    """

    def last(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
        told = [known for known in tellings(view, names) if known.value is not Event.UNKNOWN]
        days = [known.value for known in told if isinstance(known.value, Day)]
        begun = [day for day in days if day.earliest <= view.around.on]
        sure = [day for day in begun if day.latest <= view.around.on]
        changes = tuple(end for day in days for end in (day.earliest, day.latest))
        if sure:
            value = Day(max(day.earliest for day in sure), max(day.latest for day in begun))
            return Seen(value, True, tuple(told), () if value.is_exact else names[:1], changes)
        if begun:
            return Seen(None, None, tuple(told), names[:1], changes)
        if any(known.value is True for known in told):
            return Seen(None, True, tuple(told), names[:1], changes)
        silent = bool(told) or all(name in view.around.case.covered for name in names)
        return Seen(None, False if silent else None, tuple(told), names[:1], changes)

    return last


def how_it_went(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return how the last welfare check went: calm, a worry or acute; unknown where nobody wrote that down."""
    told = [
        (known.value, known)
        for known in tellings(view, (CHECK,))
        if isinstance(known.value, Day) and known.value.latest <= view.around.on
    ]
    changes = tuple(known.value.latest for known in tellings(view, (CHECK,)) if isinstance(known.value, Day))
    if not told:
        return Seen(None, None, (), (CHECK,), changes)
    last = max((day.latest for day, _ in told))
    words = {known.word for day, known in told if day.latest == last}
    known = next(known for day, known in told if day.latest == last)
    word = "acuut" if "acuut" in words else known.word
    return Seen(word or None, True if word else None, (known,), (CHECK,) if not word else (), changes)


TOLD = (
    DerivedFact("laatste welzijnscheck", "person", "gebeurtenis", "dag", (CHECK,), last_of(CHECK)),
    DerivedFact("uitkomst laatste welzijnscheck", "person", "gegeven", "tekst", (CHECK,), how_it_went),
    DerivedFact("laatste volgcontact", "person", "gebeurtenis", "dag", (FOLLOW_UP, CHECK), last_of(FOLLOW_UP, CHECK)),
)
