"""Derived facts about a youngster who carries too much, over columns."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.case_rows import YOUNGSTER_INTERPRETS
from weerzien.rulebook.derived.burden import (
    ABSENT,
    APPROACHES,
    HEAVY,
    MOMENTS,
    SCHOOL,
    WINDOW,
)
from weerzien.rulebook.many.arrays import TRUE, Days, Truth, as_mask, filled, mask_array, places_of
from weerzien.rulebook.many.columns import NO_ROW, is_word, word_code
from weerzien.rulebook.many.pairs import expanded
from weerzien.rulebook.many.parts import starts_of
from weerzien.rulebook.many.rows import Rows, World
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.absence import threshold_reached
from weerzien.rulebook.many.twins.moments import Bools, Tellings, counted, joined, sources_of, tellings
from weerzien.rulebook.views import Parameters


def youngsters(world: World) -> Bools:
    """Return of everybody whether they came alone as a minor."""
    everybody = world.every("person")
    return mask_array(is_word(everybody.look("rol in gezin", {}).words, "amv"), len(everybody))


def moments(rows: Rows) -> Tellings:
    """Return when a youngster interpreted or arranged things: as told, and contacts at which a youngster did."""
    return joined([tellings(rows, MOMENTS), interpreted_at_contacts(rows)])


def interpreted_at_contacts(rows: Rows) -> Tellings:
    """Return the contacts at which the youngster of the family interpreted; it counts where there is one of them."""
    contacts, world = rows.world.every("contact"), rows.world
    days, helper = contacts.told_days("datum contact"), contacts.look("tolk bij contact", {}).words
    counts = mask_array(is_word(helper, YOUNGSTER_INTERPRETS), len(contacts)) & mask_array(days.known, len(contacts))
    at = np.flatnonzero(counts)
    starts = starts_of(contacts.narrowed(at).families(), world.part.tables["family"].size)
    place, which = expanded(starts, rows.families())
    alone = is_the_only_youngster(rows)[place]
    place, numbers = place[alone], at[which[alone]]
    source = filled(contacts.look("organisatie medewerker", {}).words, len(contacts), np.int32)
    return Tellings(
        places=place,
        size=len(rows),
        earliest=filled(days.earliest, len(contacts), np.int32)[numbers],
        latest=filled(days.latest, len(contacts), np.int32)[numbers],
        words=np.zeros(len(numbers), np.int32),
        sources=source[numbers],
        persons=np.full(len(numbers), NO_ROW, np.intp),
    )


def is_the_only_youngster(rows: Rows) -> Bools:
    """Return which of these persons are the one of their family who came alone."""
    world, every = rows.world, youngsters(rows.world)
    many = np.bincount(world.every("person").families()[every], minlength=world.part.tables["family"].size)
    itself = np.append(every, False).take(rows.numbers)
    found: Bools = itself & (many.take(rows.families()) == 1)
    return found


def moments_within(rows: Rows, parameters: Parameters) -> Seen:
    """Return how often a youngster interpreted or arranged things for the family within the window."""
    return known_fact(counted(moments(rows), rows.on, parameters[WINDOW]))


def approaches_within(rows: Rows, parameters: Parameters) -> Seen:
    """Return how often an organisation turned to the youngster and not to a parent within the window."""
    return known_fact(counted(tellings(rows, APPROACHES), rows.on, parameters[WINDOW]))


def kinds_of_heavy_burden(rows: Rows, parameters: Parameters) -> Seen:
    """Return of how many kinds a heavy burden was reported within the window: a job given up, much to do at home."""
    kinds = [counted(tellings(rows, name), rows.on, parameters[WINDOW]) for name in HEAVY]
    total = np.sum([np.where(np.isnan(kind), np.nan, kind > 0) for kind in kinds], axis=0)
    return known_fact(total)


def absence_told_within(rows: Rows, parameters: Parameters) -> Seen:
    """Return how often an organisation told of absence within the window, beside the hours that a school registers."""
    return known_fact(counted(tellings(rows, ABSENT), rows.on, parameters[WINDOW]))


def every_report(rows: Rows) -> Tellings:
    """Return everything that was reported of a youngster's burden, absence left out."""
    return joined([moments(rows), *(tellings(rows, name) for name in (APPROACHES, *HEAVY))])


def reported_since(rows: Rows, parameters: Parameters) -> Seen:
    """Return the earliest day within the window on which something was reported."""
    found = every_report(rows)
    perhaps = found.perhaps_within(rows.on, parameters[WINDOW])
    there = found.there(perhaps)
    first = found.least(found.days, perhaps)
    latest = np.maximum(first.earliest, np.minimum(first.latest, rows.on))
    return Seen(Days(first.earliest, latest), Truth(there, ~there))


def sources_within(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many independent sources reported within the window.

    The school is one where absence counts too, and so is whoever told of absence.
    """
    found, told_of = every_report(rows), tellings(rows, ABSENT)
    within = found.surely_within(rows.on, parameters[WINDOW])
    there = found.there(within)
    missed = threshold_reached(rows, parameters).settled.yes
    schooled = places_of(as_mask(mask_array(missed, len(rows)) & there), len(rows))
    told = told_of.surely_within(rows.on, parameters[WINDOW]) & there[told_of.place]
    place = np.concatenate([found.place[within], schooled, told_of.place[told]])
    school = np.full(len(schooled), word_code(SCHOOL), np.int32)
    sources = np.concatenate([found.sources[within], school, told_of.sources[told]])
    return Seen(sources_of(place, sources, len(rows)).astype(np.float64), TRUE)


TWINS = {
    "belasting gemeld": reported_since,
    "tolkmomenten": moments_within,
    "benaderingen door instanties": approaches_within,
    "meldingen van verzuim": absence_told_within,
    "soorten zware belasting": kinds_of_heavy_burden,
    "bronnen van belasting": sources_within,
}
