"""Families of the demo who live here: together or not, at school, integrating, in sight or out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_arrived import PERMIT, reunited
from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_sheets import Cell
from weerzien.kernel.calendars import plus_working_days

PART_TIME: Final[dict[str, Cell]] = {"school": "mbo", "volledig_dagonderwijs": "nee", "bijbaan": "ja"}
UNSURE: Final[dict[str, Cell]] = {"school": "vo", "volledig_dagonderwijs": ""}


def handed_over_guardianship(family: Family, youngster: int) -> None:
    """Write a guardianship that ended well, four months ago."""
    around = family.around
    family.guardianship(
        youngster, verzoek_rechtbank=around.ago(210), beschikking=around.ago(125), overgedragen_aan="VluchtelingenWerk",
        overdracht_geaccepteerd=around.ago(130),
    )  # fmt: skip


def year_together_runs(family: Family) -> None:
    """Two days of school a week, so he is expected to live with his parents for a year; it is crowded."""
    around = family.around
    boy, mother = reunited(family, ("Aklilu", "Tsige"), around.ago(200), woning_sinds=around.ago(160), school=PART_TIME)
    family.arrived(boy, mother, around.ago(200))
    handed_over_guardianship(family, boy)
    family.integration(mother, ss139=around.ago(158), pip_dagtekening=around.ago(100), leerroute="Z")
    for days_ago, hours in ((25, 6), (23, 6), (19, 5)):
        family.absence(boy, days_ago, hours)
    family.in_view(days_ago=21)
    family.contact(21, "gezinsregisseur", "Aklilu", "Werkt in de avond om geld naar zijn tante te sturen. Is vaak moe.")


def year_together_ends_today(family: Family) -> None:
    """The year of living together is over today."""
    around = family.around
    home = around.that_lands(12, on=around.today)
    girl, mother = reunited(family, ("Feven", "Lemlem"), home - timedelta(days=30), woning_sinds=home, school=PART_TIME)
    family.arrived(girl, mother, home - timedelta(days=30))
    handed_over_guardianship(family, girl)
    family.integration(mother, ss139=around.ago(360), pip_dagtekening=around.ago(300), leerroute="B1")
    family.in_view(days_ago=31)


def year_together_over(family: Family) -> None:
    """The year is long over; he has a room with a friend and eats at home on Sundays."""
    around = family.around
    boy, mother = reunited(family, ("Mehari", "Elsa"), around.ago(460), woning_sinds=around.ago(430), school=PART_TIME)
    family.arrived(boy, mother, around.ago(460))
    handed_over_guardianship(family, boy)
    family.integration(mother, ss139=around.ago(428), pip_dagtekening=around.ago(370), leerroute="B1", werk="ja")
    family.in_view(days_ago=26)


def school_unknown(family: Family) -> None:
    """Whether she goes to school full-time nobody wrote down, so nobody knows whether she may choose where to live."""
    around = family.around
    girl, mother = reunited(family, ("Tsega", "Roman"), around.ago(170), woning_sinds=around.ago(130), school=UNSURE)
    family.arrived(girl, mother, around.ago(170))
    handed_over_guardianship(family, girl)
    family.integration(mother, bijstand_sinds=around.ago(130))
    family.in_view(days_ago=34)


def girl_who_interprets(family: Family) -> None:
    """She goes along to every counter, cooks and cleans, and lost her job; school sees her less and less."""
    around = family.around
    girl, mother = reunited(family, ("Luna", "Ibtisam"), around.ago(220), woning_sinds=around.ago(180))
    father = family.person("Marwan", "vader", date(1977, 12, 2), woning_sinds=around.ago(180), **PERMIT)
    brother = family.person("Sami", "broer", date(2020, 4, 14), woning_sinds=around.ago(180), **PERMIT)
    for member in (mother, father, brother):
        family.arrived(girl, member, around.ago(220))
    handed_over_guardianship(family, girl)
    family.integration(mother, ss139=around.ago(178), pip_dagtekening=around.ago(115), leerroute="Z")
    family.integration(father, ss139=around.ago(178), pip_dagtekening=around.ago(115), leerroute="Z")
    for days_ago, hours in ((4, 6), (6, 4), (11, 4), (13, 3), (19, 2)):
        family.absence(girl, days_ago, hours)
    family.absence(girl, 9, 6, "ziek")
    family.involved("gezinsregisseur", around.ago(200))
    for days_ago, note in (
        (50, "Luna vertaalt bij de tandarts van haar broertje."),
        (29, "Luna belt over de lekkage, kookt en maakt schoon. Haar bijbaan is gestopt."),
        (7, "Luna miste een toets: ze was mee naar het ziekenhuis."),
    ):
        family.contact(days_ago, "gezinsregisseur", "Luna", note, tolk="jongere tolkt")


def absence_at_the_border(family: Family) -> None:
    """Exactly sixteen hours, reached five working days ago: the talk is due today. His sister has fifteen."""
    around = family.around
    boy, mother = reunited(family, ("Karam", "Rasha"), around.ago(260), woning_sinds=around.ago(230))
    sister = family.person("Dima", "zus", around.born_turning(15, on=around.ago(50)), school="vo",
                           volledig_dagonderwijs="ja", **PERMIT)  # fmt: skip
    for member in (mother, sister):
        family.arrived(boy, member, around.ago(260))
    handed_over_guardianship(family, boy)
    family.integration(mother, ss139=around.ago(228), pip_dagtekening=around.ago(165), leerroute="O", niveau="A2")
    reached = around.today
    while plus_working_days(reached, 5) > around.today:
        reached -= timedelta(days=1)
    last_day = (around.today - reached).days
    for pupil, last in ((boy, 4), (sister, 3)):
        for days_ago, hours in ((25, 6), (18, 6), (last_day, last)):
            family.absence(pupil, days_ago, hours)
    family.in_view(days_ago=15)


def absence_grown_up(family: Family) -> None:
    """She is eighteen since the summer and stays away from school; for grown-ups the threshold is a local choice."""
    around = family.around
    girl = family.person(
        "Eden", "amv", around.born_turning(18, on=around.ago(130)), in_nederland="ja", vergunning="A", school="mbo",
        volledig_dagonderwijs="ja", bijbaan="ja", asielaanvraag=around.ago(1200),
        vergunning_bekendgemaakt=around.ago(900), woning_sinds=around.ago(100),
    )  # fmt: skip
    mother = family.person("Tirhas", "moeder", date(1981, 10, 6))
    family.application(girl, mother, around.ago(860), besluit="afgewezen", datum_besluit=around.ago(500))
    for days_ago in (3, 5, 10, 12):
        family.absence(girl, days_ago, 6)
    family.involved("maatschappelijk begeleider", around.ago(130))
    family.contact(25, "maatschappelijk begeleider", "Eden", "Twijfelt over school: werken brengt geld voor de reis.")


def eighteen_soon(family: Family) -> None:
    """Eighteen in twenty days, the parents still far away, and the handover not yet accepted."""
    around = family.around
    boy = family.youngster(
        "Abel", around.born_turning(18, on=around.ahead(20)),
        asielaanvraag=around.ago(800), vergunning_bekendgemaakt=around.ago(500),
    )  # fmt: skip
    mother = family.person("Rishan", "moeder", date(1983, 9, 13))
    family.application(boy, mother, around.ago(430), besluit="afgewezen", datum_besluit=around.ago(200))
    family.in_view(days_ago=11)


def eighteen_in_four_weeks(family: Family) -> None:
    """Eighteen in exactly four weeks: today is the last day for a warm handover."""
    around = family.around
    boy = family.youngster(
        "Nebil", around.born_turning(18, on=around.ahead(28)),
        asielaanvraag=around.ago(820), vergunning_bekendgemaakt=around.ago(520),
    )  # fmt: skip
    mother = family.person("Halima", "moeder", date(1979, 2, 26))
    family.application(boy, mother, around.ago(440), besluit="afgewezen", datum_besluit=around.ago(190))
    family.in_view(days_ago=16)


def eighteen_today(family: Family) -> None:
    """Eighteen today: the guardianship ends at midnight, whatever has been arranged."""
    around = family.around
    girl = family.youngster(
        "Arsema", around.born_turning(18, on=around.today),
        asielaanvraag=around.ago(840), vergunning_bekendgemaakt=around.ago(540),
    )  # fmt: skip
    mother = family.person("Akberet", "moeder", date(1985, 5, 15))
    family.application(girl, mother, around.ago(460), besluit="afgewezen", datum_besluit=around.ago(180))
    family.guardianship(girl, overgedragen_aan="VluchtelingenWerk", overdracht_geaccepteerd=around.ago(30))
    family.in_view(days_ago=1)


def birth_by_year(family: Family) -> None:
    """Of his birth only the year is known, so the day he turns eighteen lies somewhere in a year."""
    around = family.around
    family.youngster(
        "Awet", f"00-00-{around.today.year - 18}", asielaanvraag=around.ago(300),
        vergunning_bekendgemaakt=around.ago(50),
    )  # fmt: skip
    family.person("Zaid", "moeder", date(1989, 6, 30))
    family.in_view(days_ago=23)


def father_alone(family: Family) -> None:
    """The father sits at home alone: one child works, the other is at school, his wife is still in Idlib."""
    around = family.around
    girl = family.youngster(
        "Sidra", around.born_turning(17, on=around.ahead(110)),
        asielaanvraag=around.ago(1000), vergunning_bekendgemaakt=around.ago(680),
    )  # fmt: skip
    mother = family.person("Amal", "moeder", date(1975, 3, 8))
    family.application(girl, mother, around.ago(600), besluit="afgewezen", datum_besluit=around.ago(330))
    father = family.person("Walid", "vader", date(1970, 7, 19), woning_sinds=around.ago(260), **PERMIT)
    family.arrived(girl, father, around.ago(300))
    handed_over_guardianship(family, girl)
    family.integration(father, ss139=around.ago(69), brede_intake=around.ago(20), bijstand_sinds=around.ago(260))
    family.involved("maatschappelijk begeleider", around.ago(250))
    family.contact(56, "maatschappelijk begeleider", "Walid", "Komt weinig buiten. Wil leren fietsen, durft niet.")


LIVING: Final[tuple[Callable[[Family], None], ...]] = (
    year_together_runs, year_together_ends_today, year_together_over, school_unknown, girl_who_interprets,
    absence_at_the_border, absence_grown_up, eighteen_soon, eighteen_in_four_weeks, eighteen_today, birth_by_year,
    father_alone,
)  # fmt: skip
