"""Invented families as plain values: what all three ways read. A day is a number of days since 1970."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

Values = dict[str, Any]
SEED: Final = 20211
EPOCH: Final = date(1970, 1, 1).toordinal()
DAYS: Final = frozenset(
    {
        "geboortedatum", "vergunning bekendgemaakt op", "voorbereiding nareis gedaan", "woning sinds",
        "inschrijving school", "uitschrijving school", "verzoek rechtbank", "beschikking", "vertrek uit Nederland",
        "overdracht geaccepteerd", "start 10 weken (SS139)", "PIP dagtekening", "aanvraag ingediend",
        "ontvangst IND", "datum besluit", "mvv afgegeven", "ingereisd", "welzijnscheck",
    }
)  # fmt: skip
STAGES: Final = ("aanvraag ingediend", "ontvangst IND", "datum besluit", "mvv afgegeven", "ingereisd")
YEAR: Final = 365
NOT_KEPT: Final = (("aanvraag ingediend", 0.05), ("verzoek rechtbank", 0.03), ("overdracht geaccepteerd", 0.03))


def number(day: date) -> int:
    """Return a day as the number of days since 1 January 1970."""
    return day.toordinal() - EPOCH


def day_of(told: int) -> date:
    """Return the day of a number."""
    return date.fromordinal(told + EPOCH)


def families(count: int, *, on: date) -> list[Values]:
    """Return so many invented families, the same for the same day.

    A day that is not exact is a list of two; what is not told is not there. `not_kept` are the facts of which silence
    says nothing in that family.
    """
    return [Inventor(number(on), random.Random(f"{SEED} {key}")).family(key) for key in range(count)]  # noqa: S311 -- no secret


def moved(family: Values, days: int) -> Values:
    """Return a family with every day so many days later."""
    return {
        **family,
        "persons": [moved_values(person, days) for person in family["persons"]],
        "applications": [moved_values(one, days) for one in family["applications"]],
        "checks": [moved_values(check, days) for check in family["checks"]],
    }


def moved_values(values: Mapping[str, Any], days: int) -> Values:
    """Return facts with every day so many days later."""
    return {
        name: ([end + days for end in value] if isinstance(value, list) else value + days) if name in DAYS else value
        for name, value in values.items()
    }


def is_exact(family: Values) -> bool:
    """Return whether every day of a family is exact."""
    every = (*family["persons"], *family["applications"], *family["checks"])
    return not any(isinstance(value, list) for values in every for value in values.values())


class Inventor:
    """Invents one family, with days around the day that is looked at."""

    def __init__(self, on: int, chance: random.Random) -> None:
        self.on, self.chance = on, chance

    def often(self, share: float) -> bool:
        """Return whether something is so in this share of the families."""
        return self.chance.random() < share

    def family(self, key: int) -> Values:
        """Return one family: of a youngster who came alone, of an adult sponsor, or without a sponsor."""
        kind = self.chance.choices(("amv", "referent", ""), (60, 30, 10))[0]
        persons = [self.arrived_alone(kind)] if kind else []
        if kind == "amv" and self.often(0.15):
            persons.append(self.arrived_alone(kind))
        sponsors = len(persons)
        roles = ["moeder", "vader"] if kind != "referent" else ["partner"]
        roles = [role for role in roles if self.often(0.85)]
        roles += [self.chance.choice(("broer", "zus", "kind")) for _ in range(self.chance.choice((0, 1, 1, 2, 3)))]
        applications = []
        for role in roles:
            persons.append(self.member(role, minor=role in ("broer", "zus", "kind")))
            if sponsors and self.often(0.8):
                applications.append(self.application(self.chance.randrange(sponsors), len(persons) - 1, persons[-1]))
        if not persons:
            persons.append(self.member("overig", minor=False))
        checks = [
            {"person": place, "welzijnscheck": self.on - self.chance.randrange(60, 600)}
            for place, person in enumerate(persons)
            if person["rol in gezin"] in ("moeder", "vader") and self.often(0.3)
        ]
        return {
            "key": key,
            "persons": persons,
            "applications": applications,
            "checks": checks,
            "gekozen start samenwonen": self.chance.choices(("", "woning", "aankomst"), (85, 5, 10))[0],
            "not_kept": [name for name, share in NOT_KEPT if self.often(share)],
        }

    def arrived_alone(self, role: str) -> Values:
        """Return a sponsor: somebody with a permit, of an age that fits the role."""
        minor = role == "amv"
        person: Values = {"rol in gezin": role, "geboortedatum": self.born(minor=minor), "in Nederland": True}
        person["doelgroep"] = self.chance.choices(("asiel", "hervestiger"), (92, 8))[0]
        if self.often(0.93):
            person["beschermingsvorm"] = self.chance.choices(("A", "B"), (65, 35))[0]
        if self.often(0.96):
            person["vergunning bekendgemaakt op"] = self.told(self.on - self.chance.randrange(0, 900))
        if self.often(0.1):
            person["voorbereiding nareis gedaan"] = self.on - self.chance.randrange(0, 200)
        if minor:
            person |= self.schooling() | self.guardianship()
        else:
            person |= self.integration()
        return person

    def member(self, role: str, *, minor: bool) -> Values:
        """Return a member of the family: abroad, until an application says otherwise."""
        person: Values = {"rol in gezin": role, "geboortedatum": self.born(minor=minor)}
        if self.often(0.95):
            person["in Nederland"] = self.often(0.2)
        if person.get("in Nederland"):
            person |= self.at_home(self.on - self.chance.randrange(30, 900)) | ({} if minor else self.integration())
        return person

    def application(self, sponsor: int, member: int, person: Values) -> Values:
        """Return an application for a member, up to the stage it has reached; who arrived may have a home."""
        kind = self.chance.choices(("nareis", "regulier"), (94, 6))[0]
        found: Values = {"sponsor": sponsor, "member": member, "soort aanvraag": kind}
        day = self.on - self.chance.randrange(0, 1000)
        for stage in STAGES[: self.chance.randrange(len(STAGES) + 1)]:
            if day > self.on:
                break
            found[stage] = day
            day += self.chance.randrange(1, 240) if stage != "mvv afgegeven" else self.chance.randrange(1, 80)
            if stage == "datum besluit":
                found["besluit"] = "ingewilligd"
        if "ingereisd" in found:
            person["in Nederland"] = True
            person |= self.at_home(found["ingereisd"] + self.chance.randrange(0, 150))
            if person["rol in gezin"] not in ("broer", "zus", "kind"):
                person |= self.integration()
        return found

    def at_home(self, day: int) -> Values:
        """Return since when somebody has a home, if they have."""
        return {"woning sinds": self.told(day)} if self.often(0.75) else {}

    def schooling(self) -> Values:
        """Return what is known of the school of a youngster."""
        person: Values = {}
        if self.often(0.9):
            person["school"] = self.chance.choices(("ISK", "mbo", "geen"), (60, 30, 10))[0]
        if self.often(0.8):
            person["volledig dagonderwijs"] = self.often(0.6)
        if self.often(0.1):
            person["uitschrijving school"] = self.on - self.chance.randrange(0, 300)
            if self.often(0.5):
                person["inschrijving school"] = person["uitschrijving school"] + self.chance.randrange(1, 60)
        return person

    def guardianship(self) -> Values:
        """Return what is known of the guardianship over a youngster."""
        person: Values = {"onder voogdij": self.often(0.8)}
        day = self.on - self.chance.randrange(0, 200)
        for name, share in (("verzoek rechtbank", 0.35), ("beschikking", 0.4), ("overdracht geaccepteerd", 0.6)):
            if not self.often(share):
                break
            person[name] = day
            day += self.chance.randrange(1, 120)
        if self.often(0.03):
            person["vertrek uit Nederland"] = self.on - self.chance.randrange(0, 200)
        return person

    def integration(self) -> Values:
        """Return what is known of the integration of an adult."""
        person: Values = {"inburgeringsplichtig": self.often(0.85)} if self.often(0.95) else {}
        day = self.on - self.chance.randrange(0, 1300)
        if self.often(0.85):
            person["start 10 weken (SS139)"] = self.told(day)
            if self.often(0.6):
                person["PIP dagtekening"] = day + self.chance.randrange(1, 120)
                if self.often(0.2):
                    person["resultaat DUO"] = "behaald"
        return person

    def born(self, *, minor: bool) -> int | list[int]:
        """Return a birth date; of some only the year is known."""
        low, high = (15 * YEAR, 20 * YEAR) if minor else (20 * YEAR, 60 * YEAR)
        day = self.on - self.chance.randrange(low, high)
        if self.often(0.04):
            year = day_of(day).year
            return [number(date(year, 1, 1)), number(date(year, 12, 31))]
        return day

    def told(self, day: int) -> int | list[int]:
        """Return a day, of some only the month or so in which it lies."""
        return [day - self.chance.randrange(5, 30), day] if self.often(0.02) else day
