"""Families of the demo on the way: a smaller circle, letters, a rejection, a flight, and a youngster nearly 18."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_arrived import PERMIT, reunited
from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_waiting import NEW_LAW
from weerzien.kernel.calendars import plus_working_days
from weerzien.kernel.days import plus_months


def waiting_youngster(family: Family, first_name: str, turns: date, notified_days_ago: int = 500) -> int:
    """Write a youngster who turns 18 on a day and has had a permit for a while; return the number."""
    around = family.around
    return family.youngster(
        first_name, around.born_turning(18, on=turns),
        asielaanvraag=around.ago(notified_days_ago + 300), vergunning_bekendgemaakt=around.ago(notified_days_ago),
    )  # fmt: skip


def outside_since_the_law(family: Family) -> None:
    """Asked after the law changed for the man she never married, a grown son and a daughter without papers."""
    around = family.around
    sponsor = family.person(
        "Sehin", "referent", date(1980, 3, 3), in_nederland="ja", vergunning="A", geslacht="V",
        asielaanvraag=around.ago(400), vergunning_bekendgemaakt=max(NEW_LAW, around.ago(60)),
    )  # fmt: skip
    for first_name, part, born, gender in (
        ("Tsegazeab", "ongehuwde partner", date(1978, 5, 5), "M"), ("Merhawi", "kind", date(2006, 1, 9), "M"),
        ("Bana", "kind", "", "V"), ("Luwam", "kind", date(2017, 8, 21), "V"),
    ):  # fmt: skip
        member = family.person(first_name, part, born, geslacht=gender)
        family.application(sponsor, member, max(NEW_LAW, around.ago(20)))
    family.involved("maatschappelijk begeleider", around.ago(60))
    family.contact(12, "maatschappelijk begeleider", "Sehin", "Over haar zoon van twintig wilde ze niets horen.")


def sister_forgotten(family: Family) -> None:
    """Both parents asked for, the youngest forgotten; of her brother's form only the year is left."""
    around = family.around
    girl = family.youngster(
        "Senayt", around.born_turning(18, on=around.ahead(700)), vergunning_bekendgemaakt=around.ago(130)
    )  # fmt: skip
    for first_name, part in (("Letina", "moeder"), ("Goitom", "vader")):
        family.application(girl, family.person(first_name, part, date(1983, 6, 2)), around.ago(56))
    family.person("Nardos", "zus", date(2018, 3, 30))
    brother = family.person("Filmawit", "broer", date(2014, 9, 1))
    family.application(girl, brother, f"00-00-{around.today.year}", soort_aanvraag="regulier")
    family.in_view(days_ago=7)


def letter_today(family: Family) -> None:
    """Today the papers for the mother have to be there; those for the father had to be there yesterday."""
    around = family.around
    boy = waiting_youngster(family, "Mulugheta", around.ahead(800), 220)
    mother = family.person("Zufan", "moeder", date(1985, 1, 17))
    father = family.person("Haile", "vader", date(1981, 11, 4))
    family.application(boy, mother, around.ago(150), herstel_verzuim_tot=around.today)
    family.application(boy, father, around.ago(150), herstel_verzuim_tot=around.ago(1))
    family.in_view(days_ago=13)
    family.contact(2, "maatschappelijk begeleider", "Mulugheta", "De doopakte is onderweg, zegt zijn oom in Asmara.")


def rejected_this_week(family: Family) -> None:
    """Rejected three working days ago; nobody has called yet."""
    around = family.around
    rejected = around.today
    while plus_working_days(rejected, 3) > around.today:
        rejected -= timedelta(days=1)
    girl = waiting_youngster(family, "Rigat", around.ahead(720))
    mother = family.person("Medhin", "moeder", date(1984, 2, 20))
    family.application(girl, mother, around.ago(290), besluit="afgewezen", datum_besluit=rejected)
    family.in_view(days_ago=24)


def objection_today(family: Family) -> None:
    """Four weeks since the rejection: today an objection can still be made."""
    around = family.around
    boy = waiting_youngster(family, "Abraham", around.ahead(760))
    mother = family.person("Silas", "moeder", date(1982, 12, 9))
    family.application(boy, mother, around.ago(310), besluit="afgewezen", datum_besluit=around.ago(28))
    family.in_view(days_ago=26)
    family.contact(26, "jeugdbeschermer", "Abraham", "De advocaat leest het besluit. Abraham zegt dat hij niet slaapt.")


def check_today(family: Family) -> None:
    """Six weeks since the rejection: today somebody asks how she is."""
    around = family.around
    girl = waiting_youngster(family, "Winta", around.ahead(740))
    mother = family.person("Tsehay", "moeder", date(1986, 10, 1))
    family.application(girl, mother, around.ago(320), besluit="afgewezen", datum_besluit=around.ago(42))
    family.in_view(days_ago=39)


def flights(family: Family) -> None:
    """One flew yesterday without an appointment, one flies today, one in ten days; the youngest has no seat yet."""
    around = family.around
    boy = waiting_youngster(family, "Even", around.ahead(900), 700)
    granted = around.ago(14)
    for first_name, part, flight in (
        ("Saba", "moeder", around.ahead(10)), ("Isayas", "vader", around.ago(1)), ("Kaleb", "broer", around.today),
    ):  # fmt: skip
        member = family.person(first_name, part, date(1984 if part != "broer" else 2013, 4, 8))
        family.application(
            boy, member, around.ago(340), besluit="ingewilligd", datum_besluit=granted, mvv_afgegeven=around.ago(8),
            ticket_geboekt=around.ago(6), vlucht=flight,
        )  # fmt: skip
    youngest = family.person("Natsnet", "zus", date(2021, 7, 7))
    family.application(boy, youngest, around.ago(340), besluit="ingewilligd", datum_besluit=granted)
    family.in_view(days_ago=3)
    family.contact(
        3, "maatschappelijk begeleider", "Even", "Vier tickets zijn te duur. Hij wil geld lenen van een neef."
    )


def meeting_today(family: Family) -> None:
    """Granted three weeks ago: today everybody should have sat down with the youngster."""
    around = family.around
    girl = waiting_youngster(family, "Danait", around.ahead(820), 650)
    mother = family.person("Ghenet", "moeder", date(1987, 9, 30))
    family.application(girl, mother, around.ago(350), besluit="ingewilligd", datum_besluit=around.ago(21))
    family.in_view(days_ago=20)


def choice_today(family: Family) -> None:
    """Eighteen in three months: today the choice of extended care is written down, and the decision about a home."""
    around = family.around
    boy = waiting_youngster(family, "Hermon", plus_months(around.today, 3), 900)
    mother = family.person("Wezenet", "moeder", date(1979, 7, 1))
    family.application(boy, mother, around.ago(800), besluit="afgewezen", datum_besluit=around.ago(420))
    family.in_view(days_ago=22)


def letter_about_rights_today(family: Family) -> None:
    """Eighteen in thirty days: today the letter goes out, and everything should be arranged."""
    around = family.around
    girl = waiting_youngster(family, "Bisrat", around.ahead(30), 950)
    mother = family.person("Elilta", "moeder", date(1980, 4, 12))
    family.application(girl, mother, around.ago(850), besluit="afgewezen", datum_besluit=around.ago(400))
    family.guardianship(girl, overgedragen_aan="VluchtelingenWerk", overdracht_geaccepteerd=around.ago(5))
    family.in_view(days_ago=5)


def three_months_after(family: Family) -> None:
    """Three months since the order: today somebody asks how he is, now that nobody has to."""
    around = family.around
    boy, mother = reunited(family, ("Yosief", "Abeba"), around.ago(230), woning_sinds=around.ago(190))
    family.arrived(boy, mother, around.ago(230))
    family.guardianship(
        boy, verzoek_rechtbank=around.ago(180), beschikking=around.that_lands(3, on=around.today),
        overgedragen_aan="wijkteam", overdracht_geaccepteerd=around.ago(95),
    )  # fmt: skip
    brother = family.person("Noah", "broer", date(2016, 5, 5), woning_sinds=around.ago(190), **PERMIT)
    family.arrived(boy, brother, around.ago(230))
    family.integration(mother, ss139=around.ago(188), pip_dagtekening=around.ago(125), leerroute="Z")
    family.in_view(days_ago=33)


ON_THE_WAY: Final[tuple[Callable[[Family], None], ...]] = (
    outside_since_the_law, sister_forgotten, letter_today, rejected_this_week, objection_today, check_today, flights,
    meeting_today, choice_today, letter_about_rights_today, three_months_after,
)  # fmt: skip
