"""Derived facts about the family as a whole: hotel, fixed contact person, last contact, since when it is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from weerzien.kernel.days import Day, plus_months
from weerzien.rulebook.case import Facts, Known, RowFacts
from weerzien.rulebook.derived.definition import DerivedFact, Needs, Whose, first_event, lacking_of
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.tree import Comparison
from weerzien.rulebook.values import any_of, compare_days, same
from weerzien.rulebook.views import Parameters, View

ONE_DAY = timedelta(days=1)
DIRECTOR = "gezinsregisseur"
COMPANION = "maatschappelijk begeleider"
NOT_A_SIGN = (
    "geboortedatum", "gezin gesloten", "vlucht", "afspraak Zevenaar", "herstel verzuim tot", "opvang verwacht op",
    "verwachte samenvoeging", "start inburgeringsplicht", "einde maatschappelijke begeleiding",
)  # fmt: skip
SIGNS = frozenset(fact.name for fact in FACTS.values() if fact.type == "dag") - set(NOT_A_SIGN)


def hotel_of(person: View) -> Seen:
    """Return since when somebody is in a hotel without a later home; the known day leads, the word "hotel" follows."""
    seen = person.seen
    since, home, lodging = seen["hotel sinds"], seen["woning sinds"], seen["opvang"]
    in_hotel = same(lodging.value, "hotel")
    if not since.behind and in_hotel:
        if home.settled is not False:
            return Seen(None, False if home.settled else None, home.behind, home.lacking, home.changes)
        return Seen(None, True, lodging.behind, ("hotel sinds",), home.changes)
    if not since.settled or not isinstance(since.value, Day):
        return since
    if home.settled is None:
        return Seen(since.value, None, since.behind, home.lacking, (*since.changes, *home.changes))
    if home.settled and isinstance(home.value, Day):
        later = compare_days(home.value, Comparison.ON_OR_AFTER, since.value)
        left = None if later is None else not later
        changes = (*since.changes, *home.changes)
        return Seen(since.value, left, (*since.behind, *home.behind), lacking_of((since, home)), changes)
    return Seen(since.value, True, since.behind, since.lacking, (*since.changes, *home.changes))


def family_in_hotel(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return since when a member of the family is in a hotel: the earliest day of those who still are."""
    return first_event([hotel_of(person) for person in view.around.people.values()])


def role_of(row: RowFacts) -> str:
    """Return the role of a professional in small letters, empty where it is not known."""
    role = row.facts.get("rol betrokkene")
    return str(role.value).casefold() if role else ""


def day_of(facts: Facts, name: str) -> Day | None:
    """Return a day of a row, or nothing."""
    known = facts.get(name)
    return known.value if known and isinstance(known.value, Day) else None


def is_active(row: RowFacts, on: date) -> bool | None:
    """Return whether somebody is involved on a day, the first and the last day included; no start means: already."""
    began, ends = day_of(row.facts, "betrokken van"), day_of(row.facts, "betrokken tot")
    if (began and began.earliest > on) or (ends and ends.latest < on):
        return False
    return None if (began and began.latest > on) or (ends and ends.earliest < on) else True


def has_fixed_contact(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return whether somebody is the family's director now, else its companion."""
    around = view.around
    rows = [row for row in around.case.professionals if role_of(row) in (DIRECTOR, COMPANION)]
    active = any_of([is_active(row, around.on) for row in rows])
    behind = tuple([row.facts["rol betrokkene"] for row in rows])
    changes = tuple([day for row in rows for day in days_of_change(row)])
    if active is False and "rol betrokkene" not in around.case.covered:
        return Seen(None, None, behind, ("rol betrokkene",), changes)
    return Seen(active, None if active is None else True, behind, ("betrokken van",), changes)


def days_of_change(row: RowFacts) -> list[date]:
    """Return the days on which an involvement begins, and the days after it may have ended."""
    began, ends = day_of(row.facts, "betrokken van"), day_of(row.facts, "betrokken tot")
    days = [began.earliest, began.latest] if began else []
    return [*days, ends.earliest + ONE_DAY, ends.latest + ONE_DAY] if ends else days


def changes_of_contact(view: View, parameters: Parameters) -> Seen:
    """Return how often the fixed contact person changed in so many months, as far as ends are known.

    Where the family has or had a director those count, else its companions. A change is a known end that somebody
    else follows.
    """
    on, months = view.around.on, parameters["termijn wisselingen"]
    rows, ends = fixed_contacts(view), []
    if len(rows) > 1:
        rows.sort(key=lambda row: began.earliest if (began := day_of(row.facts, "betrokken van")) else date.min)
    for row, following in pairwise(rows):
        end = day_of(row.facts, "betrokken tot")
        if end and name_of(row) != name_of(following) and started_by(following, on):
            ends.append(end)
    after = plus_months(on, -months)
    count = sum(after < end.earliest and end.latest <= on for end in ends)
    leaving = tuple(plus_months(day, months) for end in ends for day in (end.earliest, end.latest))
    behind = tuple([known for row in rows for known in row.facts.values()])
    ended = tuple([day for end in ends for day in (end.earliest, end.latest)])
    changes = tuple([day for row in rows for day in days_of_change(row)])
    return Seen(count, True, behind, (), (*changes, *ended, *leaving))


def fixed_contacts(view: View) -> list[RowFacts]:
    """Return who may be the fixed contact person: the directors where there are any, else the companions."""
    rows = view.around.case.professionals
    directors = [row for row in rows if role_of(row) == DIRECTOR]
    return directors or [row for row in rows if role_of(row) == COMPANION]


def started_by(row: RowFacts, on: date) -> bool:
    """Return whether an involvement has begun."""
    began = day_of(row.facts, "betrokken van")
    return began is None or began.earliest <= on


def name_of(row: RowFacts) -> str:
    """Return the name of a professional in small letters."""
    known = row.facts.get("naam betrokkene")
    return str(known.value).casefold() if known else ""


def last_contact(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the last contact other than a written message; a contact of unknown kind leaves it uncertain."""
    around, on = view.around, view.around.on
    every = around.rows.contacts
    spoken = [met for met in every if met.day.earliest <= on and not met.is_message]
    sure = [met.day for met in spoken if met.is_message is False]
    unsure = [met.day for met in spoken if met.is_message is None]
    behind = tuple([met.known for met in spoken])
    changes = tuple([met.day.earliest for met in every if met.day.earliest >= on])
    if not sure:
        silent = not unsure and "datum contact" in around.case.covered
        lacking = ("soort contact",) if unsure else ("datum contact",)
        return Seen(latest_of(unsure), False if silent else None, behind, lacking, changes)
    last, perhaps = latest_of(sure), latest_of(unsure)
    if perhaps and last and perhaps.latest > last.latest:
        last = Day(last.earliest, perhaps.latest)
    return Seen(last, True, behind, () if last and last.is_exact else ("soort contact",), changes)


def latest_of(days: list[Day]) -> Day | None:
    """Return the latest of several days on both ends, or nothing."""
    if not days:
        return None
    return Day(max([day.earliest for day in days]), max([day.latest for day in days]))


def known_since(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return the earliest day on which the family is known: told, else the earliest event of anybody in it."""
    told = view.seen["gezin bekend sinds"]
    if told.value is not None:
        return told
    on = view.around.on
    signs = signs_of(view)
    changes = tuple([day.latest for _, day in signs if day.latest >= on])
    past = [(known, day) for known, day in signs if day.latest <= on]
    if not past:
        return told.on_days(changes)
    first = Day(min([day.earliest for _, day in past]), min([day.latest for _, day in past]))
    lacking = () if first.is_exact else ("gezin bekend sinds",)
    return Seen(first, True, tuple(known for known, day in past if day == first)[:1], lacking, changes)


def signs_of(view: View) -> list[tuple[Known, Day]]:
    """Return every day on which something was to be seen of the family, in the order of the case."""
    case = view.around.case
    return [
        *told_days([person.facts for person in case.persons]),
        *told_days([application.facts for application in case.applications]),
        *told_days([row.facts for row in case.absences]),
        *[(met.known, met.day) for met in view.around.rows.contacts],
        *told_days([row.facts for row in case.professionals]),
    ]


def told_days(every: Iterable[Facts]) -> list[tuple[Known, Day]]:
    """Return the days among some facts on which something was to be seen."""
    return [
        (known, known.value)
        for facts in every
        for name, known in facts.items()
        if isinstance(known.value, Day) and name in SIGNS
    ]


HOTEL = ("hotel sinds", "opvang", "woning sinds")
CONTACT_PERSON = ("rol betrokkene", "naam betrokkene", "betrokken van", "betrokken tot")
IN_HOTEL = Needs(Whose.ANYBODY, frozenset(HOTEL[:2]))
FAMILIES = (
    DerivedFact(
        "hotel van het gezin",
        "family",
        "gebeurtenis",
        "dag",
        HOTEL,
        family_in_hotel,
        needs=IN_HOTEL,
    ),
    DerivedFact("vaste contactpersoon", "family", "gegeven", "ja/nee", CONTACT_PERSON, has_fixed_contact),
    DerivedFact(
        "wisselingen vaste contactpersoon",
        "family",
        "gegeven",
        "getal",
        CONTACT_PERSON,
        changes_of_contact,
        ("termijn wisselingen",),
    ),
    DerivedFact("laatste contact", "family", "gebeurtenis", "dag", ("datum contact", "soort contact"), last_contact),
    DerivedFact("bekend geworden op", "family", "gegeven", "dag", ("gezin bekend sinds",), known_since),
)
