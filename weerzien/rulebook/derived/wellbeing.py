"""Derived facts about how people are: welfare checks, talks about money, waiting, arrears."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Known
from weerzien.rulebook.derived.definition import DerivedFact, key_of
from weerzien.rulebook.derived.moments import last_of, latest_of, told
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import Parameters, View

CHECK, MONEY_TALK, ARREARS = "welzijnscheck", "budgetgesprek", "betalingsachterstand"


def last_check_of_parents(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when one of the parents was last asked how they are."""
    return last_of(view, CHECK, told(view, CHECK, view.around.rows.parents))


def last_money_talk(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when money was last talked through with a youngster."""
    return last_of(view, MONEY_TALK, told(view, MONEY_TALK, (key_of(view),)))


def arrears(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return how many months of rent or health insurance are owed, as last told; who tells nothing owes nothing."""
    on, every = view.around.on, tuple(told(view, ARREARS))
    dated = [(known, known.value) for known in every if isinstance(known.value, Day)]
    changes = tuple(end for _, day in dated for end in (day.earliest, day.latest))
    begun = [(known, day) for known, day in dated if day.earliest <= on]
    if not begun:
        undated = tuple(known for known in every if known.value is True)[-1:]
        return months_of(undated, changes) if undated else Seen(0, True, (), (), changes)
    last = latest_of([day for _, day in begun])
    leading = tuple(known for known, day in begun if day.latest >= last.earliest)
    return Seen(None, None, leading, (ARREARS,), changes) if last.latest > on else months_of(leading, changes)


def last_arrears(view: View, parameters: Parameters) -> Seen:  # noqa: ARG001 -- every derivation is asked alike
    """Return when arrears were last told, paid off or not; who tells nothing has none."""
    found = last_of(view, ARREARS, told(view, ARREARS))
    return Seen(None, False, (), (), found.changes) if found.settled is None and found.value is None else found


def months_of(leading: tuple[Known, ...], changes: tuple[date, ...]) -> Seen:
    """Return the number that stands beside the day; without one, or with two that differ, it is not known."""
    numbers = {known.word for known in leading}
    number = numbers.pop() if len(numbers) == 1 else ""
    if not number:
        return Seen(None, None, leading, (ARREARS,), changes)
    return Seen(Decimal(number), True, leading, (), changes)


WELLBEING = (
    DerivedFact(
        "laatste welzijnscheck ouders", "family", "gebeurtenis", "dag", (CHECK, "rol in gezin"), last_check_of_parents
    ),
    DerivedFact("laatste budgetgesprek", "person", "gebeurtenis", "dag", (MONEY_TALK,), last_money_talk),
    DerivedFact("laatste betalingsachterstand", "family", "gebeurtenis", "dag", (ARREARS,), last_arrears),
    DerivedFact("maanden betalingsachterstand", "family", "gegeven", "getal", (ARREARS,), arrears),
)
