"""Families of the demo that are finding their place: linked, invited, interpreting, or here for love."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_arrived import reunited
from weerzien.cli.demo_workbook_family import Family
from weerzien.kernel.days import plus_months


def parents_elsewhere(family: Family) -> None:
    """His parents got a house forty kilometres away; he would have to leave his school and his friends."""
    around = family.around
    arrived = around.ago(75)
    boy, mother = reunited(
        family, ("Nahom", "Letina"), arrived, woning_sinds=around.ago(20), gemeente="Zandoever"
    )  # fmt: skip
    family.arrived(boy, mother, arrived)
    family.guardianship(boy, verzoek_rechtbank=around.ago(50), overgedragen_aan="VluchtelingenWerk")
    family.in_view(days_ago=6)
    family.contact(6, "gezinsregisseur", "Nahom", "Twee uur reizen naar zijn school. Vraagt of hij mag blijven.")


def waits_for_a_link(family: Family) -> None:
    """Two weeks a permit today, still in a camp, and not yet linked to a municipality."""
    around = family.around
    family.person(
        "Tewodros", "referent", date(1985, 9, 12), geslacht="M", in_nederland="ja", vergunning="A", opvang="azc",
        asielaanvraag=around.ago(420), vergunning_bekendgemaakt=around.ago(14),
    )  # fmt: skip
    family.person("Hanna", "partner", date(1988, 3, 30), geslacht="V")
    family.involved("maatschappelijk begeleider", around.ago(14))
    family.contact(4, "maatschappelijk begeleider", "Tewodros", "Weet niet in welke gemeente hij gaat wonen.")


def link_forgotten(family: Family) -> None:
    """Five weeks a permit, and nobody here knows whether she has been linked."""
    around = family.around
    family.person(
        "Selihom", "referent", date(1991, 1, 5), geslacht="V", in_nederland="ja", vergunning="A", opvang="azc",
        asielaanvraag=around.ago(460), vergunning_bekendgemaakt=around.ago(35),
    )  # fmt: skip
    family.involved("maatschappelijk begeleider", around.ago(30))
    family.contact(12, "maatschappelijk begeleider", "Selihom", "Deelt een kamer met drie anderen. Slaapt weinig.")


def invited(family: Family, expected: date, people: tuple[tuple[str, str, date, str], ...]) -> None:
    """Write down people who are invited to settle here and are expected on that day."""
    for first_name, part, born, gender in people:
        family.person(
            first_name, part, born, geslacht=gender, doelgroep="hervestiger", opvang=f"verwacht {expected:%d-%m-%Y}"
        )
    family.involved("gezinsregisseur", family.around.ago(20))
    family.contact(5, "gezinsregisseur", "COA", "Profiel aangevraagd.", soort="telefoon", tolk="geen")


def invited_in_eight_weeks(family: Family) -> None:
    """Five people fly in from a camp in eight weeks; today their profile should have been talked through."""
    invited(
        family, family.around.ahead(56),
        (("Patrice", "vader", date(1981, 6, 2), "M"), ("Solange", "moeder", date(1984, 8, 19), "V"),
         ("Aimée", "kind", date(2013, 4, 7), "V")),
    )  # fmt: skip


def invited_next_week(family: Family) -> None:
    """Nine days before they land nobody wrote down whether there is a house, or beds in it."""
    invited(
        family, family.around.ahead(9),
        (("Jean", "vader", date(1977, 12, 24), "M"), ("Béatrice", "moeder", date(1980, 2, 11), "V")),
    )  # fmt: skip


def interprets_and_nobody_else_sees(family: Family) -> None:
    """Three times in three weeks he translated for his mother; one organisation saw it, and only that one."""
    around = family.around
    boy, mother = reunited(family, ("Filmon", "Abeba"), around.ago(150), woning_sinds=around.ago(120))
    family.arrived(boy, mother, around.ago(150))
    family.guardianship(
        boy, verzoek_rechtbank=around.ago(125), beschikking=around.ago(40), overgedragen_aan="VluchtelingenWerk",
        overdracht_geaccepteerd=around.ago(45),
    )  # fmt: skip
    family.involved("maatschappelijk begeleider", around.ago(120))
    for days_ago, note in (
        (20, "Filmon belt de zorgverzekering voor zijn moeder."), (12, "Filmon vertaalt bij de bank."),
        (3, "Filmon leest de brief van de corporatie voor. Kwam te laat op school."),
    ):  # fmt: skip
        family.contact(days_ago, "maatschappelijk begeleider", "Abeba", note, tolk="jongere tolkt")


def new_for_love(family: Family) -> None:
    """DUO told of her two weeks ago: today is the last day to invite her, without her husband if she likes."""
    around = family.around
    number = family.person(
        "Ploy", "gezinsmigrant", date(1996, 5, 6), geslacht="V", in_nederland="ja", doelgroep="gezinsmigrant",
        vergunning="regulier", vergunning_bekendgemaakt=around.ago(30), woning_sinds=around.ago(28),
    )  # fmt: skip
    family.integration(number, ss139=around.ago(14))
    family.involved("gezinsregisseur", around.ago(14))


def fine_for_love(family: Family) -> None:
    """Four months left to integrate, two parts open, and her husband's wages gone: she may be fined."""
    around = family.around
    pip = plus_months(around.ahead(120), -36)
    number = family.person(
        "Luciana", "gezinsmigrant", date(1990, 7, 21), geslacht="V", in_nederland="ja", doelgroep="gezinsmigrant",
        vergunning="regulier", vergunning_bekendgemaakt=pip - timedelta(days=90), woning_sinds=pip - timedelta(days=85),
    )  # fmt: skip
    family.integration(
        number, ss139=pip - timedelta(days=60), brede_intake=pip - timedelta(days=30), pip_dagtekening=pip,
        leerroute="B1", niveau="B1", pvt=pip + timedelta(days=200), bijstand_sinds=around.ago(40),
    )  # fmt: skip
    family.involved("gezinsregisseur", around.ago(300))
    family.contact(20, "gezinsregisseur", "Luciana", "Man is zijn werk kwijt. Maakt zich zorgen om haar vergunning.")


SETTLING: Final[tuple[Callable[[Family], None], ...]] = (
    parents_elsewhere, waits_for_a_link, link_forgotten, invited_in_eight_weeks, invited_next_week,
    interprets_and_nobody_else_sees, new_for_love, fine_for_love,
)  # fmt: skip
