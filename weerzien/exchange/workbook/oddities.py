"""What is odd in rows that are kept: as in life, both values stay, and somebody is asked to look."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from weerzien.exchange.workbook.draft import Draft, DraftRow
from weerzien.kernel.days import Day

VISA_DAYS = 90
SATURDAY = 5
LOOK = "wij bewaren beide, kijk na wat klopt"


class Order(NamedTuple):
    """Two days of which the first should not lie after the second."""

    sheet: str
    first: str
    second: str


class Together(NamedTuple):
    """A cell that makes little sense while another one is empty."""

    sheet: str
    filled: str
    empty: str


IN_ORDER = (
    Order("Personen", "Geboortedatum", "Asielaanvraag"),
    Order("Personen", "Geboortedatum", "Vergunning bekendgemaakt"),
    Order("Personen", "Geboortedatum", "Woning sinds"),
    Order("Personen", "Asielaanvraag", "Vergunning bekendgemaakt"),
    Order("Aanvragen", "Ingediend", "Ontvangst IND"),
    Order("Aanvragen", "Ingediend", "Datum besluit"),
    Order("Aanvragen", "Ontvangst IND", "Herstel verzuim tot"),
    Order("Aanvragen", "Ontvangst IND", "Datum besluit"),
    Order("Aanvragen", "Datum besluit", "MVV afgegeven"),
    Order("Aanvragen", "MVV afgegeven", "Ingereisd"),
    Order("Aanvragen", "Ticket geboekt", "Vlucht"),
    Order("Aanvragen", "Vlucht", "Ingereisd"),
    Order("Aanvragen", "Ingereisd", "BRP-inschrijving"),
    Order("Aanvragen", "Ingereisd", "Hotel sinds"),
    Order("Voogdij", "Verzoek rechtbank", "Beschikking"),
    Order("Inburgering", "Start 10 weken (SS139)", "PIP dagtekening"),
    Order("Inburgering", "Brede intake", "PIP dagtekening"),
    Order("Betrokkenen", "Van", "Tot"),
)
NOT_IN_FUTURE = {
    "Personen": ("Asielaanvraag", "Vergunning bekendgemaakt"),
    "Aanvragen": (
        "Ingediend",
        "Ontvangst IND",
        "Datum besluit",
        "MVV afgegeven",
        "Ticket geboekt",
        "Ingereisd",
        "BRP-inschrijving",
        "Hotel sinds",
    ),
    "Voogdij": ("Verzoek rechtbank", "Beschikking", "Overdracht geaccepteerd", "Vertrokken"),
    "Inburgering": ("Start 10 weken (SS139)", "Brede intake", "PIP dagtekening", "PVT", "MAP", "Bijstand sinds"),
    "Contacten": ("Datum",),
    "Verzuim": ("Datum",),
    "Betrokkenen": ("Van",),
}
NEEDS = (
    Together("Personen", "Vergunning bekendgemaakt", "Vergunning"),
    Together("Aanvragen", "Datum besluit", "Besluit"),
    Together("Aanvragen", "Besluit", "Datum besluit"),
    Together("Aanvragen", "MVV afgegeven", "Besluit"),
    Together("Aanvragen", "BRP-inschrijving", "Ingereisd"),
    Together("Voogdij", "Beschikking", "Verzoek rechtbank"),
    Together("Voogdij", "Overdracht geaccepteerd", "Overgedragen aan"),
)


def remark_oddities(draft: Draft) -> None:
    """Say what is odd about every row that is kept."""
    for order in IN_ORDER:
        for row in draft.kept(order.sheet):
            remark_order(draft, row, order)
    for sheet, headings in NOT_IN_FUTURE.items():
        for row in draft.kept(sheet):
            remark_future(draft, row, headings)
    for needs in NEEDS:
        if (needs.sheet, needs.empty) in draft.covered:
            remark_empty(draft, needs)
    for row in draft.kept("Verzuim"):
        remark_weekend(draft, row)
    for row in draft.kept("Aanvragen"):
        remark_application(draft, row)
    for row in draft.kept("Personen"):
        remark_abroad(draft, row)


def day_in(row: DraftRow, heading: str) -> Day | None:
    """Return the day in a cell, or None where it is empty."""
    cell = row.cells.get(heading)
    return cell if isinstance(cell, Day) else None


def remark_order(draft: Draft, row: DraftRow, order: Order) -> None:
    first, second = day_in(row, order.first), day_in(row, order.second)
    if first and second and second.latest < first.earliest:
        draft.remark(row, order.second, f"ligt de dag voor die van {order.first}; {LOOK}")


def remark_future(draft: Draft, row: DraftRow, headings: tuple[str, ...]) -> None:
    for heading in headings:
        day = day_in(row, heading)
        if day and day.earliest > draft.today:
            draft.remark(row, heading, "ligt de dag in de toekomst; wij bewaren hem, kijk na of hij klopt")


def remark_empty(draft: Draft, needs: Together) -> None:
    for row in draft.kept(needs.sheet):
        if needs.filled in row.cells and needs.empty not in row.cells and needs.empty not in row.spoken_of:
            draft.remark(
                row, needs.empty, f"staat niets, maar {needs.filled} is wel ingevuld; kijk na of er iets ontbreekt"
            )


def remark_weekend(draft: Draft, row: DraftRow) -> None:
    day = day_in(row, "Datum")
    if day and day.is_exact and day.earliest.weekday() >= SATURDAY:
        name = "zaterdag" if day.earliest.weekday() == SATURDAY else "zondag"
        draft.remark(row, "Datum", f"staat verzuim op een {name}; wij tellen het mee, kijk na of de dag klopt")


def remark_application(draft: Draft, row: DraftRow) -> None:
    """Say what is odd about one application as a whole."""
    visa, arrived = day_in(row, "MVV afgegeven"), day_in(row, "Ingereisd")
    if visa and arrived and arrived.earliest > visa.latest + timedelta(days=VISA_DAYS):
        draft.remark(row, "Ingereisd", f"ligt de aankomst na de {VISA_DAYS} dagen van de mvv; {LOOK}")
    if visa and row.cells.get("Besluit") == "afgewezen":
        draft.remark(row, "MVV afgegeven", f"staat een mvv bij een afgewezen aanvraag; {LOOK}")
    if row.cells["Referent"] == row.cells["Gezinslid"]:
        draft.remark(row, "Gezinslid", "staat dezelfde persoon als bij Referent; kijk na voor wie de aanvraag is")


def remark_abroad(draft: Draft, row: DraftRow) -> None:
    if row.cells.get("In Nederland") is False and day_in(row, "Woning sinds"):
        draft.remark(row, "In Nederland", f"staat nee, maar er is wel een woning; {LOOK}")
