"""Facts that contradict each other: both values stay, and an outcome that rests on them says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weerzien.kernel.days import Day
from weerzien.rulebook.compiled_rules import ReadyStep, told_facts
from weerzien.rulebook.tree import Comparison, Owner, Unit
from weerzien.rulebook.values import compare_days, moved
from weerzien.rulebook.views import View

VISA_DAYS = 90


@dataclass(frozen=True, slots=True)
class Order:
    """Two days of which the first cannot lie after the second."""

    first: str
    second: str
    sentence: str


ORDERS = (
    Order("aanvraag ingediend", "ontvangst IND", "de aanvraag is ontvangen voordat zij is ingediend"),
    Order("ontvangst IND", "datum besluit", "het besluit is genomen voordat de aanvraag is ontvangen"),
    Order("aanvraag ingediend", "datum besluit", "het besluit is genomen voordat de aanvraag is ingediend"),
    Order("datum besluit", "mvv afgegeven", "de mvv is afgegeven voor het besluit"),
    Order("mvv afgegeven", "ingereisd", "de inreis ligt voor de afgifte van de mvv"),
    Order("ingereisd", "BRP-inschrijving", "de inschrijving in de BRP ligt voor de inreis"),
    Order("verzoek rechtbank", "beschikking", "de beschikking ligt voor het verzoek aan de rechtbank"),
    Order("asielaanvraag", "vergunning bekendgemaakt op", "de vergunning is bekendgemaakt voor de asielaanvraag"),
    Order("brede intake", "PIP dagtekening", "het PIP is getekend voor de brede intake"),
    Order("start 10 weken (SS139)", "PIP dagtekening", "het PIP is getekend voor de start van de tien weken"),
)


def contradictions(ready: ReadyStep, view: View) -> Iterator[str]:
    """Give a sentence for every contradiction among the told facts that a step rests on."""
    used = {name for fact in ready.facts for name in told_facts(fact.name)}
    for place in places_of(view):
        for sentence, names in found_in(place):
            if used & set(names):
                where = place_words(place, names)
                yield f"Let op, de gegevens spreken elkaar tegen: {sentence}{where}. Beide zijn bewaard."


def places_of(view: View) -> tuple[View, ...]:
    """Return where a subject's facts stand: its own, and those of its application's people or its applications."""
    if view.application:
        return (view, view.of(Owner.SPONSOR), view.of(Owner.MEMBER))
    return (view, *view.around.applications.values())


def place_words(view: View, names: tuple[str, ...]) -> str:
    """Return between brackets in which row the facts stand, or nothing where that is not known."""
    rows = dict.fromkeys(view.facts[name].place.split(",")[0] for name in names if name in view.facts)
    told = " en ".join(row for row in rows if row)
    return f" ({told})" if told else ""


def found_in(view: View) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the contradictions in the facts of one subject, with the names of the facts."""
    for order in ORDERS:
        first, second = day_in(view, order.first), day_in(view, order.second)
        if first and second and compare_days(second, Comparison.BEFORE, first):
            yield order.sentence, (order.first, order.second)
    visa, arrival = day_in(view, "mvv afgegeven"), day_in(view, "ingereisd")
    if visa and arrival and arrival.earliest > moved(visa.latest, VISA_DAYS, Unit.DAYS):
        yield "de inreis ligt na afloop van de mvv", ("mvv afgegeven", "ingereisd")
    if day_in(view, "beschikking") and "verzoek rechtbank" not in view.facts:
        yield "er is een beschikking zonder verzoek aan de rechtbank", ("verzoek rechtbank", "beschikking")


def day_in(view: View, name: str) -> Day | None:
    """Return a told day of a subject, or nothing."""
    known = view.facts.get(name)
    return known.value if known and isinstance(known.value, Day) else None
