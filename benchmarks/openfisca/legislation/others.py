"""V04, V05, H04, I01, I02 and S04."""

from numpy import datetime64, minimum, where

from benchmarks.openfisca.legislation.dates import (
    NEVER,
    add_months,
    day_of_month,
    earliest_of,
    latest_of,
    today,
)
from benchmarks.openfisca.legislation.entities import Family, Person
from benchmarks.openfisca.legislation.facts import School
from benchmarks.openfisca.legislation.outcomes import (
    State,
    day_variable,
    happened,
    is_known,
    state_by_day,
    state_variable,
    truth_variable,
)

MAJORITY = 18 * 12
INTEGRATION_LAW, PRACTICE = datetime64("2022-01-01"), datetime64("2021-01-01")


def earliest_adult_on(person, period, _parameters):
    """Return the 18th birthday; 28 February for somebody born on the 29th."""
    return add_months(person("born_on", period), MAJORITY)


def v04_day(person, period, _parameters):
    """Return the 18th birthday; 1 March for somebody born on 29 February."""
    earliest = person("earliest_adult_on", period)
    return earliest + (day_of_month(earliest) != day_of_month(person("born_on", period)))


def has_guardian(person, period, _parameters):
    """Return whether guardianship may still run."""
    born = is_known(person("born_on", period))
    return person("under_guardianship", period) & born & ~happened(person, "departed_on", period)


def v04_state(person, period, _parameters):
    """Return whether guardianship ends by turning 18."""
    applies = person("has_guardian", period) & ~happened(person, "court_order_on", period)
    return state_by_day(applies, person("v04_day", period), period)


def guardianship_ends_on(person, period, parameters):
    """Return when guardianship is expected to end."""
    requested = happened(person, "court_request_on", period)
    by_court = add_months(person("court_request_on", period), parameters(period).guardianship.court_months)
    return minimum(person("earliest_adult_on", period), where(requested, by_court, datetime64(NEVER)))


def v05_day(person, period, parameters):
    """Return the last day to accept the handover."""
    return person("guardianship_ends_on", period) - parameters(period).guardianship.handover_days


def v05_state(person, period, _parameters):
    """Return whether the handover is still to be accepted."""
    done = happened(person, "handover_accepted_on", period) | happened(person, "court_order_on", period)
    minor = today(period) < person("v04_day", period)
    applies = person("has_guardian", period) & ~done & minor & (person("guardianship_ends_on", period) >= PRACTICE)
    return state_by_day(applies, person("v05_day", period), period, State.overdue)


def has_arrived(person, period, _parameters):
    """Return whether somebody arrived; without a day, whether they are here."""
    known = is_known(person("arrived_on", period))
    return where(known, happened(person, "arrived_on", period), person("in_netherlands", period))


def parents_home_since(family, period, _parameters):
    """Return since when the parents have a home."""
    since = family.members("home_since", period)
    return earliest_of(family, where(since <= today(period), since, datetime64(NEVER)), Family.PARENT)


def parents_arrived_on(family, period, _parameters):
    """Return when the first parent arrived."""
    days = family.members("arrived_on", period)
    return earliest_of(family, where(days <= today(period), days, datetime64(NEVER)), Family.PARENT)


def is_reunited(family, period, _parameters):
    """Return whether parents have arrived and have a home."""
    arrived = family.any(family.members("has_arrived", period), role=Family.PARENT)
    return arrived & (family("parents_home_since", period) <= today(period))


def together_since(family, period, _parameters):
    """Return when the year of living together started."""
    at_arrival = family("starts_at_arrival", period)
    return where(at_arrival, family("parents_arrived_on", period), family("parents_home_since", period))


def is_at_school(person, period, _parameters):
    """Return whether somebody follows a full day of education; the reception school always is."""
    left, enrolled = person("left_school_on", period), person("enrolled_on", period)
    again = happened(person, "enrolled_on", period) & (enrolled >= left)
    school = person("school", period)
    full = (school != School.none) & person("full_time_education", period)
    return ((school == School.reception) | full) & ~((left <= today(period)) & ~again)


def h04_day(person, period, parameters):
    """Return the end of the year of living together."""
    return add_months(person.family("together_since", period), parameters(period).housing.together_months)


def h04_state(person, period, _parameters):
    """Return whether the year still runs; suspended for who is at school."""
    reunited = person.has_role(Family.YOUNGSTER) & person.family("is_reunited", period)
    applies = reunited & is_known(person.family("together_since", period))
    state = state_by_day(applies, person("h04_day", period), period)
    suspended = (state == State.due) & person("is_at_school", period)
    return where(suspended, State.suspended, state)


def i01_day(person, period, parameters):
    """Return the last day to make the plan."""
    return person("ten_weeks_from", period) + parameters(period).integration.plan_days


def i01_state(person, period, _parameters):
    """Return whether the plan is still to be made."""
    started = happened(person, "ten_weeks_from", period) & (person("ten_weeks_from", period) >= INTEGRATION_LAW)
    applies = person("integration_obliged", period) & started & ~happened(person, "plan_on", period)
    return state_by_day(applies, person("i01_day", period), period, State.overdue)


def i02_day(person, period, parameters):
    """Return the last day of the term, which begins the day after the plan."""
    return add_months(person("plan_on", period) + 1, parameters(period).integration.term_months) - 1


def i02_state(person, period, _parameters):
    """Return whether the term still runs."""
    began = happened(person, "plan_on", period) & (person("plan_on", period) >= INTEGRATION_LAW)
    return state_by_day(began & ~person("result_known", period), person("i02_day", period), period)


def parents_asked_on(family, period, _parameters):
    """Return when one of the parents was last asked how they are."""
    return latest_of(family, family.members("last_asked_on", period), Family.PARENT)


def has_reunited_youngster(family, period, _parameters):
    """Return whether the parents of a youngster have a home here."""
    youngsters = family.nb_persons(Family.YOUNGSTER) > 0
    return youngsters & (family("parents_home_since", period) <= today(period))


def s04_first_day(family, period, parameters):
    """Return the first moment to ask."""
    return add_months(family("parents_home_since", period), parameters(period).wellbeing.first_months)


def s04_second_day(family, period, parameters):
    """Return the second moment to ask."""
    return add_months(family("parents_home_since", period), parameters(period).wellbeing.second_months)


def s04_first_state(family, period, parameters):
    """Return whether asking is to be done at the first moment."""
    counts = add_months(family("s04_first_day", period), -parameters(period).wellbeing.counts_months)
    open_still = (family("parents_asked_on", period) < counts) & (today(period) < family("s04_second_day", period))
    applies = family("has_reunited_youngster", period) & open_still
    return state_by_day(applies, family("s04_first_day", period), period, State.overdue)


def s04_second_state(family, period, parameters):
    """Return whether asking is to be done at the second moment."""
    wellbeing = parameters(period).wellbeing
    counts = add_months(family("s04_second_day", period), -wellbeing.counts_months)
    end = add_months(family("parents_home_since", period), wellbeing.sensible_months)
    open_still = (family("parents_asked_on", period) < counts) & (today(period) <= end)
    applies = family("has_reunited_youngster", period) & open_still
    return state_by_day(applies, family("s04_second_day", period), period, State.overdue)


VARIABLES = (
    day_variable("earliest_adult_on", Person, "18th birthday at the earliest", earliest_adult_on),
    truth_variable("has_guardian", Person, "Guardianship may run", has_guardian),
    day_variable("v04_day", Person, "V04, day", v04_day),
    state_variable("v04_state", Person, "V04", v04_state),
    day_variable("guardianship_ends_on", Person, "Expected end", guardianship_ends_on),
    day_variable("v05_day", Person, "V05, day", v05_day),
    state_variable("v05_state", Person, "V05", v05_state),
    truth_variable("has_arrived", Person, "Arrived", has_arrived),
    day_variable("parents_home_since", Family, "Home of the parents", parents_home_since),
    day_variable("parents_arrived_on", Family, "Arrival of the first parent", parents_arrived_on),
    truth_variable("is_reunited", Family, "Reunited", is_reunited),
    day_variable("together_since", Family, "Start of the year together", together_since),
    truth_variable("is_at_school", Person, "Full day of education", is_at_school),
    day_variable("h04_day", Person, "H04, day", h04_day),
    state_variable("h04_state", Person, "H04", h04_state),
    day_variable("i01_day", Person, "I01, day", i01_day),
    state_variable("i01_state", Person, "I01", i01_state),
    day_variable("i02_day", Person, "I02, day", i02_day),
    state_variable("i02_state", Person, "I02", i02_state),
    day_variable("parents_asked_on", Family, "Parents last asked", parents_asked_on),
    truth_variable("has_reunited_youngster", Family, "Parents of a youngster at home", has_reunited_youngster),
    day_variable("s04_first_day", Family, "S04, first day", s04_first_day),
    day_variable("s04_second_day", Family, "S04, second day", s04_second_day),
    state_variable("s04_first_state", Family, "S04, first", s04_first_state),
    state_variable("s04_second_state", Family, "S04, second", s04_second_state),
)
