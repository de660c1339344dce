"""In which phase an application is, in which a family is said to be, and what may be written of a procedure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from weerzien.dossiers.rules import Around, Cells, check_days, check_order
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.case import Value


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
DECISIONS: Mapping[str, str] = {
    GRANTED: "ingewilligd",
    REFUSED_BY_IND: "afgewezen",
    "ingetrokken": "ingetrokken",
    "opgeschort": "opgeschort",
}
DNA_STATES: Mapping[str, str] = {"aangeboden": "aangeboden", "gedaan": "gedaan", "uitslag": "uitslag binnen"}
AHEAD = frozenset({"repair_by", "dna", "flight", "appointment"})
"""Steps that are planned: their day may lie in the future."""
STEPS_IN_ORDER = (
    ("filed", "received"),
    ("filed", "decision"),
    ("decision", "visa"),
    ("arrival", "registration"),
)
"""Of each pair the second step cannot come before the first."""


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


class NoKindOfApplication(Refused):
    """Een aanvraag heeft een soort. Kies nareis of regulier."""

    field = "kind"


class SponsorUnclear(Refused):
    """Wie de referent is, staat niet vast. Geef eerst bij één gezinslid de rol amv of referent op."""


class OwnSponsor(Refused):
    """Niemand vraagt nareis voor zichzelf aan. Kies het gezinslid voor wie de aanvraag is."""


def check_permit(cells: Cells, around: Around) -> None:
    """Refuse a permit that is notified in the future, before it was asked for, or before the birth."""
    check_days(cells, around)
    check_order(cells, around, pairs=[("asylum_applied", "notified")])


def check_application(cells: Cells, _: Around) -> None:
    """Refuse an application of no kind."""
    if not cells.get("kind"):
        raise NoKindOfApplication


def check_step(kind: str, cells: Cells, around: Around) -> None:
    """Refuse a step that happens in the future though it is not planned, before the birth, or before its time."""
    check_days(cells, around, may_lie_ahead=("day",) if kind in AHEAD else ())
    days: dict[str, Value | None] = {**around.beside, kind: cells.get("day")}
    if "day" in around.typed:
        spoken = replace(around, typed=(kind,), headings={kind: around.headings["day"]})
        check_order(days, spoken, pairs=STEPS_IN_ORDER)
