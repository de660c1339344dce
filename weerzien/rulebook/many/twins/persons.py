"""Derived facts about one person, over columns."""

from __future__ import annotations

import numpy as np

from weerzien.rulebook.case_rows import PARENTS
from weerzien.rulebook.derived.persons import MAJORITY
from weerzien.rulebook.many.arrays import (
    NO_WORD,
    TRUE,
    Mask,
    Truth,
    as_mask,
    both,
    days_where,
    either,
    inverse,
    mask_array,
    places_of,
    settled_where,
    truth_where,
)
from weerzien.rulebook.many.columns import is_word, word_code
from weerzien.rulebook.many.day_tables import birthday_table, looked_up
from weerzien.rulebook.many.pairs import Pairs, expanded, first_of, pairs_of, those_told
from weerzien.rulebook.many.parts import starts_of
from weerzien.rulebook.many.rows import Rows, Twin, World
from weerzien.rulebook.many.seen import Seen, event_on, known_fact
from weerzien.rulebook.many.twins.applications import FILED
from weerzien.rulebook.views import Parameters

ARRIVED = "ingereisd"
HERE = "in Nederland"


def majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the 18th birthday."""
    return at_age(rows, MAJORITY, parameters, at_earliest=False)


def earliest_majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the earliest day that may count as the 18th birthday."""
    return at_age(rows, MAJORITY, parameters, at_earliest=True)


def at_age(rows: Rows, age: int, parameters: Parameters, *, at_earliest: bool) -> Seen:
    """Return the day somebody reaches an age, reckoned in one of the two ways."""
    born = rows.look("geboortedatum", parameters)
    table = birthday_table(age, at_earliest=at_earliest)
    return Seen(lambda: looked_up(table, born.days), lambda: born.settled)


def is_minor(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody is still a minor; an uncertain birth date counts in the youngster's favour."""
    turns = rows.look("18e verjaardag", parameters)
    minor = settled_where(turns.days.known, as_mask(turns.days.latest > rows.on))
    return Seen(minor, lambda: turns.settled)


def is_born_on_leap_day(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the two ways to reckon the 18th birthday differ."""
    turns = rows.look("18e verjaardag", parameters)
    earliest = rows.look("18e verjaardag op zijn vroegst", parameters).days
    differs = either(as_mask(turns.days.earliest != earliest.earliest), as_mask(turns.days.latest != earliest.latest))
    return Seen(settled_where(turns.days.known, differs), lambda: turns.settled)


def is_granted_nareis(applications: Rows, parameters: Parameters) -> Mask:
    """Return which applications are nareis and granted; a visa or an arrival means that they were."""
    kind = applications.look("soort aanvraag", parameters).words
    granted = as_mask(applications.look("besluit", parameters).words == word_code("ingewilligd"))
    for name in ("mvv afgegeven", ARRIVED):
        granted = either(granted, applications.look(name, parameters).settled.yes)
    return both(as_mask(kind == word_code("nareis")), granted)


def came_through_nareis(rows: Rows, parameters: Parameters) -> Mask:
    """Return for which persons a nareis application was granted; found once for everybody."""
    everybody = rows.world.every("person")
    if "came through nareis" not in everybody.others:
        applications = rows.world.every("application")
        granted = places_of(is_granted_nareis(applications, parameters), len(applications))
        members = applications.table.columns["member"].take(granted)
        found = np.zeros(len(everybody) + 1, np.bool_)
        found[members] = True
        found[-1] = False  # where NO_ROW points at
        everybody.others["came through nareis"] = found
    through: Mask = everybody.others["came through nareis"][:-1]
    return through if rows.is_everything else everybody.others["came through nareis"].take(rows.numbers)


def has_own_permit(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether a permit is somebody's own: not derived from a sponsor through a granted nareis application."""
    told = rows.look("afgeleide vergunning", parameters)
    through = came_through_nareis(rows, parameters)
    is_told = told.answers.known
    own = truth_where(is_told, told.answers.opposite, Truth(inverse(through), through))
    return Seen(own, lambda: truth_where(is_told, told.settled, TRUE))


def as_nareis(applications: Rows, parameters: Parameters) -> Seen:
    """Return the filings of applications as far as they are nareis; whether one is may be unknown."""
    kind = applications.look("soort aanvraag", parameters).words
    filed = applications.look("indiening", parameters)
    is_nareis = as_mask(kind == word_code("nareis"))
    doubt = both(as_mask(kind == NO_WORD), inverse(filed.settled.no))
    settled = Truth(
        both(is_nareis, filed.settled.yes), both(inverse(doubt), either(inverse(is_nareis), filed.settled.no))
    )
    return Seen(lambda: days_where(either(doubt, is_nareis), filed.days), settled)


def nareis_filed(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first nareis application of a sponsor was filed."""
    pairs = pairs_of(rows, "application", "sponsor")
    filings = pairs.first_event(as_nareis(pairs.rows, parameters))
    return first_of(filings, rows.look(FILED, parameters))


def nareis_decided(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether all nareis applications of a sponsor that were filed have been decided."""
    pairs = pairs_of(rows, "application", "sponsor")
    filed = pairs.where(as_nareis(pairs.rows, parameters).settled.yes)
    return known_fact(filed.every(filed.rows.look("besloten", parameters).settled))


def members_without_application(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many family members outside the Netherlands have no application yet; oneself does not count."""
    everybody, applications = rows.world.every("person"), rows.world.every("application")
    filed = applications.look("indiening", parameters).settled.yes
    members = applications.table.columns["member"].take(places_of(filed, len(applications)))
    waiting = ~mask_array(everybody.look(HERE, parameters).answers.yes, len(everybody))
    has_filed = np.zeros(len(everybody) + 1, np.bool_)
    has_filed[members] = True
    waiting &= ~has_filed[:-1]
    of_family = np.bincount(
        everybody.families().take(np.flatnonzero(waiting)), minlength=rows.world.part.tables["family"].size
    )
    itself = np.append(waiting, False).take(rows.numbers)
    return Seen((of_family.take(rows.families()) - itself).astype(np.float64), TRUE)


def parents(world: World) -> Rows:
    """Return everybody with the role of mother or father."""
    everybody = world.every("person")
    if "parents" not in everybody.others:
        part = everybody.look("rol in gezin", {}).words
        everybody.others["parents"] = everybody.narrowed(places_of(is_word(part, *PARENTS), len(everybody)))
    found: Rows = everybody.others["parents"]
    return found


def parents_of(rows: Rows) -> Pairs:
    """Return the parents in the family of a youngster: everybody else with the role mother or father."""
    if "parents of" not in rows.others:
        every = parents(rows.world)
        starts = starts_of(every.families(), rows.world.part.tables["family"].size)
        place, at = expanded(starts, rows.families())
        others = every.numbers.take(at) != rows.numbers.take(place) if rows.about == "person" else slice(None)
        rows.others["parents of"] = Pairs(place[others], len(rows), every.narrowed(at[others]))
    found: Pairs = rows.others["parents of"]
    return found


def of_parents(rows: Rows, name: str, find: Twin, parameters: Parameters) -> Seen:
    """Return what is found for parents, once for each of them."""
    every = parents(rows.world)
    if name not in every.others:
        every.others[name] = find(every, parameters)
    found: Seen = every.others[name]
    assert rows.wider is every
    assert rows.chosen is not None
    return found.taken(rows.chosen)


def arrival_of(rows: Rows, parameters: Parameters) -> Seen:
    """Return when somebody arrived. Who is here without a known day of arrival did arrive, on an unknown day."""
    steps = pairs_of(rows, "application", "member")
    through, own = steps.rows.look(ARRIVED, parameters), rows.look(ARRIVED, parameters)
    told = first_of(steps.first_event(those_told(through)), those_told(own))
    is_told = either(steps.there(through.behind), own.behind)
    here = rows.look(HERE, parameters).answers
    silent = both(inverse(here.yes), either(rows.covered(ARRIVED), here.no))
    settled = truth_where(is_told, told.settled, Truth(here.yes, silent))
    return Seen(lambda: days_where(is_told, told.days), settled)


def arrival_of_parents(pairs: Pairs, parameters: Parameters) -> Seen:
    """Return when each parent arrived."""
    return of_parents(pairs.rows, "arrival", arrival_of, parameters)


def parents_arrived(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first parent arrived in the Netherlands."""
    pairs = parents_of(rows)
    return pairs.first_event(arrival_of_parents(pairs, parameters))


def parents_home(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when the parents have or had a home in the Netherlands."""
    pairs = parents_of(rows)
    return pairs.first_event(pairs.rows.look("woning sinds", parameters))


def end_of_guardianship(rows: Rows, parameters: Parameters) -> Seen:
    """Return when guardianship really ended: by order of the court or by turning 18, whichever came first."""
    turns = rows.look("18e verjaardag", parameters)
    return first_of(rows.look("beschikking", parameters), event_on(turns.days, rows.on))


TWINS = {
    "18e verjaardag": majority,
    "18e verjaardag op zijn vroegst": earliest_majority,
    "minderjarig": is_minor,
    "geboren op 29 februari": is_born_on_leap_day,
    "eigen vergunning": has_own_permit,
    "nareis ingediend": nareis_filed,
    "nareis beslist": nareis_decided,
    "gezinsleden zonder aanvraag": members_without_application,
    "aankomst eerste ouder": parents_arrived,
    "woning van de ouders": parents_home,
    "einde voogdij": end_of_guardianship,
}
