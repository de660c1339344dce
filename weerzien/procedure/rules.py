"""In which phase an application is, and which phase of its applications a family is said to be in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Phase(StrEnum):
    """In the order in which they ask for attention: the first that any application is in, is the family's."""

    WAITING = "wachttijd"
    TRAVELLING = "onderweg"
    REJECTED = "na-afwijzing"
    REUNITED = "herenigd"
    NOTHING_FILED = "geen-aanvraag"


PHASE_WORDS: Mapping[str, str] = {
    Phase.WAITING: "wacht op besluit",
    Phase.TRAVELLING: "ingewilligd, nog niet hier",
    Phase.REJECTED: "na afwijzing",
    Phase.REUNITED: "herenigd",
    Phase.NOTHING_FILED: "nog geen aanvraag",
}
STAGE_WORDS: Mapping[str, str] = {
    "aanvraag": "aanvraag loopt",
    "besluit": "besluit genomen",
    "reis": "reis in voorbereiding",
    "aangekomen": "aangekomen",
    "ingeschreven": "ingeschreven",
}
"""How far an application is, for who may know no more than that; the least far is the family's."""
GRANTED, REFUSED_BY_IND = "ingewilligd", "afgewezen"


def phase_of(*, is_filed: bool, decision: str, has_arrived: bool) -> Phase:
    """Return the phase of one application; `decision` is ingewilligd, afgewezen or empty."""
    if has_arrived:
        return Phase.REUNITED
    if decision == GRANTED:
        return Phase.TRAVELLING
    if decision == REFUSED_BY_IND:
        return Phase.REJECTED
    return Phase.WAITING if is_filed else Phase.NOTHING_FILED


def family_phase(phases: Iterable[Phase]) -> Phase:
    """Return the phase a family is said to be in, given those of its applications."""
    order = list(Phase)
    return min(phases, key=order.index, default=Phase.NOTHING_FILED)
