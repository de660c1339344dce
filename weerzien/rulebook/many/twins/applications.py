"""Derived facts about one application, over columns."""

from __future__ import annotations

import polars as pl

from weerzien.rulebook.case import LONG_AGO
from weerzien.rulebook.derived.applications import LATER_STEPS
from weerzien.rulebook.many.day_tables import number
from weerzien.rulebook.many.reckoning import compare_days
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Seen
from weerzien.rulebook.tree import Comparison, Owner

FILED = "aanvraag ingediend"


def filing(rows: Rows, parameters: Parameters) -> Seen:
    """Return when an application was filed. A later step without a day of filing means: filed, at the latest then."""
    filed = rows.look(FILED, parameters)
    earliest, latest, settled = *filed.days, filed.settled
    open_still = ~settled.fill_null(False)
    for name in LATER_STEPS:
        later = rows.look(name, parameters)
        takes = open_still & later.settled.fill_null(False) & later.days.latest.is_not_null()
        told = pl.select(
            pl.when(takes).then(number(LONG_AGO)).otherwise(earliest).cast(pl.Int32).alias("earliest"),
            pl.when(takes).then(later.days.latest).otherwise(latest).alias("latest"),
            pl.when(takes).then(True).otherwise(settled).alias("settled"),
        )
        earliest, latest, settled = told["earliest"], told["latest"], told["settled"]
        open_still = open_still & ~takes
    return Seen(Days(earliest, latest), settled)


def decision(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether and when an application was decided; a visa or an arrival means that it was."""
    dated, told = rows.look("datum besluit", parameters), rows.look("besluit", parameters)
    is_dated = has_row(rows, "datum besluit")
    later = [rows.look(name, parameters).settled.fill_null(False) for name in ("mvv afgegeven", "ingereisd")]
    happened = told.settled.fill_null(False) | later[0] | later[1]
    silent = ~dated.settled.fill_null(True) | ~told.settled.fill_null(True)
    seen = pl.select(
        pl.when(is_dated).then(dated.days.earliest).alias("earliest"),
        pl.when(is_dated).then(dated.days.latest).alias("latest"),
        pl.when(is_dated).then(dated.settled).when(happened).then(True).when(silent).then(False).alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


def has_row(rows: Rows, name: str) -> pl.Series:
    """Return whether anything was said of a fact, a value or a word that means it has none but "unknown"."""
    told = rows.told(name)
    return rows.constant(False) if told is None else told.said.is_in([1, 2, 4])


def was_adult_at_filing(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether the family member was 18 or older when the application was filed."""
    turns = rows.of(Owner.MEMBER).look("18e verjaardag", parameters)
    filed = rows.look("indiening", parameters)
    was = compare_days(turns.days, Comparison.ON_OR_BEFORE, filed.days)
    return Seen(was, pl.select(pl.when(was.is_not_null()).then(True)).to_series())


TWINS = {"indiening": filing, "besloten": decision, "18 of ouder bij indiening": was_adult_at_filing}
