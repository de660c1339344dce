"""The demo's own workbook: invented families around a given day, of every rule each state that can exist."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from weerzien.cli.demo_workbook_arrived import ARRIVED
from weerzien.cli.demo_workbook_crowd import anybody
from weerzien.cli.demo_workbook_family import Family
from weerzien.cli.demo_workbook_living import LIVING
from weerzien.cli.demo_workbook_mistakes import plant_mistakes
from weerzien.cli.demo_workbook_origins import COMMON, ERITREA, STORIES_FROM
from weerzien.cli.demo_workbook_others import OTHERS
from weerzien.cli.demo_workbook_settling import SETTLING
from weerzien.cli.demo_workbook_sheets import Around, Book
from weerzien.cli.demo_workbook_steps import ON_THE_WAY
from weerzien.cli.demo_workbook_waiting import WAITING, limit_is_running

Story = Callable[[Family], None]

STORIES: Final[tuple[Story, ...]] = (*WAITING, *ARRIVED, *LIVING, *OTHERS, *ON_THE_WAY, *SETTLING)
SEED: Final = 20260612


def write_demo_workbook(
    path: Path, *, today: date, families: int = len(STORIES), municipality: str = "Meerdijk"
) -> None:
    """Write the demo's workbook: its stories first, then as many further families as asked for.

    The same day and number give the same workbook. Fewer families than there are stories leave out the last ones.
    """
    book = Book(Around(today), municipality, random.Random(SEED))  # noqa: S311 -- invented people, no secret
    for number in range(families):
        story = STORIES[number] if number < len(STORIES) else anybody
        story(new_family(book, story))
    if families >= len(STORIES):
        plant_mistakes(book)
    book.save(path)


def write_second_workbook(path: Path, *, today: date) -> None:
    """Write a small workbook of the other municipality of the demo, Zandoever: three families, no mistakes."""
    book = Book(Around(today), "Zandoever", random.Random(SEED + 1))  # noqa: S311 -- invented people, no secret
    for story in (limit_is_running, anybody, anybody):
        story(new_family(book, story))
    book.save(path)


def new_family(book: Book, story: Story) -> Family:
    """Return a family with a number, an origin that fits the names in its story, and a last name that is still free."""
    origin = book.dice.choice(COMMON) if story is anybody else STORIES_FROM.get(story.__name__, ERITREA)
    fresh = [name for name in origin.last_names if name not in book.given] or list(origin.last_names)
    last_name = book.dice.choice(fresh)
    book.given.add(last_name)
    return Family(book, book.next_family(), last_name, origin)
