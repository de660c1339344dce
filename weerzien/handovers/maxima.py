"""How long somebody may stay involved on a ground at the most: dated rows, each with the source that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from weerzien.access.roles import Ground
from weerzien.kernel.days import Day, birthday, plus_months
from weerzien.kernel.refusals import Refused
from weerzien.kernel.words import date_words


@dataclass(frozen=True, slots=True)
class Maximum:
    """From a day on: so many months at a time, and no longer than the day before a birthday of the youngster."""

    ground: Ground
    since: date
    months: int
    age: int | None
    because: str
    source: str


MAXIMA: Final = (
    Maximum(
        ground=Ground.CONTINUED,
        since=date(2021, 1, 1),
        months=12,
        age=None,
        because="daarna kijkt de gemeente opnieuw of het nodig is",
        source="eigen keuze, tot de praktijk anders leert",
    ),
    Maximum(
        ground=Ground.CONTINUED,
        since=date(2023, 1, 1),
        months=12,
        age=21,
        because="verlengde opvang loopt tot de 21e verjaardag, en per keer hooguit een jaar",
        source="Nidos: verlengde opvang (8 december 2022)",
    ),
)


HANDING_OVER_DAYS: Final = 56
"""For so long, counted from the eighteenth birthday, an open handover goes on at the most: a choice of ours, as above.
PostgreSQL keeps the same, in `last_day_of_handing_over`."""


class PastTheMaximum(Refused):
    """Deze laatste dag is later dan de grond toelaat. Kies een eerdere dag."""

    def __init__(self, words: str, last: date, because: str) -> None:
        super().__init__()
        self.words, self.last, self.because = words, last, because

    def __str__(self) -> str:
        kept = f"{self.words.capitalize()} kan hooguit tot en met {date_words(self.last)}: {self.because}."
        return f"{self.sentence()} {kept}"


def maximum_on(ground: Ground, day: date) -> Maximum | None:
    """Return what holds for a ground on a day, None where nothing is set."""
    begun = [one for one in MAXIMA if one.ground is ground and one.since <= day]
    return max(begun, key=lambda one: one.since, default=None)


def last_day(maximum: Maximum, *, since: date, born: Day | None) -> date:
    """Return the last day on which somebody may be involved; of an uncertain birth the last day it can be counts."""
    days = [plus_months(since, maximum.months)]
    if maximum.age is not None and born is not None:
        days.append(birthday(born.latest, maximum.age) - timedelta(days=1))
    return min(days)


def check_period(ground: Ground, words: str, *, since: date, until: date, born: Day | None) -> None:
    """Refuse a period that is longer than its ground allows. Raises PastTheMaximum, which names the ground."""
    maximum = maximum_on(ground, since)
    if maximum is None:
        return
    last = last_day(maximum, since=since, born=born)
    if until > last:
        raise PastTheMaximum(words, last, maximum.because)
