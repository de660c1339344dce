"""Derived facts about the family as people see it, over columns: tensions, missed appointments, open signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from weerzien.rulebook.derived.tensions import (
    CONFIRMED,
    MEETING,
    MISSED,
    NEEDED,
    OBSERVATION,
    REVIEW,
    SERIOUS,
    WINDOW,
    WITH_THE_FAMILY,
)
from weerzien.rulebook.many.arrays import (
    NONE,
    TRUE,
    Days,
    Places,
    Truth,
    both,
    days_where,
    either,
    filled,
    mask_array,
    truth_where,
)
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.comparing import compare_days
from weerzien.rulebook.many.pairs import Spread
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen
from weerzien.rulebook.many.twins.absence import threshold_reached
from weerzien.rulebook.many.twins.families import last_contact
from weerzien.rulebook.many.twins.moments import (
    Bools,
    Tellings,
    last_day_without,
    last_of,
    last_told,
    sources_of,
    tellings,
)
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.views import Parameters


def reached_by(found: Tellings, mask: Bools, needed: int) -> Bools:
    """Return for every row whether observations are enough: so many different sources, or one that is serious."""
    many = sources_of(found.place[mask], found.sources[mask], found.size) >= needed
    return many | found.there(mask & (found.words == word_code(SERIOUS)))


def tensions(rows: Rows, parameters: Parameters) -> Seen:
    """Return the day on which observations of tensions within the window were enough, as long as they are today."""
    found, on = tellings(rows, OBSERVATION), rows.on
    window, needed = parameters[WINDOW], max(1, parameters[NEEDED])
    perhaps = reached_by(found, found.perhaps_within(on, window), needed)
    surely = perhaps & reached_by(found, found.surely_within(on, window), needed)

    def enough(within: Spread, which: Places) -> Bools:
        many = sources_of(within.place, found.sources[which], within.size) >= needed
        return many | within.there(found.words[which] == word_code(SERIOUS))

    def days() -> Days:
        last = last_day_without(found, on, window, enough)
        first = np.where(last == NONE, NONE, last + 1).astype(np.int32)
        return days_where(surely, Days(first, first))

    return Seen(days, Truth(surely, ~perhaps))


def sources_of_tensions(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many different sources saw tensions within the window."""
    return Seen(count_of_sources(rows, parameters).astype(np.float64), TRUE)


def count_of_sources(rows: Rows, parameters: Parameters) -> NDArray[np.intp]:
    """Return the number of different sources of every family."""
    found = tellings(rows, OBSERVATION)
    within = found.surely_within(rows.on, parameters[WINDOW])
    return sources_of(found.place[within], found.sources[within], found.size)


def missed_in_a_row(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many appointments were missed since the last real contact."""
    found = tellings(rows, MISSED)
    if not len(found.place):
        return Seen(0.0, TRUE)
    last = last_contact(rows, parameters).days.taken(found.place)
    after = truth_where(last.known, compare_days(found.days, Comparison.AFTER, last), TRUE)
    return Seen(found.count(both(found.latest <= rows.on, after.yes)), TRUE)


def last_meeting(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return when the family was last talked about in a partner meeting."""
    return last_of(rows, MEETING)


def last_review(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return when things were last looked back upon, with the family or without."""
    return last_of(rows, REVIEW)


def last_review_with_family(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
    """Return when things were last looked back upon with the family; one without the family does not count."""
    every = tellings(rows, REVIEW)
    counts = ~every.has_day | (every.words == word_code(WITH_THE_FAMILY))
    counting = last_told(rows, every.where(counts), rows.covered(REVIEW))
    without = every.there(mask=True) & ~every.there(counts)
    settled = Truth(both(~without, counting.settled.yes), either(without, counting.settled.no))
    return Seen(days_where(~without, counting.days), settled)


def open_high_signals(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many high signals are open: absence (S01), confirmed tensions (S03), parents elsewhere (H03)."""
    confirmed = mask_array(confirmed_tensions(rows, parameters), len(rows))
    count = confirmed + too_much_absence(rows, parameters) + parents_elsewhere(rows, parameters)
    return Seen(count.astype(np.float64), TRUE)


def too_much_absence(rows: Rows, parameters: Parameters) -> NDArray[np.intp]:
    """Return how many minors of every family miss too much school."""
    everybody = rows.world.every("person")
    owners = rows.world.part.tables["absence"].columns["person"]
    absent = np.zeros(len(everybody) + 1, np.bool_)
    absent[owners] = True
    minors = mask_array(everybody.look("minderjarig", parameters).answers.yes, len(everybody))
    pupils = everybody.narrowed(np.flatnonzero(minors & absent[:-1]))
    reached = mask_array(threshold_reached(pupils, parameters).settled.yes, len(pupils))
    return np.bincount(pupils.families()[reached], minlength=len(rows))


def confirmed_tensions(rows: Rows, parameters: Parameters) -> Bools:
    """Return where tensions were seen by enough sources, or by one and confirmed by somebody since."""
    found, confirmed = tensions(rows, parameters), rows.look(CONFIRMED, parameters)
    by_hand = compare_days(confirmed.days, Comparison.ON_OR_AFTER, found.days).yes
    enough = either(count_of_sources(rows, parameters) >= parameters[NEEDED], by_hand)
    return mask_array(both(found.settled.yes, enough), len(rows))


def parents_elsewhere(rows: Rows, parameters: Parameters) -> NDArray[np.intp]:
    """Return of how many people in every family, not grown up, the parents are linked elsewhere."""
    everybody = rows.world.every("person")
    lives = filled(everybody.look("gemeente", parameters).words, len(everybody), np.int32)
    grown_up = mask_array(everybody.look("minderjarig", parameters).answers.no, len(everybody))
    mixed = is_mixed(everybody.families(), lives, len(rows))
    some = everybody.narrowed(np.flatnonzero(mixed[everybody.families()] & (lives != 0) & ~grown_up))
    apart = some.look("ouders in andere gemeente", parameters).answers.yes
    return np.bincount(some.families()[mask_array(apart, len(some))], minlength=len(rows))


def is_mixed(family: Places, lives: NDArray[np.int32], size: int) -> Bools:
    """Return the families whose members live in more than one municipality, as far as is known."""
    known = np.flatnonzero(lives)
    least, most = np.full(size, NONE, np.int32), np.zeros(size, np.int32)
    np.minimum.at(least, family[known], lives[known])
    np.maximum.at(most, family[known], lives[known])
    return least < most


TWINS = {
    "spanningen": tensions,
    "bronnen van spanningen": sources_of_tensions,
    "gemiste afspraken op rij": missed_in_a_row,
    "laatste casusoverleg": last_meeting,
    "laatste gezinsevaluatie": last_review,
    "laatste evaluatie met het gezin": last_review_with_family,
    "open hoge signalen": open_high_signals,
}
