"""What is told: inputs that do not change with the day that is looked at, so they are eternal."""

import datetime

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import ETERNITY
from openfisca_core.variables import Variable

from benchmarks.openfisca.legislation.dates import LONG_AGO, NEVER
from benchmarks.openfisca.legislation.entities import Family, Person


class Group(Enum):
    """On what ground somebody came."""

    unknown = "unknown"
    asylum = "asylum"
    resettled = "resettled"


class Protection(Enum):
    """What the permit gives."""

    unknown = "unknown"
    refugee = "refugee"
    subsidiary = "subsidiary"


class School(Enum):
    """Where somebody learns."""

    unknown = "unknown"
    reception = "reception"
    other = "other"
    none = "none"


def told(name, label, value_type, *, entity=Person, **more):
    """Return an input variable."""
    fields = {"value_type": value_type, "entity": entity, "label": label, "definition_period": ETERNITY}
    return type(name, (Variable,), {**fields, **more})


def told_day(name, label, default=NEVER):
    """Return an input variable that is a day."""
    return told(name, label, datetime.date, default_value=default)


FACTS = (
    told("target_group", "On what ground", Enum, possible_values=Group, default_value=Group.unknown),
    told("protection", "Protection", Enum, possible_values=Protection, default_value=Protection.unknown),
    told("school", "School", Enum, possible_values=School, default_value=School.unknown),
    told("in_netherlands", "Is here", bool),
    told("full_time_education", "Learns full-time", bool),
    told("under_guardianship", "Has a guardian", bool),
    told("integration_obliged", "Must integrate", bool),
    told("result_known", "The result of integrating is known", bool),
    told("application_is_nareis", "The application for this person is nareis", bool),
    told("application_granted", "The application for this person was granted", bool),
    told("starts_at_arrival", "The year together starts at arrival", bool, entity=Family),
    told_day("born_on", "Day of birth"),
    told_day("notified_on", "Permit notified"),
    told_day("prepared_on", "Applying was prepared"),
    told_day("home_since", "Has a home since"),
    told_day("left_school_on", "Left school"),
    told_day("enrolled_on", "Enrolled at school"),
    told_day("court_request_on", "Request at the court"),
    told_day("court_order_on", "Order of the court"),
    told_day("handover_accepted_on", "Handover accepted"),
    told_day("departed_on", "Left the country"),
    told_day("ten_weeks_from", "Start of the ten weeks (SS139)"),
    told_day("plan_on", "Plan signed"),
    told_day("filed_on", "Application for this person filed"),
    told_day("decided_on", "Application for this person decided"),
    told_day("visa_on", "Visa for this person issued"),
    told_day("arrived_on", "Arrived"),
    told_day("last_asked_on", "Last asked how they are, up to the day that is looked at", LONG_AGO),
)
