"""Which marks the pages of handovers must hold for somebody, and which they may hold besides."""

from __future__ import annotations

from tests.matrix.planted import Mark
from tests.matrix.shown import NAMES, Asked, Shown


def of_the_handovers(asked: Asked) -> set[Mark]:
    """Return how each handover is called, as far as its file may be read."""
    return asked.visible("FilePart.label")


def of_one_handover(asked: Asked) -> set[Mark]:
    """Return what was said of one handover, and its file in the compartments that somebody may read."""
    return asked.visible("Handover.", "HandoverStep.", "FilePart.", family=asked.family)


def of_the_lost(asked: Asked) -> set[Mark]:
    """Return how families are called, and when somebody spoke with them last."""
    return asked.visible("Dossier.number", "ContactNote.day", *NAMES)


HANDOVERS = Shown("how each is called, how far it is and between whom", of_the_handovers)
A_HANDOVER = Shown("what was said of it, and its file in the compartments that the role reads", of_one_handover)
OUT_OF_SIGHT = Shown("how families are called that lack something", may=of_the_lost)
