"""Derived facts about a sponsor, over columns."""

from __future__ import annotations

from weerzien.rulebook.case_rows import PARENTS
from weerzien.rulebook.derived.sponsors import GUIDANCE
from weerzien.rulebook.many.arrays import (
    Days,
    Truth,
    all_of,
    as_mask,
    both,
    days_where,
    inverse,
    known_of,
    places_of,
    spread_mask,
    spread_numbers,
)
from weerzien.rulebook.many.columns import is_word
from weerzien.rulebook.many.comparing import compare_days
from weerzien.rulebook.many.pairs import first_of, of_family, pairs_of
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.many.twins.applications import FILED
from weerzien.rulebook.many.twins.families import counting_contacts
from weerzien.rulebook.many.twins.persons import ARRIVED, as_nareis
from weerzien.rulebook.tree import Comparison, Owner
from weerzien.rulebook.views import Parameters


def last_rejection(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the last rejection of an application of a sponsor was notified."""
    pairs = pairs_of(rows, "application", "sponsor")
    return pairs.last_event(pairs.rows.look("afwijzing", parameters))


def first_grant(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first application of a sponsor was granted."""
    pairs = pairs_of(rows, "application", "sponsor")
    return pairs.first_event(pairs.rows.look("inwilliging", parameters))


def expected_arrival(rows: Rows, parameters: Parameters) -> Seen:
    """Return the first booked flight of a member who has not arrived yet."""
    pairs = pairs_of(rows, "application", "sponsor")
    flights = pairs.rows.look("vlucht", parameters).days
    away = inverse(pairs.rows.look(ARRIVED, parameters).settled.yes)
    return known_fact(pairs.least(flights, both(flights.known, away)))


def running_application(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first nareis application of a sponsor that is still undecided was filed."""
    pairs = pairs_of(rows, "application", "sponsor")
    filed = as_nareis(pairs.rows, parameters)
    settled = all_of(filed.settled, pairs.rows.look("besloten", parameters).settled.opposite)
    return pairs.first_event(Seen(days_where(inverse(settled.no), filed.days), settled))


def parents_nareis(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first nareis application for a parent in the family was filed that was not rejected."""
    pairs = of_family(rows, "application")
    part = pairs.rows.of(Owner.MEMBER).look("rol in gezin", parameters).words
    pairs = pairs.where(is_word(part, *PARENTS))
    filed, rejected = as_nareis(pairs.rows, parameters), pairs.rows.look("afwijzing", parameters).settled.yes
    stands = inverse(rejected)
    settled = all_of(filed.settled, Truth(stands, rejected))
    return pairs.first_event(Seen(days_where(stands, filed.days), settled))


def own_application(rows: Rows, parameters: Parameters) -> Seen:
    """Return when the first application for somebody was filed."""
    pairs = pairs_of(rows, "application", "member")
    return first_of(pairs.first_event(pairs.rows.look("indiening", parameters)), rows.look(FILED, parameters))


def contact_after_rejection(rows: Rows, parameters: Parameters) -> Seen:
    """Return the first contact, messages not counted, on or after the day of the last rejection of a sponsor."""
    rejected = rows.look("afwijzing van een gezinslid", parameters).days
    some = rows.narrowed(places_of(rejected.known, len(rows)))
    pairs = of_family(some, "contact")
    days, counts, is_sure = counting_contacts(pairs.rows)
    since = some.look("afwijzing van een gezinslid", parameters).days.taken(pairs.place)
    after = compare_days(days, Comparison.ON_OR_AFTER, since)
    begun = both(counts, both(as_mask(days.earliest <= rows.on), inverse(after.no)))
    sure = both(begun, both(both(is_sure, after.yes), as_mask(days.latest <= rows.on)))
    found, unsure = pairs.there(sure), pairs.there(both(begun, inverse(sure)))
    silent = both(some.covered("datum contact"), ~unsure)
    first = pairs.least(days, sure)
    return scattered(Seen(first, Truth(found, both(~found, silent))), some, rows)


def scattered(seen: Seen, some: Rows, rows: Rows) -> Seen:
    """Return what was found for some rows for all of them; elsewhere it is unknown."""
    assert some.chosen is not None
    places, size = some.chosen, len(rows)
    earliest, latest = (spread_numbers(end, places, size) for end in (seen.days.earliest, seen.days.latest))
    yes, no = (spread_mask(mask, places, size) for mask in (seen.settled.yes, seen.settled.no))
    return Seen(Days(earliest, latest), Truth(yes, no))


def is_guidance_chosen(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether a key person and an interpreter were chosen, or chosen not to be needed; never a plain no."""
    first, second = (known_of(rows.look(name, parameters).value) for name in GUIDANCE)
    return known_fact(Truth(both(first, second), no=False))


TWINS = {
    "afwijzing van een gezinslid": last_rejection,
    "inwilliging van een gezinslid": first_grant,
    "verwachte aankomst": expected_arrival,
    "lopende nareis": running_application,
    "nareis van een ouder": parents_nareis,
    "eigen aanvraag": own_application,
    "contact na de afwijzing": contact_after_rejection,
    "begeleiding gekozen": is_guidance_chosen,
}
