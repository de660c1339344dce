"""Derived facts about one person, over columns."""

from __future__ import annotations

import polars as pl

from weerzien.rulebook.derived.persons import MAJORITY, PARENTS
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.day_tables import birthday_table, looked_up
from weerzien.rulebook.many.pairs import Pairs, others_in_family, pairs_of
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Seen, events
from weerzien.rulebook.many.twins.applications import FILED, has_row
from weerzien.rulebook.many.twins.joining import alone, together

ARRIVED = "ingereisd"
HERE = "in Nederland"


def majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the 18th birthday."""
    return at_age(rows, parameters, at_earliest=False)


def earliest_majority(rows: Rows, parameters: Parameters) -> Seen:
    """Return the earliest day that may count as the 18th birthday."""
    return at_age(rows, parameters, at_earliest=True)


def at_age(rows: Rows, parameters: Parameters, *, at_earliest: bool) -> Seen:
    born = rows.look("geboortedatum", parameters)
    table = birthday_table(MAJORITY, at_earliest=at_earliest)
    return Seen(Days(looked_up(table, born.days.earliest), looked_up(table, born.days.latest)), born.settled)


def is_minor(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody is still a minor; an uncertain birth date counts in the youngster's favour."""
    turns = rows.look("18e verjaardag", parameters)
    return Seen(turns.days.latest > rows.on, turns.settled)


def is_born_on_leap_day(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the two ways to reckon the 18th birthday differ."""
    turns = rows.look("18e verjaardag", parameters)
    earliest = rows.look("18e verjaardag op zijn vroegst", parameters)
    differs = (turns.days.earliest != earliest.days.earliest) | (turns.days.latest != earliest.days.latest)
    return Seen(differs, turns.settled)


def has_own_permit(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether a permit is somebody's own: not derived from a sponsor through a granted nareis application."""
    told = rows.look("afgeleide vergunning", parameters)
    pairs = pairs_of(rows, "application", through="member")
    kind = pairs.rows.look("soort aanvraag", parameters).column
    granted = pairs.rows.look("besluit", parameters).column == word_code("ingewilligd")
    steps = [pairs.rows.look(name, parameters).settled.fill_null(False) for name in ("mvv afgegeven", ARRIVED)]
    derived = (kind == word_code("nareis")).fill_null(False) & (granted.fill_null(False) | steps[0] | steps[1])
    through_sponsor = pairs.any(derived)
    own = pl.select(pl.when(told.column.is_not_null()).then(~told.column).otherwise(~through_sponsor)).to_series()
    settled = pl.select(pl.when(told.column.is_not_null()).then(told.settled).otherwise(True)).to_series()
    return Seen(own, settled)


def as_nareis(pairs: Pairs, parameters: Parameters) -> Seen:
    """Return the filings of applications as far as they are nareis; whether one is may be unknown."""
    kind = pairs.rows.look("soort aanvraag", parameters).column
    filed = pairs.rows.look("indiening", parameters)
    is_nareis = (kind == word_code("nareis")).fill_null(False)
    doubt = kind.is_null() & filed.settled.fill_null(True)
    seen = pl.select(
        pl.when(doubt | is_nareis).then(filed.days.earliest).alias("earliest"),
        pl.when(doubt | is_nareis).then(filed.days.latest).alias("latest"),
        pl.when(doubt).then(None).when(is_nareis).then(filed.settled).otherwise(False).alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


def nareis_filed(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first nareis application of a sponsor was filed."""
    pairs = pairs_of(rows, "application", through="sponsor")
    filings = as_nareis(pairs, parameters)
    own = told_of_person(rows, FILED, parameters)
    every = together([(pairs, filings), own], rows)
    return every.pairs.first_event(every.seen)


def told_of_person(rows: Rows, name: str, parameters: Parameters) -> tuple[Pairs, Seen]:
    """Return an event that is told of persons themselves; where it is not told: that silence."""
    return alone(rows), rows.look(name, parameters)


def nareis_decided(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether all nareis applications of a sponsor that were filed have been decided."""
    pairs = pairs_of(rows, "application", through="sponsor")
    filed = pairs.where(as_nareis(pairs, parameters).settled.fill_null(False))
    decided = filed.rows.look("besloten", parameters).settled
    every = ~filed.any(~decided)
    return Seen(every, pl.select(pl.when(every.is_not_null()).then(True)).to_series())


def members_without_application(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many family members outside the Netherlands have no application yet."""
    others = others_in_family(rows)
    away = ~others.rows.look(HERE, parameters).column.fill_null(False)
    others = others.where(away)
    applications = pairs_of(others.rows, "application", through="member")
    filed = applications.any(applications.rows.look("indiening", parameters).settled.fill_null(False))
    count = others.where(~filed).count()
    return Seen(count.cast(pl.Float64), rows.constant(True))


def parents_of(rows: Rows, parameters: Parameters) -> Pairs:
    """Return the parents in the family of a youngster: everybody else with the role mother or father."""
    others = others_in_family(rows)
    part = others.rows.look("rol in gezin", parameters).column
    return others.where(part.is_in([word_code(role) for role in PARENTS]).fill_null(False))


def arrival_of(rows: Rows, parameters: Parameters) -> Seen:
    """Return when somebody arrived. Who is here without a known day of arrival did arrive, on an unknown day."""
    steps = pairs_of(rows, "application", through="member")
    seen = steps.rows.look(ARRIVED, parameters)
    said = has_row(steps.rows, ARRIVED)
    themselves, own = told_of_person(rows, ARRIVED, parameters)
    own_said = has_row(rows, ARRIVED)
    every = together(
        [(steps.where(said), chosen_of(seen, said)), (themselves.where(own_said), chosen_of(own, own_said))], rows
    )
    told = every.pairs.first_event(every.seen)
    is_told = every.pairs.count() > 0
    here = rows.look(HERE, parameters).column
    silent = rows.covered(ARRIVED) | (here == False).fill_null(False)  # noqa: E712 -- columns, not one truth
    seen_of = pl.select(
        pl.when(is_told).then(told.days.earliest).alias("earliest"),
        pl.when(is_told).then(told.days.latest).alias("latest"),
        pl.when(is_told).then(told.settled).when(here).then(True).when(silent).then(False).alias("settled"),
    )
    return Seen(Days(seen_of["earliest"], seen_of["latest"]), seen_of["settled"])


def chosen_of(seen: Seen, chosen: pl.Series) -> Seen:
    """Return events for some of the rows."""
    return Seen(Days(seen.days.earliest.filter(chosen), seen.days.latest.filter(chosen)), seen.settled.filter(chosen))


def parents_arrived(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first parent arrived in the Netherlands."""
    parents = parents_of(rows, parameters)
    return parents.first_event(arrival_of(parents.rows, parameters))


def parents_home(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when the parents have or had a home in the Netherlands."""
    parents = parents_of(rows, parameters)
    return parents.first_event(parents.rows.look("woning sinds", parameters))


def end_of_guardianship(rows: Rows, parameters: Parameters) -> Seen:
    """Return when guardianship really ended: by order of the court or by turning 18, whichever came first."""
    turns = rows.look("18e verjaardag", parameters)
    of_age = events(turns.days, turns.settled, on=rows.on)
    ordered = rows.look("beschikking", parameters)
    every = together([(alone(rows), ordered), (alone(rows), of_age)], rows)
    return every.pairs.first_event(every.seen)


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
