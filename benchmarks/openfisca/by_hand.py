"""The eight rules as a programmer writes them for one family, in plain Python: no unknown, no uncertain days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from benchmarks.openfisca.families import day_of
from weerzien.kernel.days import birthday, earliest_birthday, plus_months, plus_years

Found = tuple[str, str, int | None, str, date]
"""Rule, step, person (nothing: the family), state and day."""
Person = Mapping[str, Any]
LAW_CHANGED: Final = date(2026, 6, 12)
LAW_BEGAN: Final = {"I01": date(2022, 1, 1), "I02": date(2022, 1, 1), "V05": date(2021, 1, 1)}
PARENTS: Final = ("moeder", "vader")
SPONSORS: Final = ("amv", "referent")


def evaluate(family: Mapping[str, Any], on: date) -> list[Found]:
    """Return what the eight rules say of a family on a day, as far as everything is known."""
    persons, applications = family["persons"], family["applications"]
    found = []
    for key, person in enumerate(persons):
        found += [(*one[:2], key, *one[2:]) for one in of_person(key, family, on)]
        if person["rol in gezin"] in SPONSORS:
            mine = [one for one in applications if one["sponsor"] == key]
            found += [(*one[:2], key, *one[2:]) for one in of_sponsor(key, mine, family, on)]
    return [*found, *((*one[:2], None, *one[2:]) for one in of_family(family, on))]


Told = tuple[str, str, str, date]


def of_person(key: int, family: Mapping[str, Any], on: date) -> Iterator[Told]:
    """Give what is about one person: V04, V05, H04, I01 and I02."""
    person = family["persons"][key]
    departed = happened(person, "vertrek uit Nederland", on)
    if person.get("onder voogdij") and departed is None and "geboortedatum" in person:
        yield from guardianship(person, on)
    if person["rol in gezin"] == "amv":
        yield from living_together(key, family, on)
    started, plan = happened(person, "start 10 weken (SS139)", on), happened(person, "PIP dagtekening", on)
    if person.get("inburgeringsplichtig") and started and not plan and started >= LAW_BEGAN["I01"]:
        day = started + timedelta(days=70)
        yield "I01", "", "due" if day >= on else "overdue", day
    if plan and plan >= LAW_BEGAN["I02"] and "resultaat DUO" not in person:
        day = plus_years(plan + timedelta(days=1), 3) - timedelta(days=1)
        if day >= on:
            yield "I02", "", "due", day


def guardianship(person: Person, on: date) -> Iterator[Told]:
    """Give V04 and V05."""
    born, order = day(person, "geboortedatum"), happened(person, "beschikking", on)
    assert born
    adult = birthday(born, 18)
    if order is None and adult >= on:
        yield "V04", "", "due", adult
    if order is None and on < adult and not happened(person, "overdracht geaccepteerd", on):
        request = happened(person, "verzoek rechtbank", on)
        end = earliest_birthday(born, 18)
        if request:
            end = min(end, plus_months(request, 3))
        if end >= LAW_BEGAN["V05"]:
            last = end - timedelta(days=28)
            yield "V05", "", "due" if last >= on else "overdue", last


def living_together(key: int, family: Mapping[str, Any], on: date) -> Iterator[Told]:
    """Give H04."""
    person = family["persons"][key]
    homes = homes_of_parents(family, on)
    if not homes or not any(has_arrived(place, family, on) for place in parents(family)):
        return
    started: date | None = min(homes)
    if family["gekozen start samenwonen"] == "aankomst":
        days = (arrival(place, family, on) for place in parents(family))
        started = min((one for one in days if one), default=None)
    if started is None:
        return
    last = plus_months(started, 12)
    if last >= on:
        yield "H04", "", "suspended" if is_at_school(person, on) else "due", last


def of_sponsor(key: int, mine: Sequence[Person], family: Mapping[str, Any], on: date) -> Iterator[Told]:
    """Give N01 and N03."""
    person = family["persons"][key]
    notified = day(person, "vergunning bekendgemaakt op")
    if notified is None or notified > on or person["doelgroep"] != "asiel":
        return
    filed = filed_first(mine, on)
    form = person.get("beschermingsvorm")
    if form == "B" and notified >= LAW_CHANGED:
        yield from waiting_time(person, notified, mine, on)
    elif notified < LAW_CHANGED or form == "A":
        last = plus_months(notified, 3)
        if last < on:
            return
        if filed is None:
            yield "N01", "", "due", last
        elif any(is_without_application(place, family, on) for place in range(len(family["persons"])) if place != key):
            yield "N01", "gezinsleden_zonder_aanvraag", "due", last


def waiting_time(person: Person, notified: date, mine: Sequence[Person], on: date) -> Iterator[Told]:
    """Give N03."""
    first, filed = plus_months(notified, 24), filed_first(mine, on)
    if filed is None:
        yield "N03", "", "due" if first >= on else "entitled", first
        if on <= first and not happened(person, "voorbereiding nareis gedaan", on):
            last = plus_months(first, -6)
            yield "N03", "voorbereiden", "due" if last >= on else "overdue", last
    elif filed < first and not all(happened(one, "datum besluit", on) for one in mine if is_filed_nareis(one, on)):
        yield "N03", "mogelijk_te_vroeg", "signal", first


def of_family(family: Mapping[str, Any], on: date) -> Iterator[Told]:
    """Give S04."""
    homes = homes_of_parents(family, on)
    if not homes or not any(person["rol in gezin"] == "amv" for person in family["persons"]):
        return
    together = min(homes)
    asked = [one for check in family["checks"] if (one := happened(check, "welzijnscheck", on))]
    first, second, end = (plus_months(together, months) for months in (6, 12, 18))
    for step, moment, until in (("na_6_maanden", first, second - timedelta(days=1)), ("na_12_maanden", second, end)):
        counts_from = plus_months(moment, -3)
        if on <= until and not any(one >= counts_from for one in asked):
            yield "S04", step, "due" if moment >= on else "overdue", moment


def day(values: Person, name: str) -> date | None:
    """Return the day of a fact, or nothing."""
    told = values.get(name)
    return None if told is None else day_of(told[0] if isinstance(told, list) else told)


def happened(values: Person, name: str, on: date) -> date | None:
    """Return the day on which something happened, or nothing where it did not or lies ahead."""
    told = day(values, name)
    return told if told and told <= on else None


def filed_first(mine: Sequence[Person], on: date) -> date | None:
    """Return when the first nareis application was filed."""
    days = (day(one, "aanvraag ingediend") for one in mine if is_filed_nareis(one, on))
    return min((one for one in days if one), default=None)


def is_filed_nareis(one: Person, on: date) -> bool:
    """Return whether an application is nareis and has been filed."""
    return one["soort aanvraag"] == "nareis" and happened(one, "aanvraag ingediend", on) is not None


def is_without_application(place: int, family: Mapping[str, Any], on: date) -> bool:
    """Return whether somebody is not here and nobody applied for them."""
    theirs = (one for one in family["applications"] if one["member"] == place)
    return not family["persons"][place].get("in Nederland") and not any(
        happened(one, "aanvraag ingediend", on) for one in theirs
    )


def parents(family: Mapping[str, Any]) -> list[int]:
    """Return the places of the parents."""
    return [place for place, person in enumerate(family["persons"]) if person["rol in gezin"] in PARENTS]


def homes_of_parents(family: Mapping[str, Any], on: date) -> list[date]:
    """Return since when parents have a home."""
    days = (happened(family["persons"][place], "woning sinds", on) for place in parents(family))
    return [one for one in days if one]


def arrival(place: int, family: Mapping[str, Any], on: date) -> date | None:
    """Return the day on which somebody arrived, or nothing."""
    days = (happened(one, "ingereisd", on) for one in family["applications"] if one["member"] == place)
    return min((one for one in days if one), default=None)


def has_arrived(place: int, family: Mapping[str, Any], on: date) -> bool:
    """Return whether somebody is here: the day of arrival has passed, or without one it is said."""
    if any("ingereisd" in one for one in family["applications"] if one["member"] == place):
        return arrival(place, family, on) is not None
    return bool(family["persons"][place].get("in Nederland"))


def is_at_school(person: Person, on: date) -> bool:
    """Return whether a youngster follows a full day of education; the ISK always is."""
    left, enrolled = happened(person, "uitschrijving school", on), happened(person, "inschrijving school", on)
    if left and not (enrolled and enrolled >= left):
        return False
    school = person.get("school")
    return school == "ISK" or (school != "geen" and bool(person.get("volledig dagonderwijs")))
