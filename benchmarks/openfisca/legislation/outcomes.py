"""What a rule says: a state and a day, for each step of a rule."""

import datetime

from numpy import datetime64, select
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DAY
from openfisca_core.variables import Variable

from benchmarks.openfisca.legislation.dates import NEVER, today


class State(Enum):
    """The state of a step; none where it says nothing."""

    none = "none"
    due = "due"
    overdue = "overdue"
    signal = "signal"
    entitled = "entitled"
    suspended = "suspended"


def state_variable(name, entity, label, formula):
    """Return a variable with the state of a step."""
    fields = {"value_type": Enum, "possible_values": State, "default_value": State.none}
    return variable(name, entity, label, formula=formula, **fields)


def day_variable(name, entity, label, formula):
    """Return a variable that is a day, for any day that is looked at."""
    return variable(name, entity, label, formula=formula, value_type=datetime.date, default_value=NEVER)


def truth_variable(name, entity, label, formula):
    """Return a variable that is true or false, for any day that is looked at."""
    return variable(name, entity, label, formula=formula, value_type=bool)


def variable(name, entity, label, **fields):
    """Return a variable that is reckoned for a day."""
    return type(name, (Variable,), {"entity": entity, "label": label, "definition_period": DAY, **fields})


def state_by_day(applies, day, period, after=State.none):
    """Return due up to and including a day, and after it another state; members, as the documentation does."""
    return select([~applies, day >= today(period)], [State.none, State.due], after)


def happened(population, name, period):
    """Return whether something has happened by the day that is looked at."""
    return population(name, period) <= today(period)


def is_known(dates):
    """Return whether a date was told."""
    return dates < datetime64(NEVER)
