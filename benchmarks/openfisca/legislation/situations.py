"""Families as OpenFisca takes them in: arrays for many, a dictionary for one."""

import datetime

import numpy
from openfisca_core.simulations import SimulationBuilder

from benchmarks.openfisca.legislation import facts
from benchmarks.openfisca.legislation.dates import LONG_AGO, NEVER

NAMES = {
    "in Nederland": "in_netherlands", "volledig dagonderwijs": "full_time_education",
    "onder voogdij": "under_guardianship", "inburgeringsplichtig": "integration_obliged",
    "geboortedatum": "born_on", "vergunning bekendgemaakt op": "notified_on",
    "voorbereiding nareis gedaan": "prepared_on", "woning sinds": "home_since",
    "uitschrijving school": "left_school_on", "inschrijving school": "enrolled_on",
    "verzoek rechtbank": "court_request_on", "beschikking": "court_order_on",
    "overdracht geaccepteerd": "handover_accepted_on", "vertrek uit Nederland": "departed_on",
    "start 10 weken (SS139)": "ten_weeks_from", "PIP dagtekening": "plan_on", "aanvraag ingediend": "filed_on",
    "datum besluit": "decided_on", "mvv afgegeven": "visa_on", "ingereisd": "arrived_on",
}  # fmt: skip
WORDS = {
    "doelgroep": ("target_group", {"asiel": "asylum", "hervestiger": "resettled"}),
    "beschermingsvorm": ("protection", {"A": "refugee", "B": "subsidiary"}),
    "school": ("school", {"ISK": "reception", "geen": "none", "mbo": "other"}),
}
ROLES = {"amv": "youngster", "referent": "sponsor", "moeder": "parent", "vader": "parent"}
SENTINELS = (NEVER, LONG_AGO)
PLURALS = {"youngster": "youngsters", "sponsor": "sponsors", "parent": "parents", "other": "others"}
EPOCH = datetime.date(1970, 1, 1)


def day(told):
    """Return a day; of an uncertain one its earliest end, for OpenFisca has no other."""
    return EPOCH + datetime.timedelta(days=told[0] if isinstance(told, list) else told)


def value_of(variable, told):
    """Return a value of a variable."""
    return day(told) if variable.value_type is datetime.date else told


def persons_of(family, on):
    """Return of each person the values by variable; of what is not told there is no value."""
    every = [person_values(person) for person in family["persons"]]
    for one in family["applications"]:
        told = every[one["member"]]
        told["application_is_nareis"] = one["soort aanvraag"] == "nareis"
        told["application_granted"] = one.get("besluit") == "ingewilligd"
        told |= {NAMES[name]: one[name] for name in one if name in NAMES}
    for check in family["checks"]:
        told = every[check["person"]]
        if check["welzijnscheck"] <= on:
            told["last_asked_on"] = max(check["welzijnscheck"], told.get("last_asked_on", 0))
    return every


def person_values(person):
    """Return the values of one person by variable."""
    told = {NAMES[name]: value for name, value in person.items() if name in NAMES}
    told["result_known"] = "resultaat DUO" in person
    for name, (variable, words) in WORDS.items():
        if name in person:
            told[variable] = words[person[name]]
    return told


def roles_of(family):
    """Return of each person the role in the family, and whose application it is (nobody: their own place)."""
    roles = [ROLES.get(person["rol in gezin"], "other") for person in family["persons"]]
    sponsors = list(range(len(roles)))
    for one in family["applications"]:
        sponsors[one["member"]] = one["sponsor"]
    return roles, sponsors


def situation(family, system, on):
    """Return one family as a dictionary that a simulation is built from."""
    eternal = {
        str(place): {
            name: {"ETERNITY": str(value) if isinstance(value, datetime.date) else value}
            for name, told in values.items()
            for value in [value_of(system.variables[name], told)]
        }
        for place, values in enumerate(persons_of(family, on))
    }
    roles, sponsors = roles_of(family)
    groups = {plural: [str(n) for n, role in enumerate(roles) if role == one] for one, plural in PLURALS.items()}
    start = {"starts_at_arrival": {"ETERNITY": family["gekozen start samenwonen"] == "aankomst"}}
    sponsorships = {
        str(place): {
            "applicants": [str(place)],
            "dependants": [str(n) for n, one in enumerate(sponsors) if one == place != n],
        }
        for place in range(len(sponsors))
        if sponsors[place] == place
    }
    return {"persons": eternal, "families": {"0": {**groups, **start}}, "sponsorships": sponsorships}


class Crowd:
    """Many families as arrays: the given ones so many times, each time with all days a day later."""

    def __init__(self, families, system, on, times):
        self.system, self.times, self.families = system, times, families
        self.shifts = numpy.arange(times) - times // 2
        self.persons = [person for family in families for person in persons_of(family, on)]
        self.arrays = {
            variable.name: self.repeated(variable)
            for variable in (system.variables[one.__name__] for one in facts.FACTS)
            if variable.entity.is_person
        }

    def repeated(self, variable):
        """Return the values of a variable for everybody, all times after one another."""
        default, is_day = variable.default_value, variable.value_type is datetime.date
        told = [person.get(variable.name) for person in self.persons]
        values = [default if one is None else value_of(variable, one) for one in told]
        if variable.value_type is facts.Enum:
            values = [default if one is None else variable.possible_values[one] for one in told]
            return numpy.tile(numpy.array([one.index for one in values]), self.times)
        base = numpy.array(values, dtype=variable.dtype)
        if not is_day:
            return numpy.tile(base, self.times)
        moves = numpy.array([one is not None for one in told])
        return numpy.concatenate([numpy.where(moves, base + shift, base) for shift in self.shifts])

    def simulation(self):
        """Return a simulation of all of them, with everything that is told."""
        family, roles, sponsorship, dependants, starts = [], [], [], [], []
        for place, one in enumerate(self.families):
            told, sponsors = roles_of(one)
            first = len(family)
            family += [place] * len(told)
            roles += [list(PLURALS).index(role) for role in told]
            sponsorship += [first + sponsor for sponsor in sponsors]
            dependants += [int(sponsor != n) for n, sponsor in enumerate(sponsors)]
            starts.append(one["gekozen start samenwonen"] == "aankomst")
        count, households = len(family), len(self.families)
        copies = numpy.repeat(numpy.arange(self.times), count)
        builder = SimulationBuilder()
        builder.create_entities(self.system)
        builder.declare_person_entity("person", numpy.arange(count * self.times))
        of_family = numpy.tile(family, self.times) + copies * households
        of_sponsor = numpy.tile(sponsorship, self.times) + copies * count
        families = builder.declare_entity("family", numpy.arange(households * self.times))
        builder.join_with_persons(families, of_family, numpy.tile(roles, self.times))
        sponsorships = builder.declare_entity("sponsorship", numpy.unique(of_sponsor))
        builder.join_with_persons(sponsorships, of_sponsor, numpy.tile(dependants, self.times))
        simulation = builder.build(self.system)
        for name, array in self.arrays.items():
            simulation.set_input(name, "ETERNITY", array)
        simulation.set_input("starts_at_arrival", "ETERNITY", numpy.tile(starts, self.times))
        return simulation
