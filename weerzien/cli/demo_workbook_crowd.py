"""A family as there are many: some stage of the way, ordinary days, nothing told on purpose."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from weerzien.cli.demo_workbook_arrived import PERMIT
from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_sheets import Cell

NOTES: Final = (
    "Post samen doorgenomen.", "Brief van de zorgverzekering uitgelegd.", "Fiets gevonden via de buurt.",
    "Vraagt hoe lang het nog duurt.", "Gaat nu alleen naar de bibliotheek.", "Maakt zich zorgen over oma.",
)  # fmt: skip


def anybody(family: Family) -> None:
    """A youngster and one to five family members, somewhere on the way from permit to a home together."""
    dice, around = family.book.dice, family.around
    notified_days_ago = dice.randrange(20, 900)
    youngster = family.youngster(
        dice.choice(family.origin.children), around.born_turning(18, on=around.ahead(dice.randrange(-200, 900))),
        asielaanvraag=around.ago(notified_days_ago + dice.randrange(90, 400)),
        vergunning_bekendgemaakt=around.ago(notified_days_ago), school=dice.choice(("ISK", "ISK", "vo", "mbo")),
    )  # fmt: skip
    arrived_days_ago = notified_days_ago - dice.randrange(200, 500)
    for first_name, part, born in members(family):
        if arrived_days_ago > 0:
            came_over(family, (youngster, first_name, part, born), around.ago(arrived_days_ago))
        else:
            still_abroad(family, (youngster, first_name, part, born), notified_days_ago)
    if arrived_days_ago > 60:
        family.guardianship(youngster, verzoek_rechtbank=around.ago(arrived_days_ago - dice.randrange(10, 50)))
    if arrived_days_ago > 170:
        family.guardianship(
            youngster, beschikking=around.ago(arrived_days_ago - 140), overgedragen_aan="VluchtelingenWerk",
            overdracht_geaccepteerd=around.ago(arrived_days_ago - 130),
        )  # fmt: skip
    ordinary_days(family, youngster, notified_days_ago)


def members(family: Family) -> list[tuple[str, str, date]]:
    """Return the mother, mostly a father, and up to three brothers and sisters."""
    dice = family.book.dice
    chosen = [
        (dice.choice(family.origin.mothers), "moeder", date(dice.randrange(1974, 1990), dice.randrange(1, 13), 11))
    ]
    if dice.random() < 0.7:
        chosen.append(
            (dice.choice(family.origin.fathers), "vader", date(dice.randrange(1968, 1987), dice.randrange(1, 13), 23))
        )
    for first_name in dice.sample(family.origin.children, dice.randrange(4)):
        born = family.around.today - timedelta(days=dice.randrange(500, 5500))
        chosen.append((first_name, dice.choice(("broer", "zus")), born))
    return chosen


def came_over(family: Family, who: tuple[int, str, str, date], arrived: date) -> None:
    """Write somebody who lives here now, in a hotel at first and then in a home."""
    sponsor, first_name, part, born = who
    home = arrived + timedelta(days=60)
    is_housed = home <= family.around.today
    number = family.person(
        first_name, part, born, woning_sinds=home if is_housed else "", opvang="" if is_housed else "hotel", **PERMIT
    )  # fmt: skip
    family.arrived(sponsor, number, arrived, hotel_sinds=arrived)
    if part in ("moeder", "vader") and is_housed:
        has_plan = home + timedelta(days=66) <= family.around.today
        plan: dict[str, Cell] = {"pip_dagtekening": home + timedelta(days=66), "leerroute": "Z"} if has_plan else {}
        family.integration(number, ss139=home, bijstand_sinds=home, **plan)


def still_abroad(family: Family, who: tuple[int, str, str, date], notified_days_ago: int) -> None:
    """Write somebody who waits abroad; applied for unless the permit is quite new."""
    sponsor, first_name, part, born = who
    number = family.person(first_name, part, born)
    if notified_days_ago > 60:
        family.application(sponsor, number, family.around.ago(notified_days_ago - 50))


def ordinary_days(family: Family, youngster: int, since: int) -> None:
    """Write who is involved, a few contacts and now and then an absence."""
    dice, around = family.book.dice, family.around
    roles = ("gezinsregisseur", "maatschappelijk begeleider")
    family.involved(dice.choice(roles), around.ago(since))
    family.involved("jeugdbeschermer", around.ago(since))
    for _ in range(dice.randrange(1, 5)):
        family.contact(dice.randrange(1, 80), dice.choice(roles), "moeder", dice.choice(NOTES))
    for _ in range(dice.randrange(4) if dice.random() < 0.3 else 0):
        family.absence(youngster, dice.randrange(1, 60), dice.randrange(1, 7), dice.choice(("ongeoorloofd", "ziek")))
