"""Which marks a page about a meeting must and may hold for somebody."""

from __future__ import annotations

from tests.matrix.planted import Mark
from tests.matrix.shown import NAMES, Asked, Shown


def of_the_meeting(asked: Asked) -> set[Mark]:
    """Return what a meeting must show: every decision in the parts of the families that somebody may read."""
    return asked.visible("Decision.what")


def also_of_the_meeting(asked: Asked) -> set[Mark]:
    """Return what may stand there besides: why families are talked of, and how they and their members are called."""
    return asked.visible(
        "Decision", "Outcome.due.rule", "Outcome.signal.rule", "AgendaRequest", "Dossier.number", *NAMES
    )


def of_the_item(asked: Asked) -> set[Mark]:
    """Return the decisions on one family that somebody may read."""
    return asked.visible("Decision.what", family=asked.family)


A_MEETING = Shown(
    "what was decided and why families are talked of, as far as the role may read it",
    of_the_meeting,
    also_of_the_meeting,
)
A_SCREEN = Shown("what everybody who is present may read", may=also_of_the_meeting)
AN_ITEM = Shown("what was decided on one family and why it is talked of", of_the_item, also_of_the_meeting)
