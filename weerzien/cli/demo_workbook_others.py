"""Families of the demo that tell about contact, about time gone by, and of other groups than youngsters alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_arrived import PERMIT
from weerzien.cli.demo_workbook_family import Family
from weerzien.kernel.days import plus_months


def settled(family: Family, first_names: tuple[str, str], since: date) -> tuple[int, int]:
    """Write a man and a woman who have had a home since that day; return their numbers."""
    sponsor = family.person(
        first_names[0], "referent", date(1983, 5, 17), geslacht="M", woning_sinds=since,
        asielaanvraag=since - timedelta(days=500), vergunning_bekendgemaakt=since - timedelta(days=420), **PERMIT,
    )  # fmt: skip
    partner = family.person(
        first_names[1], "partner", date(1986, 8, 4), geslacht="V", woning_sinds=since, **PERMIT
    )  # fmt: skip
    family.arrived(sponsor, partner, since)
    return sponsor, partner


def only_messages(family: Family) -> None:
    """Two messages in the last weeks, but nobody really spoke with them for ten weeks."""
    around = family.around
    settled(family, ("Yusuf", "Nadia"), around.ago(330))
    family.involved("maatschappelijk begeleider", around.ago(330))
    family.contact(70, "maatschappelijk begeleider", "Nadia", "Over de energierekening. Nadia wil Nederlandse les.")
    for days_ago in (30, 9):
        family.contact(days_ago, "maatschappelijk begeleider", "Nadia", "App gestuurd, twee vinkjes.", soort="bericht")


def contact_today_or_silent(family: Family) -> None:
    """Seven weeks and six days since the last talk: tomorrow it is eight weeks."""
    around = family.around
    settled(family, ("Osman", "Sahra"), around.ago(250))
    family.involved("gezinsregisseur", around.ago(250))
    family.contact(55, "gezinsregisseur", "Osman", "Zoekt werk als lasser. Stuurt de helft van zijn geld naar huis.")


def many_faces(family: Family) -> None:
    """Four family coordinators in a year; the mother stopped telling her story."""
    around = family.around
    settled(family, ("Ghanem", "Hala"), around.ago(420))
    starts = (340, 250, 160, 60)
    ends = (250, 160, 60, None)
    for name, start, end in zip(("P. de Lange", "F. Brouwer", "J. Postma", "Amina Yusuf"), starts, ends, strict=True):
        family.involved("gezinsregisseur", around.ago(start), around.ago(end) if end else "", name)
    family.contact(18, "gezinsregisseur", "Hala", "Moest alles opnieuw vertellen. Vraagt of Amina blijft.")


def two_changes(family: Family) -> None:
    """Two changes in a year: just within what is still called steady."""
    around = family.around
    settled(family, ("Berhe", "Almaz"), around.ago(400))
    for name, start, end in (("P. de Lange", 390, 220), ("J. Postma", 220, 90), ("Amina Yusuf", 90, None)):
        family.involved("gezinsregisseur", around.ago(start), around.ago(end) if end else "", name)
    family.contact(28, "gezinsregisseur", "Berhe", "Almaz is begonnen met de taalles, drie ochtenden in de week.")


def maybe_still_involved(family: Family) -> None:
    """The coordinator left somewhere this year; whether that has happened yet nobody knows."""
    around = family.around
    settled(family, ("Aziz", "Frozan"), around.ago(380))
    family.involved("gezinsregisseur", around.ago(375), until=f"00-00-{around.today.year}", name="F. Brouwer")
    family.contact(47, "gezinsregisseur", "Aziz", "Kinderen zitten op zwemles.")


def nobody_wrote_anything(family: Family) -> None:
    """A family in the list of whom no day at all is known."""
    family.person("Ruqiya", "moeder", "", in_nederland="ja", opvang="hotel")
    family.person("Abdirahman", "kind", "", in_nederland="ja", opvang="hotel", geslacht="M")


def integration_ends_today(family: Family) -> None:
    """Three years to integrate are over today; her result has to come from DUO."""
    around = family.around
    pip = plus_months(around.today, -36)
    _, partner = settled(family, ("Isaac", "Miriam"), pip - timedelta(days=80))
    family.integration(partner, ss139=pip - timedelta(days=65), pip_dagtekening=pip, leerroute="B1", werk="ja")
    family.involved("klantregisseur inburgering", around.ago(900))
    family.involved("maatschappelijk begeleider", around.ago(900))
    family.contact(
        40, "klantregisseur inburgering", "Miriam", "Examen spreken gehaald. Schrijven volgt.", soort="kantoor"
    )


def integration_is_over(family: Family) -> None:
    """The three years ended some months ago, and no result is known here."""
    around = family.around
    pip = around.months_ago(41)
    sponsor, partner = settled(family, ("Salman", "Yasmin"), pip - timedelta(days=70))
    family.integration(partner, ss139=pip - timedelta(days=60), pip_dagtekening=pip, leerroute="Z")
    family.integration(sponsor, ss139=pip - timedelta(days=60), pip_dagtekening=f"00-00-{pip.year}", leerroute="B1")
    family.involved("gezinsregisseur", around.ago(1000))
    family.contact(52, "gezinsregisseur", "Yasmin", "Werkt in een kas in de Noordoostpolder, vijf dagen.")


def resettled(family: Family) -> None:
    """Invited from a camp with five people; their house was ready before the plane landed."""
    around = family.around
    home = around.ago(45)
    for first_name, part, born, gender in (
        ("Joseph", "vader", date(1974, 4, 4), "M"), ("Espérance", "moeder", date(1979, 10, 7), "V"),
        ("Divine", "kind", date(2008, 2, 29), "V"), ("Moïse", "kind", date(2012, 12, 1), "M"),
        ("Grâce", "kind", date(2016, 6, 13), "V"),
    ):  # fmt: skip
        number = family.person(
            first_name, part, born, geslacht=gender, doelgroep="hervestiger", vergunning_bekendgemaakt=home,
            woning_sinds=home, **PERMIT,
        )  # fmt: skip
        if part in ("vader", "moeder"):
            family.integration(number, ss139=home, bijstand_sinds=home)
    family.involved("maatschappelijk begeleider", home)
    family.contact(
        3, "maatschappelijk begeleider", "Espérance", "Divine is jarig op 29 februari. Wanneer vieren we dat?"
    )


def family_migrant(family: Family) -> None:
    """Came for love, works already, and has ten weeks for her plan like everybody else."""
    around = family.around
    number = family.person(
        "Xiuying", "gezinsmigrant", date(1994, 11, 11), geslacht="V", in_nederland="ja", doelgroep="gezinsmigrant",
        vergunning="regulier", vergunning_bekendgemaakt=around.ago(80), woning_sinds=around.ago(75),
    )  # fmt: skip
    family.integration(number, ss139=around.ago(71), werk="ja")
    family.involved("klantregisseur inburgering", around.ago(71))
    family.contact(
        44, "klantregisseur inburgering", "Xiuying", "Spreekt goed Engels, wil B2.", soort="kantoor", tolk="geen"
    )


OTHERS: Final[tuple[Callable[[Family], None], ...]] = (
    only_messages, contact_today_or_silent, many_faces, two_changes, maybe_still_involved, nobody_wrote_anything,
    integration_ends_today, integration_is_over, resettled, family_migrant,
)  # fmt: skip
