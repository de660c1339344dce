"""Derived facts about integration, over columns: which group somebody belongs to, what DUO told."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.derived.newcomers import (
    ASYLUM_PERMITS,
    GROUP,
    INCOME_RISKS,
    INVITED,
    MOVES,
    PERMIT,
    START,
)
from weerzien.rulebook.many.arrays import (
    NO_WORD,
    Truth,
    as_mask,
    both,
    days_where,
    either,
    inverse,
    mask_array,
    truth_where,
)
from weerzien.rulebook.many.columns import is_word
from weerzien.rulebook.many.pairs import first_of, pairs_of, those_told
from weerzien.rulebook.many.rows import Rows, Twin
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.persons import came_through_nareis
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.views import Parameters


def has_asylum_permit(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody has an asylum permit: told, or derived through a granted nareis application."""
    told = rows.look(PERMIT, parameters).words
    is_told, asylum = as_mask(told != NO_WORD), is_word(told, *ASYLUM_PERMITS)
    derived = both(inverse(is_told), came_through_nareis(rows, parameters))
    return known_fact(Truth(either(asylum, derived), both(is_told, inverse(asylum))))


def counts_as_asylum(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody counts as an asylum status holder for integration; a doubt is in their favour."""
    group = rows.look(GROUP, parameters).words
    permit = rows.look("heeft asielvergunning", parameters).answers.yes
    yes = mask_array(either(permit, is_word(group, *INVITED)), len(rows))
    some = rows.narrowed(np.flatnonzero(~yes))
    pairs = pairs_of(some, "application", "member")
    sponsors = pairs.rows.of(Owner.SPONSOR).look("heeft asielvergunning", parameters).answers.yes
    through = np.flatnonzero(~yes)[pairs.there(sponsors)]
    yes = yes.copy()
    yes[through] = True
    return known_fact(Truth(yes, both(~yes, as_mask(group != NO_WORD))))


def is_to_be_linked(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the COA links somebody to a municipality: with an asylum permit, and not by resettlement."""
    permit, group = rows.look(PERMIT, parameters).words, rows.look(GROUP, parameters).words
    asylum, resettled = is_word(permit, *ASYLUM_PERMITS), is_word(group, "hervestiger")
    without = both(as_mask(permit != NO_WORD), inverse(asylum))
    return known_fact(Truth(both(asylum, inverse(resettled)), either(without, both(asylum, resettled))))


def told_by_duo(rows: Rows, parameters: Parameters) -> Seen:
    """Return when DUO told of somebody: as it was written down, else the start of the ten weeks."""
    told, start = rows.look("melding DUO", parameters), rows.look(START, parameters)
    return Seen(
        lambda: days_where(told.behind, told.days, start.days),
        lambda: truth_where(told.behind, told.settled, start.settled),
    )


def first_told_of(names: tuple[str, ...]) -> Twin:
    """Return a twin that finds the first of several events; what nobody tells did not happen."""

    def first(rows: Rows, parameters: Parameters) -> Seen:
        return first_of(*(those_told(rows.look(name, parameters)) for name in names))

    return first


def lies_ahead(name: str) -> Twin:
    """Return a twin that finds whether a day that is told has yet to come."""

    def ahead(rows: Rows, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every twin is asked alike
        told = rows.told_days(name)
        yes = both(told.known, as_mask(told.earliest > rows.on))
        no = either(inverse(told.known), as_mask(told.latest <= rows.on))
        return known_fact(Truth(yes, no))

    return ahead


TWINS = {
    "heeft asielvergunning": has_asylum_permit,
    "telt als asielstatushouder": counts_as_asylum,
    "koppeling nodig": is_to_be_linked,
    "bekend bij DUO": told_by_duo,
    "inkomensrisico": first_told_of(INCOME_RISKS),
    "verhuizing volgens DUO": first_told_of(MOVES),
    "vestiging volgens DUO": first_told_of(MOVES[:2]),
    "PVT ligt in de toekomst": lies_ahead("PVT"),
    "MAP ligt in de toekomst": lies_ahead("MAP"),
}
