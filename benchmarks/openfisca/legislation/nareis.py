"""N01 and N03: the days to apply for family members."""

from numpy import datetime64, where

from benchmarks.openfisca.legislation.dates import NEVER, add_months, earliest_of, today
from benchmarks.openfisca.legislation.entities import Family, Person, Sponsorship
from benchmarks.openfisca.legislation.facts import Group, Protection
from benchmarks.openfisca.legislation.outcomes import (
    State,
    day_variable,
    happened,
    state_by_day,
    state_variable,
    truth_variable,
)

LAW_CHANGED = datetime64("2026-06-12")


def is_filed_nareis(person, period, _parameters):
    """Return whether the application for a person is nareis and was filed."""
    return person("application_is_nareis", period) & happened(person, "filed_on", period)


def nareis_filed_on(sponsorship, period, _parameters):
    """Return when a sponsor first applied."""
    filed = sponsorship.members("is_filed_nareis", period)
    days = where(filed, sponsorship.members("filed_on", period), datetime64(NEVER))
    return earliest_of(sponsorship, days, Sponsorship.DEPENDANT)


def nareis_is_decided(sponsorship, period, _parameters):
    """Return whether everything a sponsor applied for has been decided."""
    filed = sponsorship.members("is_filed_nareis", period)
    open_still = filed & ~happened(sponsorship.members, "decided_on", period)
    return ~sponsorship.any(open_still, role=Sponsorship.DEPENDANT)


def is_nareis_sponsor(person, period, _parameters):
    """Return whether somebody holds an own asylum permit that was notified."""
    role = person.has_role(Family.YOUNGSTER) | person.has_role(Family.SPONSOR)
    came_after = person("application_granted", period) | happened(person, "visa_on", period)
    derived = person("application_is_nareis", period) & (came_after | happened(person, "arrived_on", period))
    asylum = person("target_group", period) == Group.asylum
    return role & ~derived & asylum & happened(person, "notified_on", period)


def is_without_application(person, period, _parameters):
    """Return whether somebody is not here, and nobody applied for them."""
    return ~person("in_netherlands", period) & ~happened(person, "filed_on", period)


def has_three_months(person, period, _parameters):
    """Return whether a sponsor must apply within three months: before the law changed, or with refugee status."""
    before = person("notified_on", period) < LAW_CHANGED
    refugee = person("protection", period) == Protection.refugee
    return person("is_nareis_sponsor", period) & (before | refugee)


def n01_day(person, period, parameters):
    """Return the last day to apply."""
    return add_months(person("notified_on", period), parameters(period).nareis.filing_months)


def n01_state(person, period, _parameters):
    """Return whether applying is still to be done."""
    filed = person.sponsorship("nareis_filed_on", period) <= today(period)
    return state_by_day(person("has_three_months", period) & ~filed, person("n01_day", period), period)


def n01_members_state(person, period, _parameters):
    """Return whether members of the family have no application yet, once the first was filed."""
    filed = person.sponsorship("nareis_filed_on", period) <= today(period)
    others = person.family.sum(person.family.members("is_without_application", period)) - person(
        "is_without_application", period
    )
    applies = person("has_three_months", period) & filed & (others >= 1)
    return state_by_day(applies, person("n01_day", period), period)


def must_wait(person, period, _parameters):
    """Return whether a sponsor must wait: with subsidiary protection under the new law."""
    after = person("notified_on", period) >= LAW_CHANGED
    return person("is_nareis_sponsor", period) & (person("protection", period) == Protection.subsidiary) & after


def n03_day(person, period, parameters):
    """Return the first day to apply."""
    return add_months(person("notified_on", period), parameters(period).nareis.waiting_months)


def n03_state(person, period, _parameters):
    """Return whether applying must wait, or may be done."""
    filed = person.sponsorship("nareis_filed_on", period) <= today(period)
    return state_by_day(person("must_wait", period) & ~filed, person("n03_day", period), period, State.entitled)


def n03_prepare_day(person, period, parameters):
    """Return the day on which to begin preparing."""
    return add_months(person("n03_day", period), -parameters(period).nareis.preparation_months)


def n03_prepare_state(person, period, _parameters):
    """Return whether preparing is still to be done."""
    filed = person.sponsorship("nareis_filed_on", period) <= today(period)
    in_time = (today(period) <= person("n03_day", period)) & ~happened(person, "prepared_on", period)
    applies = person("must_wait", period) & ~filed & in_time
    return state_by_day(applies, person("n03_prepare_day", period), period, State.overdue)


def n03_too_early_state(person, period, _parameters):
    """Return whether an application was filed before the first day, and is undecided."""
    early = person.sponsorship("nareis_filed_on", period) < person("n03_day", period)
    filed = person.sponsorship("nareis_filed_on", period) <= today(period)
    applies = person("must_wait", period) & filed & early & ~person.sponsorship("nareis_is_decided", period)
    return where(applies, State.signal, State.none)


VARIABLES = (
    truth_variable("is_filed_nareis", Person, "Filed nareis", is_filed_nareis),
    day_variable("nareis_filed_on", Sponsorship, "First filed", nareis_filed_on),
    truth_variable("nareis_is_decided", Sponsorship, "All decided", nareis_is_decided),
    truth_variable("is_nareis_sponsor", Person, "Own asylum permit", is_nareis_sponsor),
    truth_variable("is_without_application", Person, "Without application", is_without_application),
    truth_variable("has_three_months", Person, "Has three months", has_three_months),
    day_variable("n01_day", Person, "N01, day", n01_day),
    state_variable("n01_state", Person, "N01", n01_state),
    state_variable("n01_members_state", Person, "N01, members", n01_members_state),
    truth_variable("must_wait", Person, "Must wait", must_wait),
    day_variable("n03_day", Person, "N03, day", n03_day),
    state_variable("n03_state", Person, "N03", n03_state),
    day_variable("n03_prepare_day", Person, "N03, day to prepare", n03_prepare_day),
    state_variable("n03_prepare_state", Person, "N03, prepare", n03_prepare_state),
    state_variable("n03_too_early_state", Person, "N03, too early", n03_too_early_state),
)
