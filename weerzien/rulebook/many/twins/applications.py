"""Derived facts about one application, over columns."""

from __future__ import annotations

from weerzien.rulebook.case import LONG_AGO
from weerzien.rulebook.derived.applications import LATER_STEPS
from weerzien.rulebook.many.arrays import Days, Truth, both, days_where, either, inverse, truth_where
from weerzien.rulebook.many.comparing import compare_days
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.rows import Rows
from weerzien.rulebook.many.seen import Seen, known_fact
from weerzien.rulebook.tree import Comparison, Owner
from weerzien.rulebook.views import Parameters

FILED = "aanvraag ingediend"


def filing(rows: Rows, parameters: Parameters) -> Seen:
    """Return when an application was filed. A later step without a day of filing means: filed, at the latest then."""
    filed = rows.look(FILED, parameters)
    days, settled = filed.days, filed.settled
    for name in LATER_STEPS:
        if settled.yes is True or (not isinstance(settled.yes, bool) and settled.yes.all()):
            break
        later = rows.look(name, parameters)
        takes = both(inverse(settled.yes), both(later.settled.yes, later.days.known))
        days = days_where(takes, Days(number(LONG_AGO), later.days.latest), days)
        settled = Truth(either(settled.yes, takes), both(settled.no, inverse(takes)))
    return Seen(days, settled)


def decision(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether and when an application was decided; a visa or an arrival means that it was."""
    dated, told = rows.look("datum besluit", parameters), rows.look("besluit", parameters)

    def settled() -> Truth:
        visa, arrival = (rows.look(name, parameters).settled.yes for name in ("mvv afgegeven", "ingereisd"))
        yes = either(told.settled.yes, either(visa, arrival))
        silent = Truth(yes, both(inverse(yes), either(dated.settled.no, told.settled.no)))
        return truth_where(dated.behind, dated.settled, silent)

    return Seen(lambda: days_where(dated.behind, dated.days), settled)


def was_adult_at_filing(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the family member was 18 or older when the application was filed."""
    turns = rows.of(Owner.MEMBER).look("18e verjaardag", parameters)
    filed = rows.look("indiening", parameters)
    return known_fact(compare_days(turns.days, Comparison.ON_OR_BEFORE, filed.days))


TWINS = {"indiening": filing, "besloten": decision, "18 of ouder bij indiening": was_adult_at_filing}
