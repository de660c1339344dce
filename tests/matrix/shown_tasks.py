"""Which marks the pages of tasks, and of who turns 18, must hold for somebody, and which they may hold besides."""

from __future__ import annotations

from tests.matrix.planted import Mark
from tests.matrix.shown import NAMES, Asked, Shown, derived, of_what_waits


def of_its_tasks(asked: Asked) -> set[Mark]:
    """Return every task of one family in the parts that somebody reads: what, why, how it ended and changed hands."""
    return asked.visible("Task", family=asked.family)


def also_with_its_tasks(asked: Asked) -> set[Mark]:
    """Return how the family and its members are called, as far as that may be read."""
    return asked.visible("Dossier.number", "Responsibility.ground", *NAMES, family=asked.family) | {
        mark for mark in derived(asked) if mark.field in NAMES
    }  # fmt: skip


def of_ones_own_tasks(asked: Asked) -> set[Mark]:
    """Return what may stand among one's own tasks: those of the own municipality, and of which families."""
    return asked.visible("Task", "Dossier.number", "Responsibility.ground", *NAMES)


def of_youngsters(asked: Asked) -> set[Mark]:
    """Return what may stand on the page of a youngster: the birthday, the guardianship, and what waits."""
    facts = ("eighteen", "Personalia.", "Guardianship.", "Episode.", "Outcome", "Dossier.number", "Responsibility.")
    return asked.visible(*facts, family=asked.family) | of_what_waits(asked) | also_with_its_tasks(asked)


TASKS = Shown("its tasks in the parts that the role reads, with the names", of_its_tasks, also_with_its_tasks)
YOUNGSTERS = Shown("the days of who turns 18, as far as the role reads them", may=of_youngsters)
MY_TASKS = Shown("the own tasks and those of the own organisation", may=of_ones_own_tasks)
