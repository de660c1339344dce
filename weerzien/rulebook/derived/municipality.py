"""Derived facts about a municipality itself: how far it is with the people it has to house this half-year."""

from __future__ import annotations

from decimal import Decimal

from weerzien.kernel.days import Day, plus_months
from weerzien.rulebook.derived.definition import DerivedFact, lacking_of
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.views import Parameters, View

TASK, BACKLOG, DONE, BEGIN = "taakstelling halfjaar", "achterstand taakstelling", "gerealiseerd", "begin halfjaar"
MONTHS = 6


def expected_so_far(view: View, parameters: Parameters) -> Seen:
    """Return how many people should have been housed by now: a sixth of task and backlog for every month gone by."""
    seen = [view.look(name, parameters) for name in (TASK, BACKLOG, BEGIN)]
    behind = tuple(known for one in seen for known in one.behind)
    task, backlog, begin = (one.value for one in seen)
    if task is None or backlog is None or not isinstance(begin, Day) or not begin.is_exact:
        return Seen(None, None, behind, lacking_of(seen) or (BEGIN,))
    starts = [plus_months(begin.earliest, month) for month in range(1, MONTHS + 1)]
    gone = sum(start <= view.around.on for start in starts)
    people = (Decimal(str(task)) + Decimal(str(backlog))) * gone / MONTHS
    return Seen(people.quantize(Decimal("0.01")), True, behind, (), tuple(starts))


def is_behind(view: View, parameters: Parameters) -> Seen:
    """Return whether fewer people were housed than should have been by now."""
    expected, done = expected_so_far(view, parameters), view.look(DONE, parameters)
    behind = (*expected.behind, *done.behind)
    if not isinstance(expected.value, Decimal) or done.value is None:
        return Seen(None, None, behind, lacking_of((expected, done)), expected.changes)
    return Seen(Decimal(str(done.value)) < expected.value, True, behind, (), expected.changes)


RESTS_ON = (TASK, BACKLOG, BEGIN)
MUNICIPALITY = (
    DerivedFact("verwacht volgens de taakstelling", "municipality", "gegeven", "getal", RESTS_ON, expected_so_far),
    DerivedFact("achter op de taakstelling", "municipality", "gegeven", "ja/nee", (*RESTS_ON, DONE), is_behind),
)
