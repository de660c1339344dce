"""The families that are imported first: those of the demo's workbook, and some of every size. Others are like them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from benchmarks.country.shape import LARGEST_FAMILY, SEED, SMALLEST_FAMILY, Shape
from weerzien.cli.demo_workbook import STORIES, new_family
from weerzien.cli.demo_workbook_crowd import anybody, came_over, ordinary_days, still_abroad
from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_sheets import Around, Book


def write_first_workbook(path: Path, *, shape: Shape, municipality: str, today: date) -> int:
    """Write the workbook of the families that others are like; return how many there are."""
    book = Book(Around(today), municipality, random.Random(SEED))  # noqa: S311 -- invented people, no secret
    for story in STORIES if shape.stories else ():
        story(new_family(book, story))
    for size in range(SMALLEST_FAMILY, LARGEST_FAMILY + 1):
        for _ in range(shape.imported_of_a_size):
            of_size(new_family(book, anybody), size)
    book.save(path)
    return book.family_count


def of_size(family: Family, size: int) -> None:
    """Write a youngster with so many persons in the family together, somewhere on the way from permit to a home."""
    dice, around = family.book.dice, family.around
    days = dice.randrange(20, 1100)
    youngster = family.youngster(
        dice.choice(family.origin.children), around.born_turning(18, on=around.ahead(dice.randrange(-300, 900))),
        asielaanvraag=around.ago(days + dice.randrange(90, 400)), vergunning_bekendgemaakt=around.ago(days),
        vergunning=dice.choice("AAAB"), school=dice.choice(("ISK", "ISK", "vo", "mbo")),
    )  # fmt: skip
    arrived = days - dice.randrange(200, 500)
    for first_name, part, born in around_the_youngster(family, size - 1):
        if arrived > 0:
            came_over(family, (youngster, first_name, part, born), around.ago(arrived))
        else:
            still_abroad(family, (youngster, first_name, part, born), days)
    if arrived > 60:
        family.guardianship(youngster, verzoek_rechtbank=around.ago(arrived - dice.randrange(10, 50)))
    if arrived > 170:
        family.guardianship(
            youngster, beschikking=around.ago(arrived - 140), overgedragen_aan="VluchtelingenWerk",
            overdracht_geaccepteerd=around.ago(arrived - 130),
        )  # fmt: skip
    if dice.random() < 0.6:
        family.involved("klantregisseur inburgering", around.ago(days))
        family.involved("maatschappelijk begeleider", around.ago(days))
    ordinary_days(family, youngster, days)


def around_the_youngster(family: Family, count: int) -> list[tuple[str, str, date]]:
    """Return a mother, a father where there are two or more, and further brothers and sisters."""
    dice, origin, today = family.book.dice, family.origin, family.around.today
    chosen = [(dice.choice(origin.mothers), "moeder", date(dice.randrange(1974, 1990), dice.randrange(1, 13), 11))]
    if count > 1:
        chosen.append(
            (dice.choice(origin.fathers), "vader", date(dice.randrange(1968, 1987), dice.randrange(1, 13), 23))
        )
    for _ in range(count - 2):
        born = today - timedelta(days=dice.randrange(500, 7500))
        chosen.append((dice.choice(origin.children), dice.choice(("broer", "zus")), born))
    return chosen
