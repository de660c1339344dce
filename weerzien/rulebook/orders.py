"""Which told days follow each other: the steps of an application, of guardianship and of asylum, all after a birth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Facts

MOST_KEPT = 1 << 14
"""Of how many sets of told facts is remembered what may contradict each other among them."""


@dataclass(frozen=True, slots=True)
class Order:
    """Two days of which the first cannot lie after the second; some orders are odd rather than impossible.

    An order `of_rejection` holds while the decision that is told is the rejection itself, and no later one.
    """

    first: str
    second: str
    sentence: str
    impossible: bool = True
    of_rejection: bool = False


ORDERS = (
    Order("aanvraag ingediend", "ontvangst IND", "de aanvraag is ontvangen voordat zij is ingediend"),
    Order("ontvangst IND", "datum besluit", "het besluit is genomen voordat de aanvraag is ontvangen"),
    Order("aanvraag ingediend", "datum besluit", "het besluit is genomen voordat de aanvraag is ingediend"),
    Order(
        "datum besluit",
        "afwijzing bekendgemaakt op",
        "de afwijzing is bekendgemaakt voor het besluit",
        of_rejection=True,
    ),
    Order("datum besluit", "bezwaar ingediend", "het bezwaar is ingediend voor het besluit", of_rejection=True),
    Order("aanvraag ingediend", "herstel verzuim tot", "de dag in de brief ligt voor het indienen van de aanvraag"),
    Order("ontvangst IND", "herstel verzuim tot", "de dag in de brief ligt voor de ontvangst van de aanvraag"),
    Order("aanvraag ingediend", "afwijzing bekendgemaakt op", "de afwijzing ligt voor het indienen van de aanvraag"),
    Order("aanvraag ingediend", "mvv afgegeven", "de mvv is afgegeven voordat de aanvraag is ingediend"),
    Order("datum besluit", "mvv afgegeven", "de mvv is afgegeven voor het besluit"),
    Order("mvv afgegeven", "ingereisd", "de inreis ligt voor de afgifte van de mvv"),
    Order("afwijzing bekendgemaakt op", "bezwaar ingediend", "het bezwaar ligt voor de afwijzing", impossible=False),
    Order("datum besluit", "ingereisd", "de inreis ligt voor het besluit", impossible=False),
    Order("ticket geboekt", "ingereisd", "de inreis ligt voor het boeken van het ticket", impossible=False),
    Order("ticket geboekt", "vlucht", "de vlucht ligt voor de dag waarop het ticket is geboekt"),
    Order("ingereisd", "BRP-inschrijving", "de inschrijving in de BRP ligt voor de inreis"),
    Order("DNA-afname", "DNA-uitslag", "de uitslag van het DNA-onderzoek ligt voor de afname"),
    Order("verzoek rechtbank", "beschikking", "de beschikking ligt voor het verzoek aan de rechtbank"),
    Order("asielaanvraag", "vergunning bekendgemaakt op", "de vergunning is bekendgemaakt voor de asielaanvraag"),
    Order("asielaanvraag", "koppeling", "de koppeling ligt voor de asielaanvraag"),
    Order("brede intake", "PIP dagtekening", "het PIP is getekend voor de brede intake", impossible=False),
    Order(
        "start 10 weken (SS139)",
        "PIP dagtekening",
        "het PIP is getekend voor de start van de tien weken",
        impossible=False,
    ),
)
AFTER_BIRTH = (
    "asielaanvraag", "vergunning bekendgemaakt op", "woning sinds", "hotel sinds", "verzoek rechtbank",
    "beschikking", "ingereisd", "BRP-inschrijving", "aanvraag ingediend", "ontvangst IND", "datum besluit",
    "koppeling", "uitschrijving school", "start 10 weken (SS139)", "PIP dagtekening", "bijstand sinds",
    "herstel verzuim tot", "afwijzing bekendgemaakt op", "bezwaar ingediend", "mvv afgegeven", "ticket geboekt",
    "vlucht", "DNA-afname", "overdracht geaccepteerd", "vertrek uit Nederland", "inschrijving school",
    "brede intake", "melding DUO", "PVT", "MAP",
)  # fmt: skip


class Telling(NamedTuple):
    """What may contradict each other where certain facts are told: orders of both days, days that follow a birth."""

    orders: tuple[Order, ...]
    after_birth: tuple[str, ...]
    may_be_odd: bool


@lru_cache(maxsize=MOST_KEPT)
def telling_of(told: tuple[str, ...]) -> Telling:
    """Return what may contradict each other among facts by their names; families tell the same few sets of them."""
    return Telling(
        tuple(order for order in ORDERS if order.first in told and order.second in told),
        tuple(name for name in AFTER_BIRTH if name in told),
        may_be_odd=("mvv afgegeven" in told and "ingereisd" in told) or "beschikking" in told,
    )


def is_in_order(facts: Facts, born: Day | None) -> bool:
    """Return whether the days that stand in one place surely follow each other and the birth, as most do."""
    telling = telling_of(tuple(facts))
    for order in telling.orders:
        earlier, later = facts[order.first].value, facts[order.second].value
        if isinstance(earlier, Day) and isinstance(later, Day) and later.latest < earlier.earliest:
            return False
    if born and telling.after_birth:
        birth = born.earliest
        for name in telling.after_birth:
            day = facts[name].value
            if isinstance(day, Day) and day.latest < birth:
                return False
    return not telling.may_be_odd
