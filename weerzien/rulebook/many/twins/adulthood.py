"""Derived facts about growing up, over columns: a minor at the asylum application, 21, what is arranged for 18."""

from __future__ import annotations

from functools import reduce

import numpy as np

from weerzien.rulebook.derived.adulthood import ARRANGEMENTS, LAST_AGE
from weerzien.rulebook.many.arrays import TRUE, Days, all_of, mask_array
from weerzien.rulebook.many.comparing import compare_days
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.persons import at_age
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.views import Parameters


def was_minor_at_asylum(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody was a minor when applying for asylum; a doubtful age counts in their favour."""
    turns = rows.look("18e verjaardag", parameters).days
    asylum = rows.look("asielaanvraag", parameters).days
    return known_fact(compare_days(asylum, Comparison.BEFORE, Days(turns.latest, turns.latest)))


def last_age(rows: Rows, parameters: Parameters) -> Seen:
    """Return the 21st birthday, up to which extended care may last."""
    return at_age(rows, LAST_AGE, parameters, at_earliest=False)


def first_majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the first day on which somebody may turn 18; exact, so that who may be close to it is not left out."""
    turns = rows.look("18e verjaardag op zijn vroegst", parameters)
    return Seen(lambda: Days(turns.days.earliest, turns.days.earliest), lambda: turns.settled)


def last_majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the last day on which somebody may turn 18; exact, so that who may still be a minor is not left out."""
    turns = rows.look("18e verjaardag", parameters)
    return Seen(lambda: Days(turns.days.latest, turns.days.latest), lambda: turns.settled)


def is_all_arranged(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether everything that has to be arranged for turning 18 is: no as soon as one thing is not."""
    return known_fact(all_of(*(rows.look(name, parameters).answers for name in ARRANGEMENTS)))


def not_arranged(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many of the things to arrange for turning 18 are known not to be."""
    is_open = (mask_array(rows.look(name, parameters).answers.no, len(rows)) for name in ARRANGEMENTS)
    return Seen(reduce(np.add, (each.astype(np.float64) for each in is_open)), TRUE)


TWINS = {
    "minderjarig bij de asielaanvraag": was_minor_at_asylum,
    "vroegste 18e verjaardag": first_majority,
    "laatste 18e verjaardag": last_majority,
    "21e verjaardag": last_age,
    "regelzaken voor 18 klaar": is_all_arranged,
    "regelzaken nog open": not_arranged,
}
