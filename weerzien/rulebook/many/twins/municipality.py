"""Derived facts about a municipality itself, over columns: how far it is with the people it has to house."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.derived.municipality import BACKLOG, BEGIN, DONE, MONTHS, TASK
from weerzien.rulebook.many.arrays import as_mask, both, filled, mask_array
from weerzien.rulebook.many.comparing import compared
from weerzien.rulebook.many.day_tables import shifted
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.tree import Comparison, Unit
from weerzien.rulebook.views import Parameters


def expected_so_far(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many people should have been housed by now: a sixth of task and backlog for every month gone by."""
    begin = rows.look(BEGIN, parameters).days
    gone = np.zeros(len(rows))
    for month in range(1, MONTHS + 1):
        gone += np.asarray(shifted(begin, month, Unit.MONTHS).earliest) <= rows.on
    is_exact = both(begin.known, as_mask(begin.earliest == begin.latest))
    task, backlog = (filled(rows.look(name, parameters).words, len(rows), np.float64) for name in (TASK, BACKLOG))
    people = ((task + backlog) * gone / MONTHS).round(2)
    return known_fact(np.where(mask_array(is_exact, len(rows)), people, np.nan))


def is_behind(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether fewer people were housed than should have been by now."""
    expected = rows.look("verwacht volgens de taakstelling", parameters)
    return known_fact(compared(rows.look(DONE, parameters).words, Comparison.LESS_THAN, expected.words))


TWINS = {"verwacht volgens de taakstelling": expected_so_far, "achter op de taakstelling": is_behind}
