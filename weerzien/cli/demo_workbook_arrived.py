"""Families of the demo whose parents have come: registration, guardianship, the hotel, a home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_sheets import Cell
from weerzien.kernel.calendars import plus_working_days

PERMIT: Final[dict[str, Cell]] = {"in_nederland": "ja", "vergunning": "A"}
AT_SCHOOL: Final[dict[str, Cell]] = {"school": "ISK", "volledig_dagonderwijs": "ja"}


def reunited(
    family: Family, names: tuple[str, str], arrived: date, *, school: dict[str, Cell] = AT_SCHOOL, **parent: Cell
) -> tuple[int, int]:
    """Write a youngster of sixteen and a mother who came over; return their numbers."""
    around = family.around
    child, mother = names
    youngster = family.youngster(
        child, around.born_turning(17, on=around.ahead(95)),
        asielaanvraag=arrived - timedelta(days=700), vergunning_bekendgemaakt=arrived - timedelta(days=380), **school,
    )  # fmt: skip
    parent_number = family.person(mother, "moeder", around.born_turning(40, on=arrived), **(PERMIT | parent))
    return youngster, parent_number


def just_arrived(family: Family) -> None:
    """The mother and two brothers landed the day before yesterday and sleep in a hotel."""
    around = family.around
    arrived = around.ago(2)
    girl, mother = reunited(family, ("Helen", "Azeb"), arrived, opvang="hotel")
    family.arrived(girl, mother, arrived, hotel_sinds=arrived)
    for first_name, born in (("Amanuel", date(2016, 2, 6)), ("Nahom", date(2019, 9, 23))):
        brother = family.person(first_name, "broer", born, opvang="hotel", **PERMIT)
        family.arrived(girl, brother, arrived, hotel_sinds=arrived)
    family.in_view(days_ago=2)
    family.contact(1, "maatschappelijk begeleider", "Azeb", "Acht maanden apart. Helen liet haar moeder niet los.")


def registration_fifth_day(family: Family) -> None:
    """Today is the fifth day after the arrival: the last one to register."""
    arrived = family.around.ago(5)
    boy, mother = reunited(family, ("Aron", "Mebrat"), arrived, opvang="hotel")
    family.arrived(boy, mother, arrived, hotel_sinds=arrived, brp_inschrijving="")
    family.in_view(days_ago=4)


def registration_forgotten(family: Family) -> None:
    """Twelve days here and not registered: no benefit, no insurance, no school."""
    arrived = family.around.ago(12)
    boy, mother = reunited(family, ("Luul", "Fartun"), arrived, opvang="hotel")
    family.arrived(boy, mother, arrived, hotel_sinds=arrived, brp_inschrijving="")
    family.in_view(days_ago=11)


def arrival_by_year(family: Family) -> None:
    """She is here, but of her arrival only the year was written down, and of her son's registration too."""
    around = family.around
    girl, mother = reunited(family, ("Asha", "Ifrah"), around.ago(30), opvang="hotel")
    this_year = f"00-00-{around.today.year}"
    family.arrived(girl, mother, around.ago(30), ingereisd=this_year, brp_inschrijving="", hotel_sinds="")
    brother = family.person("Zakaria", "broer", date(2018, 4, 1), opvang="hotel", **PERMIT)
    family.arrived(girl, brother, around.ago(9), brp_inschrijving=this_year, hotel_sinds=around.ago(9))
    family.in_view(days_ago=22)


def no_request_yet(family: Family) -> None:
    """Forty days together, and nobody asked the court to give the parents their say back."""
    around = family.around
    arrived = around.ago(40)
    boy, mother = reunited(family, ("Mikias", "Selamawit"), arrived, woning_sinds=around.ago(10))
    family.arrived(boy, mother, arrived)
    family.integration(mother, ss139=around.ago(10), bijstand_sinds=around.ago(10))
    family.in_view(days_ago=12)


def request_on_the_day(family: Family) -> None:
    """Twenty-eight days after the arrival: the last day to ask the court without a signal."""
    arrived = family.around.ago(28)
    girl, mother = reunited(family, ("Soliana", "Kudusan"), arrived, opvang="hotel")
    family.arrived(girl, mother, arrived, hotel_sinds=arrived)
    family.in_view(days_ago=9)


def request_runs(family: Family) -> None:
    """The court has had the request for a month."""
    around = family.around
    arrived = around.ago(60)
    boy, mother = reunited(family, ("Elias", "Nigisti"), arrived, woning_sinds=around.ago(31))
    family.arrived(boy, mother, arrived)
    family.guardianship(boy, verzoek_rechtbank=around.ago(30), overgedragen_aan="VluchtelingenWerk")
    family.integration(mother, ss139=around.ago(31), brede_intake=around.ago(9), bijstand_sinds=around.ago(31))
    family.in_view(days_ago=9)


def request_three_months(family: Family) -> None:
    """Three months after the request: the answer is expected today, the handover is late."""
    around = family.around
    arrived = around.ago(120)
    girl, mother = reunited(family, ("Rim", "Sawsan"), arrived, woning_sinds=around.ago(80))
    family.arrived(girl, mother, arrived)
    family.guardianship(
        girl, verzoek_rechtbank=around.that_lands(3, on=around.today), overgedragen_aan="wijkteam",
    )  # fmt: skip
    family.integration(mother, ss139=around.ago(70), brede_intake=around.ago(33), bijstand_sinds=around.ago(80))
    family.in_view(days_ago=13)


def request_by_year(family: Family) -> None:
    """The request is somewhere in the papers of an earlier guardian; only the year is certain."""
    around = family.around
    arrived = around.ago(100)
    boy, mother = reunited(family, ("Jawad", "Maryam"), arrived, woning_sinds=around.ago(60))
    family.arrived(boy, mother, arrived)
    family.guardianship(boy, verzoek_rechtbank=f"00-00-{around.today.year}")
    family.integration(mother, ss139=around.ago(80), bijstand_sinds=around.ago(60))
    family.in_view(days_ago=33)


def support_gap(family: Family) -> None:
    """The court decided two weeks ago, the guardian has said goodbye, and nobody took over."""
    around = family.around
    arrived = around.ago(150)
    boy, mother = reunited(family, ("Senait", "Freweini"), arrived, woning_sinds=around.ago(110))
    family.arrived(boy, mother, arrived)
    family.guardianship(boy, verzoek_rechtbank=around.ago(105), beschikking=around.ago(14), overgedragen_aan="wijkteam")
    family.integration(
        mother, ss139=around.ago(110), brede_intake=around.ago(80), pip_dagtekening=around.ago(55), leerroute="Z",
        bijstand_sinds=around.ago(110),
    )  # fmt: skip
    family.involved("jeugdbeschermer", around.ago(600), until=around.ago(14))
    family.contact(16, "jeugdbeschermer", "Senait en haar moeder", "Laatste gesprek. Wie kan moeder nu bellen?")


def gap_on_the_sixth_day(family: Family) -> None:
    """Today is the sixth working day after the order."""
    around = family.around
    order = around.today
    while plus_working_days(order, 6) > around.today:
        order -= timedelta(days=1)
    girl, mother = reunited(family, ("Lidya", "Mihret"), around.ago(140), woning_sinds=around.ago(100))
    family.arrived(girl, mother, around.ago(140))
    family.guardianship(girl, verzoek_rechtbank=around.ago(95), beschikking=order, overgedragen_aan="VluchtelingenWerk")
    family.integration(mother, ss139=around.ago(100), pip_dagtekening=around.ago(42), leerroute="B1")
    family.in_view(days_ago=18)


def gap_not_yet(family: Family) -> None:
    """The order came the day before yesterday; the district team has its first talk next week."""
    around = family.around
    boy, mother = reunited(family, ("Biniam", "Hiwet"), around.ago(135), woning_sinds=around.ago(90))
    family.arrived(boy, mother, around.ago(135))
    family.guardianship(boy, verzoek_rechtbank=around.ago(88), beschikking=around.ago(2), overgedragen_aan="wijkteam")
    family.integration(mother, ss139=around.ago(69), brede_intake=around.ago(30))
    family.in_view(days_ago=2)


def order_by_year(family: Family) -> None:
    """There is an order of this year, nobody knows of which day, and nobody who took over."""
    around = family.around
    boy, mother = reunited(family, ("Musse", "Letay"), around.ago(180), woning_sinds=around.ago(140))
    family.arrived(boy, mother, around.ago(180))
    family.guardianship(boy, verzoek_rechtbank=around.ago(150), beschikking=f"00-00-{around.today.year}")
    family.integration(mother, ss139=around.ago(138), pip_dagtekening=around.ago(80), leerroute="Z")
    family.in_view(days_ago=29)


def handed_over(family: Family) -> None:
    """As it should go: order, warm handover, a home close to school, and a plan for the mother."""
    around = family.around
    arrived = around.ago(240)
    boy, mother = reunited(family, ("Yafet", "Semhar"), arrived, woning_sinds=around.ago(200))
    family.arrived(boy, mother, arrived)
    family.guardianship(
        boy, verzoek_rechtbank=around.ago(195), beschikking=around.ago(110), overgedragen_aan="VluchtelingenWerk",
        overdracht_geaccepteerd=around.ago(118),
    )  # fmt: skip
    family.integration(
        mother, ss139=around.ago(198), brede_intake=around.ago(170), pip_dagtekening=around.ago(140), leerroute="B1",
        niveau="B1", bijstand_sinds=around.ago(198),
    )  # fmt: skip
    family.in_view(days_ago=19)
    family.contact(19, "gezinsregisseur", "Semhar", "Tien minuten met de bus naar zijn oude vrienden.")


def hotel_half_a_year(family: Family) -> None:
    """Half a year in one hotel room, to the day."""
    around = family.around
    since = around.that_lands(6, on=around.today)
    girl, mother = reunited(family, ("Hanan", "Khadija"), since, opvang="hotel")
    family.arrived(girl, mother, since, hotel_sinds=since)
    family.guardianship(girl, verzoek_rechtbank=around.ago(150))
    family.in_view(days_ago=24)


def hotel_too_long(family: Family) -> None:
    """Seven and a half months with four people in two rooms; the youngest does not sleep."""
    around = family.around
    since = around.ago(228)
    boy, mother = reunited(family, ("Rashid", "Gulalai"), since, opvang="hotel")
    father = family.person("Esmat", "vader", date(1980, 1, 1), opvang="hotel", **PERMIT)
    sister = family.person("Laila", "zus", date(2021, 3, 12), opvang="hotel", **PERMIT)
    for member in (mother, father, sister):
        family.arrived(boy, member, since, hotel_sinds=since)
    family.guardianship(
        boy, verzoek_rechtbank=around.ago(190), beschikking=around.ago(80), overgedragen_aan="wijkteam",
        overdracht_geaccepteerd=around.ago(85),
    )  # fmt: skip
    family.in_view(days_ago=27)


ARRIVED: Final[tuple[Callable[[Family], None], ...]] = (
    just_arrived, registration_fifth_day, registration_forgotten, arrival_by_year, no_request_yet, request_on_the_day,
    request_runs, request_three_months, request_by_year, support_gap, gap_on_the_sixth_day, gap_not_yet,
    order_by_year, handed_over, hotel_half_a_year, hotel_too_long,
)  # fmt: skip
