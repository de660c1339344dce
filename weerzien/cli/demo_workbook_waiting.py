"""Families of the demo that wait: before filing, at the IND, or for the journey."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_family import Family

NEW_LAW: Final = date(2026, 6, 12)
"""From this day a B-status waits two years before filing."""


def limit_is_running(family: Family) -> None:
    """A boy of fifteen whose permit came a month ago; his parents and sister are still in Khartoum."""
    around = family.around
    boy = family.youngster(
        "Samson", around.born_turning(16, on=around.ahead(160)),
        asielaanvraag=around.ago(260), vergunning_bekendgemaakt=around.ago(30),
    )  # fmt: skip
    family.person("Hirut", "moeder", date(1984, 3, 9))
    family.person("Tekeste", "vader", date(1979, 11, 21))
    family.person("Meron", "zus", date(2017, 5, 2))
    family.absence(boy, 12, 3, "ziek")
    family.in_view()


def limit_is_today(family: Family) -> None:
    """Today is the last day on which her application can be filed without giving a reason."""
    around = family.around
    notified = around.that_lands(3, on=around.today)
    family.youngster(
        "Bethlehem", around.born_turning(17, on=around.ahead(90)),
        asielaanvraag=around.ago(400), vergunning_bekendgemaakt=notified,
    )  # fmt: skip
    family.person("Alganesh", "moeder", date(1986, 7, 14))
    family.in_view(days_ago=3)
    family.contact(1, "maatschappelijk begeleider", "Bethlehem", "Wacht op de geboorteakte van haar moeder.")


def limit_passed_yesterday(family: Family) -> None:
    """One day too late: the form lay ready, but a signature was missing."""
    around = family.around
    family.youngster(
        "Natnael", around.born_turning(17, on=around.ahead(200)),
        asielaanvraag=around.ago(420), vergunning_bekendgemaakt=around.that_lands(3, on=around.ago(1)),
    )  # fmt: skip
    family.person("Letebrhan", "moeder", date(1982, 1, 30))
    family.person("Yohanna", "zus", date(2014, 9, 9))
    family.in_view(days_ago=8)


def limit_passed_long_ago(family: Family) -> None:
    """Nobody filed for him after he moved to another address."""
    around = family.around
    family.youngster(
        "Ismail", around.born_turning(17, on=around.ahead(45)),
        asielaanvraag=around.ago(500), vergunning_bekendgemaakt=around.months_ago(6), opvang="opvanggezin",
    )  # fmt: skip
    family.person("Hodan", "moeder", date(1988, 4, 4))
    family.involved("jeugdbeschermer", around.ago(180))
    family.contact(80, "jeugdbeschermer", "Ismail", "Belde zelf: hij is verhuisd en kreeg geen post.", soort="telefoon")


def filed_too_late(family: Family) -> None:
    """Filed five days after the limit; the reason is asked for."""
    around = family.around
    notified = around.months_ago(5)
    boy = family.youngster(
        "Filimon", around.born_turning(16, on=around.ahead(30)),
        asielaanvraag=around.ago(430), vergunning_bekendgemaakt=notified,
    )  # fmt: skip
    mother = family.person("Abrehet", "moeder", date(1983, 8, 25))
    family.application(boy, mother, around.months_ago(2) + timedelta(days=5))
    family.in_view(days_ago=15)


def filed_on_the_last_day(family: Family) -> None:
    """Filed on the very last day, which counts; one brother was forgotten."""
    around = family.around
    filed = around.ago(40)
    girl = family.youngster(
        "Saron", around.born_turning(15, on=around.ahead(12)),
        asielaanvraag=around.ago(380), vergunning_bekendgemaakt=around.that_lands(3, on=filed),
    )  # fmt: skip
    mother = family.person("Tsehaynesh", "moeder", date(1985, 12, 12))
    family.person("Eyob", "broer", date(2013, 2, 17))
    family.application(girl, mother, filed)
    family.in_view(days_ago=6)


def notification_unknown(family: Family) -> None:
    """There is a permit, but the letter with its date was lost in the move."""
    around = family.around
    family.youngster("Mustafa", around.born_turning(16, on=around.ahead(100)), asielaanvraag=around.ago(300))
    family.person("Rana", "moeder", date(1981, 6, 18))
    family.person("Bashir", "vader", date(1975, 10, 3))
    family.in_view(days_ago=28)


def subsidiary_waits(family: Family) -> None:
    """Two years to wait before an application can be filed; the conversation about that was hard."""
    around = family.around
    notified = max(NEW_LAW + timedelta(days=3), around.ago(90))
    family.youngster(
        "Samira", around.born_turning(17, on=around.ahead(70)),
        vergunning="B", asielaanvraag=around.ago(330), vergunning_bekendgemaakt=notified,
    )  # fmt: skip
    family.person("Nour", "moeder", date(1987, 2, 8))
    family.person("Anas", "broer", date(2015, 7, 7))
    family.in_view(days_ago=10)
    family.contact(
        10, "maatschappelijk begeleider", "Samira", "Twee jaar wachten. Ze vroeg of haar broertje dan nog mag."
    )


def subsidiary_filed_early(family: Family) -> None:
    """Filed within the waiting time of two years."""
    around = family.around
    boy = family.youngster(
        "Yazan", around.born_turning(16, on=around.ahead(220)),
        vergunning="B", asielaanvraag=around.ago(310), vergunning_bekendgemaakt=max(NEW_LAW, around.ago(100)),
    )  # fmt: skip
    mother = family.person("Maha", "moeder", date(1984, 9, 1))
    family.application(boy, mother, around.ago(20))
    family.in_view(days_ago=25)


def subsidiary_by_year(family: Family) -> None:
    """Of the permit only the year is known, and in that year the law changed."""
    around = family.around
    family.youngster(
        "Ghaith", around.born_turning(17, on=around.ahead(120)),
        vergunning="B", asielaanvraag=around.ago(340), vergunning_bekendgemaakt=f"00-00-{NEW_LAW.year}",
    )  # fmt: skip
    family.person("Lamia", "moeder", date(1980, 5, 5))
    family.in_view(days_ago=30)


def suspended_by_new_law(family: Family) -> None:
    """The application lies still: the law changed while it was under way."""
    around = family.around
    boy = family.youngster(
        "Tarek", around.born_turning(17, on=around.ahead(250)),
        vergunning="B", asielaanvraag=date(2025, 6, 3), vergunning_bekendgemaakt=date(2026, 2, 10),
    )  # fmt: skip
    for first_name, part, born in (
        ("Wafa", "moeder", date(1983, 3, 3)), ("Adnan", "vader", date(1978, 8, 8)), ("Jana", "zus", date(2016, 1, 19)),
    ):  # fmt: skip
        member = family.person(first_name, part, born)
        family.application(boy, member, date(2026, 4, 20))
    family.in_view(days_ago=17)
    family.contact(17, "maatschappelijk begeleider", "Tarek", "Vraagt waarom het zo lang duurt. Brief samen gelezen.")


def outside_the_circle(family: Family) -> None:
    """A father who asks for a daughter, a grown son and the partner he never married."""
    around = family.around
    sponsor = family.person(
        "Dawit", "referent", date(1976, 6, 6), in_nederland="ja", vergunning="A", geslacht="M",
        asielaanvraag=date(2025, 3, 14), vergunning_bekendgemaakt=date(2026, 1, 29), woning_sinds=around.ago(150),
    )  # fmt: skip
    filed = date(2026, 4, 2)
    son = family.person("Robel", "kind", date(2007, 11, 30), geslacht="M")
    partner = family.person("Genet", "ongehuwde partner", date(1981, 2, 2), geslacht="V")
    daughter = family.person("Winta", "kind", date(2015, 10, 10), geslacht="V")
    for member in (son, partner, daughter):
        family.application(sponsor, member, filed)
    family.involved("maatschappelijk begeleider", around.ago(140))
    family.contact(
        35, "maatschappelijk begeleider", "Dawit", "Zit alleen in het huis en slaapt slecht. Kookt voor vier."
    )


def decision_overdue(family: Family) -> None:
    """The IND has had the application for seven and a half months."""
    around = family.around
    girl = family.youngster(
        "Parwana", around.born_turning(16, on=around.ahead(180)),
        asielaanvraag=around.ago(600), vergunning_bekendgemaakt=around.months_ago(10),
    )  # fmt: skip
    for first_name, part, born in (("Shirin", "moeder", date(1986, 4, 16)), ("Omid", "broer", date(2018, 12, 24))):
        member = family.person(first_name, part, born)
        family.application(girl, member, around.ago(235), dna_onderzoek="aangeboden")
    family.in_view(days_ago=40)
    family.contact(40, "jeugdbeschermer", "Parwana", "Eet weinig. Kijkt elke dag of er post van de IND is.")


def decision_due_today(family: Family) -> None:
    """Today the six months are over; for the sister a paper is missing, for the brother a receipt."""
    around = family.around
    boy = family.youngster(
        "Hamid", around.born_turning(17, on=around.ahead(300)),
        asielaanvraag=around.ago(550), vergunning_bekendgemaakt=around.months_ago(8),
    )  # fmt: skip
    mother = family.person("Zahra", "moeder", date(1985, 5, 27))
    sister = family.person("Nilofar", "zus", date(2012, 3, 15))
    brother = family.person("Farid", "broer", date(2014, 6, 21))
    received = around.that_lands(6, on=around.today)
    filed = received - timedelta(days=6)
    family.application(boy, mother, filed, ontvangst_ind=received)
    family.application(boy, sister, filed, ontvangst_ind=received, herstel_verzuim_tot=around.ahead(21))
    family.application(boy, brother, filed, ontvangst_ind=f"00-00-{around.today.year}")
    family.in_view(days_ago=14)


def rejected(family: Family) -> None:
    """Rejected three weeks ago; nobody was with her when the letter came."""
    around = family.around
    girl = family.youngster(
        "Kidist", around.born_turning(17, on=around.ahead(140)),
        asielaanvraag=around.ago(640), vergunning_bekendgemaakt=around.months_ago(12),
    )  # fmt: skip
    mother = family.person("Zewdi", "moeder", date(1980, 10, 28))
    family.application(girl, mother, around.ago(300), besluit="afgewezen", datum_besluit=around.ago(21))
    family.in_view(days_ago=57)


def visas_issued(family: Family) -> None:
    """The mother has seventy days left to travel; the visa of the father has just run out."""
    around = family.around
    boy = family.youngster(
        "Yonatan", around.born_turning(15, on=around.ahead(5)),
        asielaanvraag=around.ago(700), vergunning_bekendgemaakt=around.months_ago(14),
    )  # fmt: skip
    granted: dict[str, date | str] = {"besluit": "ingewilligd", "datum_besluit": around.ago(120)}
    mother = family.person("Rahwa", "moeder", date(1988, 1, 11))
    father = family.person("Kibrom", "vader", date(1984, 4, 19))
    sister = family.person("Delina", "zus", date(2019, 8, 3))
    filed = around.ago(330)
    family.application(boy, mother, filed, mvv_afgegeven=around.ago(20), **granted)
    family.application(boy, father, filed, mvv_afgegeven=around.ago(96), **granted)
    family.application(boy, sister, filed, mvv_afgegeven=around.ago(90), ticket_geboekt=around.ago(2), **granted)
    family.in_view(days_ago=5)
    family.contact(5, "maatschappelijk begeleider", "Yonatan", "Oom betaalt de tickets, maar pas na de oogst.")


WAITING: Final[tuple[Callable[[Family], None], ...]] = (
    limit_is_running, limit_is_today, limit_passed_yesterday, limit_passed_long_ago, filed_too_late,
    filed_on_the_last_day, notification_unknown, subsidiary_waits, subsidiary_filed_early, subsidiary_by_year,
    suspended_by_new_law, outside_the_circle, decision_overdue, decision_due_today, rejected, visas_issued,
)  # fmt: skip
