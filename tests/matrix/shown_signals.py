"""Which marks the pages of signals must hold for somebody, and which they may hold besides."""

from __future__ import annotations

from tests.matrix.planted import Mark
from tests.matrix.shown import NAMES, Asked, Shown, also_of_today, derived


def of_its_signals(asked: Asked) -> set[Mark]:
    """Return the signals of a family by title, what was reported, and what was done, as far as that may be read."""
    return asked.visible("Outcome.signal.rule", "ReportMatch.words", "SignalWords.words", family=asked.family)


def also_of_its_signals(asked: Asked) -> set[Mark]:
    """Return how the family and its members are called, as far as that may be read or known."""
    known = {mark for mark in derived(asked) if mark.field in NAMES}
    return known | asked.visible("Dossier.number", *NAMES, family=asked.family)


ITS_SIGNALS = Shown("its signals with every reason that the role may read", of_its_signals, also_of_its_signals)
SIGNALS = Shown("twenty-five signals by title, and the names with them", may=also_of_today)
