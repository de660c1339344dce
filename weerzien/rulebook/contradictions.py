"""Facts that contradict each other: both values stay, an outcome that rests on them says so, and gives no day.

What counts as impossible: a day before somebody's birth; a step of an application, of guardianship or of asylum before
the step that it follows; two permits on one day, or one application decided twice on a day; two rows of one list that
each say something else of one fact. What is merely odd keeps its day, and is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from weerzien.kernel.days import Day
from weerzien.rulebook import keeping
from weerzien.rulebook.case import Facts
from weerzien.rulebook.compiled_rules import ReadyStep
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.orders import is_in_order, telling_of
from weerzien.rulebook.tree import Comparison, Owner, Unit
from weerzien.rulebook.values import compare_days, moved, same
from weerzien.rulebook.views import CaseView, Contradiction, Parameters, View

VISA_DAYS = 90
CHOOSE = "Vul in wat klopt."
NOT_FOR_EVERY_READER = "Let op, gegevens die hier niet staan spreken elkaar tegen. Alles is bewaard."


def contradictions(ready: ReadyStep, view: View, parameters: Parameters) -> tuple[str, ...]:
    """Return a sentence for every contradiction among the told facts that a step rests on.

    One with a fact that some reader of the step may not see is said without what it is about.
    """
    every = (*used_by(ready, view), *told_twice(ready, view, parameters))
    said = tuple(
        f"Let op, de gegevens spreken elkaar tegen: {found.sentence}{found.rows}. {found.then}"
        for found in every
        if {FACTS[name].compartment for name in found.names} <= ready.compartments
    )
    return said if len(said) == len(every) else (*said, NOT_FOR_EVERY_READER)


def impossible(ready: ReadyStep, view: View, parameters: Parameters) -> tuple[str, ...]:
    """Return the facts a step rests on that cannot be true together, each once: no day can be defended then."""
    every = (*used_by(ready, view), *told_twice(ready, view, parameters))
    return tuple(dict.fromkeys(name for one in every if one.impossible for name in one.names)) if every else ()


def told_twice(ready: ReadyStep, view: View, parameters: Parameters) -> Iterator[Contradiction]:
    """Give the facts behind a step of which two rows of one list each say something else; whoever they are about."""
    if not view.around.case.is_contradicted:
        return
    behind = {id(known) for seen in ready.looked(view, parameters) for known in seen.behind}
    found = {name: known for name, known in keeping.contradicted_facts(view.around.case) if id(known) in behind}
    for name, known in sorted(found.items()):
        sentence = f"twee rijen zeggen iets anders van '{name}'"
        yield Contradiction(sentence, (name,), f" ({keeping.rows_of(known)})", impossible=True, then=CHOOSE)


def used_by(ready: ReadyStep, view: View) -> tuple[Contradiction, ...]:
    """Return the contradictions of which at least one fact is used by a step; each subject is looked through once."""
    around = view.around
    if around.is_sound is None:
        around.is_sound = not around.case.is_contradicted and not any(True for _ in found_anywhere(around))
    if around.is_sound:
        return ()
    kept = around.contradictions
    subject = (view.application.key if view.application else None, view.person.key if view.person else None)
    found = kept.get(subject)
    if found is None:
        found = kept[subject] = tuple(found_in(view))
    return tuple(one for one in found if not ready.told_names.isdisjoint(one.names)) if found else found


def found_anywhere(around: CaseView) -> Iterator[Contradiction]:
    """Give every contradiction in a family, whomever it is about: most families have none, and are asked once."""
    several = len(around.applications) > 1
    for view in (*around.people.values(), *around.applications.values()):
        born = view.of(Owner.MEMBER)
        if not is_in_order(view.facts, day_in(born.facts, "geboortedatum")):
            yield from among(view)
            yield from before_birth(born, view.facts)
        if several:
            yield from decided_twice(view)


def found_in(view: View) -> Iterator[Contradiction]:
    """Give the contradictions in the facts of a subject: its own, and those of the applications it is part of."""
    for place in places_of(view):
        yield from among(place)
        yield from decided_twice(place)
    for member, facts in lives_of(view):
        yield from before_birth(member, facts)


def places_of(view: View) -> tuple[View, ...]:
    """Return where a subject's facts stand: its own, and those of its application's people or its applications."""
    if view.application:
        return (view, view.of(Owner.SPONSOR), view.of(Owner.MEMBER))
    applications = view.around.applications.values()
    if view.person is None:
        return (view, *applications)
    return (view, *(one for one in applications if is_part_of(view, one)))


def is_part_of(person: View, application: View) -> bool:
    """Return whether a person is the sponsor or the member of an application."""
    told, key = application.application, person.person.key if person.person else ""
    return told is not None and key in (told.sponsor, told.member)


def lives_of(view: View) -> Iterator[tuple[View, Facts]]:
    """Give whose birth is compared with which facts: their own, and those of the applications for them.

    What is said of a family rests on the lives of everybody in it.
    """
    if view.application:
        member = view.of(Owner.MEMBER)
        yield member, member.facts
        yield member, view.facts
    elif view.person:
        yield view, view.facts
        for one in view.around.applications.values():
            if one.application and one.application.member == view.person.key:
                yield view, one.facts
    else:
        for member in view.around.people.values():
            yield member, member.facts


def before_birth(person: View, facts: Facts) -> Iterator[Contradiction]:
    """Give the facts of somebody that lie before their birth."""
    born = day_in(person.facts, "geboortedatum")
    if born is None:
        return
    for name in telling_of(tuple(facts)).after_birth:
        day = facts[name].value
        if isinstance(day, Day) and day.latest < born.earliest:
            rows = row_words({"geboortedatum": person.facts["geboortedatum"].place, name: facts[name].place})
            yield Contradiction(f"'{name}' ligt voor de geboorte", ("geboortedatum", name), rows, impossible=True)


def among(view: View) -> Iterator[Contradiction]:
    """Give the contradictions among the facts that stand in one place."""
    telling, facts = telling_of(tuple(view.facts)), view.facts
    for order in telling.orders:
        first, second = facts[order.first].value, facts[order.second].value
        if not (isinstance(first, Day) and isinstance(second, Day) and second.latest < first.earliest):
            continue
        if not order.of_rejection or rejection_stands(facts):
            names = (order.first, order.second)
            yield Contradiction(order.sentence, names, rows_of(view, names), order.impossible)
    if telling.may_be_odd:
        yield from oddities(view)


def oddities(view: View) -> Iterator[Contradiction]:
    """Give what is odd among the facts that stand in one place, and possible: its days are kept."""
    visa, arrival = day_in(view.facts, "mvv afgegeven"), day_in(view.facts, "ingereisd")
    if visa and arrival and arrival.earliest > moved(visa.latest, VISA_DAYS, Unit.DAYS):
        names = ("mvv afgegeven", "ingereisd")
        yield Contradiction("de inreis ligt na afloop van de mvv", names, rows_of(view, names), impossible=False)
    if "verzoek rechtbank" not in view.facts and day_in(view.facts, "beschikking"):
        names = ("verzoek rechtbank", "beschikking")
        sentence = "er is een beschikking zonder verzoek aan de rechtbank"
        yield Contradiction(sentence, names, rows_of(view, names), impossible=False)


def rejection_stands(facts: Facts) -> bool:
    """Return whether a decision that is told is the rejection itself: no approval, and none upon an objection."""
    told = facts.get("besluit")
    if told and same(told.value, "ingewilligd"):
        return False
    in_order = ("afwijzing bekendgemaakt op", "bezwaar ingediend", "datum besluit")
    rejected, objected, decided = (day_in(facts, name) for name in in_order)
    if not (rejected and objected and decided):
        return True
    later = Comparison.ON_OR_AFTER
    return not (compare_days(objected, later, rejected) and compare_days(decided, later, objected))


def decided_twice(view: View) -> Iterator[Contradiction]:
    """Give the decisions about the same member, on the same day, that cannot stand beside an application's own."""
    own, day = view.application, day_in(view.facts, "datum besluit")
    for other in view.around.applications.values() if own and day else ():
        their = other.application
        if other is view or not own or not their or own.member != their.member:
            continue
        if day_in(other.facts, "datum besluit") != day:
            continue
        verdicts, kinds = (
            [word_in(one.facts, name) for one in (view, other)] for name in ("besluit", "soort aanvraag")
        )
        sentence = ""
        if all(same(verdict, "ingewilligd") for verdict in verdicts):
            sentence = "er zijn twee vergunningen op een dag"
        elif own.sponsor == their.sponsor and same(*kinds) is not False and same(*verdicts) is False:
            sentence = "over dezelfde aanvraag is op een dag verschillend besloten"
        if sentence:
            rows = row_words({side: one.facts["datum besluit"].place for side, one in (("", view), ("other", other))})
            yield Contradiction(sentence, ("besluit", "datum besluit"), rows, impossible=True)


def word_in(facts: Facts, name: str) -> str | None:
    """Return a told word of a subject, or nothing."""
    known = facts.get(name)
    return known.value if known and isinstance(known.value, str) else None


def rows_of(view: View, names: tuple[str, ...]) -> str:
    """Return between brackets in which rows facts stand, or nothing where that is not known."""
    return row_words({name: view.facts[name].place for name in names if name in view.facts})


def row_words(places: dict[str, str]) -> str:
    """Return the rows of some facts between brackets, each row once."""
    told = " en ".join(dict.fromkeys(place.split(",")[0] for place in places.values() if place))
    return f" ({told})" if told else ""


def day_in(facts: Facts, name: str) -> Day | None:
    """Return a told day of a subject, or nothing."""
    known = facts.get(name)
    return known.value if known and isinstance(known.value, Day) else None
