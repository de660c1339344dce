"""Rules about youngsters are not asked about the grown-ups of a family, whatever nobody told of them."""

from __future__ import annotations

from weerzien.early_signals.asking.asked import AskedFamily
from weerzien.kernel.days import Day, plus_years
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Facts, Key
from weerzien.rulebook.rule import Subject
from weerzien.rulebook.silence import Silence

YOUTH = (Subject.YOUNGSTER, Subject.PUPIL)
GROWN_UPS = ("moeder", "vader")
"""Who is no youngster by their part in the family, though nobody told when they were born."""
UNTIL_AGE = 21
"""Years: until then a youngster may stay in extended reception (roles and rule V09)."""


def is_about_a_grown_up(asked: AskedFamily, silence: Silence) -> bool:
    """Return whether a rule about youngsters is silent of somebody who surely is none."""
    return the_rulebook().rule(silence.rule).subject in YOUTH and is_grown(asked, silence.person)


def is_grown(asked: AskedFamily, person: Key | None) -> bool:
    """Return whether somebody is a parent, or surely past the age until which reception goes on."""
    facts = facts_of(asked, person)
    part, born = (facts.get(name) for name in ("rol in gezin", "geboortedatum"))
    if part is not None and part.value in GROWN_UPS:
        return True
    day = born.value if born else None
    return isinstance(day, Day) and plus_years(day.latest, UNTIL_AGE) <= asked.today


def facts_of(asked: AskedFamily, person: Key | None) -> Facts:
    """Return the facts of somebody."""
    return next((one.facts for one in asked.case.persons if one.key == person), {})
