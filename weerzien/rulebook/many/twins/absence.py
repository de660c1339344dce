"""Derived facts about absence from school, over columns."""

from __future__ import annotations

import polars as pl

from weerzien.rulebook.derived.absence import COVERING
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.pairs import pairs_of
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Seen
from weerzien.rulebook.many.twins.families import day_columns, has_row_or_word

SATURDAY_1970 = 2
"""1 January 1970 was a Thursday: two days later it was Saturday."""


def missed(rows: Rows) -> pl.DataFrame:
    """Return the hours that pupils missed up to and including today, except those that were sick or authorised."""
    pairs = pairs_of(rows, "absence")
    days, hours, kind = (
        day_columns(pairs.rows, COVERING[0]),
        pairs.rows.told(COVERING[1]),
        pairs.rows.told("soort verzuim"),
    )
    told = pl.DataFrame(
        {
            "place": pairs.place,
            "earliest": days.earliest,
            "latest": days.latest,
            "hours": hours.value if hours else pairs.rows.constant(None).cast(pl.Float64),
            "sure": has_row_or_word(pairs.rows, "soort verzuim"),
            "counts": kind.value == word_code("ongeoorloofd") if kind else pairs.rows.constant(None),
        }
    )
    counts = ~pl.col("sure") | pl.col("counts").fill_null(False)
    return told.filter(pl.col("earliest").is_not_null() & pl.col("hours").is_not_null() & counts).filter(
        pl.col("earliest") <= rows.on
    )


def spread(found: pl.DataFrame, rows: Rows, column: str) -> pl.Series:
    """Return a column of some places for every row, nothing elsewhere."""
    every = pl.DataFrame({"place": pl.int_range(len(rows), dtype=pl.UInt32, eager=True)})
    return every.join(found, on="place", how="left", maintain_order="left")[column]


def hours_within(found: pl.DataFrame, rows: Rows, window: int, *, at_most: bool) -> pl.Series:
    """Return the hours within the window that ends today: what is sure, or at most."""
    start = rows.on - window + 1
    if at_most:
        within = pl.col("latest") >= start
    else:
        within = pl.col("sure") & (pl.col("earliest") >= start) & (pl.col("latest") <= rows.on)
    sums = found.filter(within).group_by("place").agg(pl.col("hours").sum())
    return spread(sums, rows, "hours").fill_null(0.0)


def threshold_reached(rows: Rows, parameters: Parameters) -> Seen:
    """Return the day on which the hours within the window came to the threshold, as long as they still do today."""
    found, window = missed(rows), parameters["venster"]
    of_age = (rows.look("minderjarig", parameters).column == False).fill_null(False)  # noqa: E712 -- columns
    threshold = pl.select(
        pl.when(of_age & (parameters["drempel vanaf 18"] != 0))
        .then(parameters["drempel vanaf 18"])
        .otherwise(parameters["drempel"])
        .cast(pl.Float64)
    ).to_series()
    at_most = hours_within(found, rows, window, at_most=True)
    surely = hours_within(found, rows, window, at_most=False)
    reached = day_reached(found, rows, window, threshold)
    quiet = pl.select(pl.when(is_kept(rows, parameters).column).then(False)).to_series()
    is_reached = surely >= threshold
    days = pl.select(pl.when(is_reached).then(reached)).to_series()
    settled = pl.select(
        pl.when(at_most < threshold).then(quiet).when(is_reached).then(True).otherwise(None)
    ).to_series()
    return Seen(Days(days, days), settled)


def day_reached(found: pl.DataFrame, rows: Rows, window: int, threshold: pl.Series) -> pl.Series:
    """Return the first day since which the sure hours never fell below the threshold again, up to today.

    They rise only on the last day of an absence: the day before such a day is the last on which they can be too few.
    """
    sure = found.filter(pl.col("sure"))
    ends = sure.filter(pl.col("latest") <= rows.on).select("place", (pl.col("latest") - 1).alias("end")).unique()
    hours = ends.join(sure, on="place", how="left").with_columns(
        ((pl.col("earliest") > pl.col("end") - window) & (pl.col("latest") <= pl.col("end"))).alias("within")
    )
    counted = hours.group_by("place", "end").agg(pl.col("hours").filter(pl.col("within")).sum())
    limits = pl.DataFrame({"place": pl.int_range(len(rows), dtype=pl.UInt32, eager=True), "limit": threshold})
    short = counted.join(limits, on="place").filter(pl.col("hours") < pl.col("limit"))
    last = short.group_by("place").agg((pl.col("end").max() + 1).cast(pl.Int32).alias("reached"))
    return spread(last, rows, "reached")


def is_kept(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether absence is kept for this family: the list is covered, or this pupil is in it."""
    del parameters
    there = spread(missed(rows).group_by("place").len(), rows, "len").is_not_null()
    kept = there | (rows.covered(COVERING[0]) & rows.covered(COVERING[1]))
    told = pl.select(pl.when(kept).then(True)).to_series()
    return Seen(told, told)


def hours_missed(rows: Rows, parameters: Parameters) -> Seen:
    """Return the hours of unauthorised absence within the window that ends today."""
    return Seen(hours_within(missed(rows), rows, parameters["venster"], at_most=False), rows.constant(True))


def hours_on_weekends(rows: Rows, parameters: Parameters) -> Seen:
    """Return how many of the counted hours fall on a Saturday or Sunday."""
    exact = pl.col("earliest") == pl.col("latest")
    weekend = (pl.col("earliest") - SATURDAY_1970) % 7 < 2
    found = missed(rows).filter(exact & weekend)
    return Seen(hours_within(found, rows, parameters["venster"], at_most=False), rows.constant(True))


TWINS = {
    "verzuim geregistreerd": is_kept,
    "verzuimdrempel": threshold_reached,
    "uren ongeoorloofd verzuim": hours_missed,
    "uren verzuim in het weekend": hours_on_weekends,
}
