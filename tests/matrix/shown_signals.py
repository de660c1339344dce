"""Which marks the pages of signals must hold for somebody, and which they may hold besides."""

from __future__ import annotations

from tests.matrix.planted import Mark
from tests.matrix.shown import NAMES, NOWHERE, Asked, Shown, also_of_today, derived


def of_its_signals(asked: Asked) -> set[Mark]:
    """Return the signals of a family by title, what was reported, and what was done, as far as that may be read."""
    return asked.visible("Outcome.signal", "ReportMatch.words", "SignalWords.words", family=asked.family)


def also_of_its_signals(asked: Asked) -> set[Mark]:
    """Return how the family and its members are called, and the facts that the reason of a signal may tell."""
    known = {mark for mark in derived(asked) if mark.field in NAMES}
    told = {mark for mark in asked.visible(family=asked.family) if not mark.field.startswith(NOWHERE[:2])}
    return known | told


ITS_SIGNALS = Shown("its signals with every reason that the role may read", of_its_signals, also_of_its_signals)
SIGNALS = Shown("twenty-five signals by title, and the names with them", may=also_of_today)
