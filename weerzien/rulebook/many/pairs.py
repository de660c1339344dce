"""Rows with the rows of another list that belong to them, and what all of those together come to."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from weerzien.rulebook.dictionary import About
from weerzien.rulebook.many.columns import Links
from weerzien.rulebook.many.rows import Days, Rows, Seen


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of another list; `place` says to which of `size` rows each belongs, by its place among them."""

    rows: Rows
    place: pl.Series
    size: int

    def where(self, chosen: pl.Series) -> Pairs:
        """Return the pairs for which something is true."""
        return Pairs(self.rows.narrowed(chosen), self.place.filter(chosen), self.size)

    def spread(self, places: pl.Series, values: pl.Series, missing: object = None) -> pl.Series:
        """Return one value for every row out of those of some places."""
        found = pl.DataFrame({"place": places, "value": values})
        every = pl.DataFrame({"place": pl.int_range(self.size, dtype=pl.UInt32, eager=True)})
        spread = every.join(found, on="place", how="left", maintain_order="left")["value"]
        return spread if missing is None else spread.fill_null(missing)

    def any(self, truths: pl.Series) -> pl.Series:
        """Return for every row whether something holds for one of its pairs, true, false or unknown; false without pairs."""
        found = (
            pl.DataFrame({"place": self.place, "truth": truths})
            .group_by("place")
            .agg(
                pl.when(pl.col("truth").any())
                .then(True)
                .when(pl.col("truth").is_null().any())
                .then(None)
                .otherwise(False)
                .alias("truth"),
                pl.lit(True).alias("there"),
            )
        )
        there = self.spread(found["place"], found["there"], missing=False)
        truth = self.spread(found["place"], found["truth"])
        return pl.select(pl.when(~there).then(False).otherwise(truth)).to_series()

    def count(self) -> pl.Series:
        """Return for every row how many pairs it has."""
        found = self.place.to_frame("place").group_by("place").len()
        return self.spread(found["place"], found["len"], missing=0)

    def first_event(self, seen: Seen) -> Seen:
        """Return the first of the events of each row: it happened where one of them did, on the earliest known day."""
        assert isinstance(seen.value, Days)
        settled = self.any(seen.settled)
        wanted = settled.gather(self.place)
        counts = pl.select(wanted.is_null() | (seen.settled == wanted).fill_null(False)).to_series()
        return Seen(self.least(seen.value, counts), settled).without_days_that_did_not_come()

    def least(self, days: Days, counts: pl.Series) -> Days:
        """Return for every row the least of both ends of the days that count."""
        told = pl.DataFrame({"place": self.place, "earliest": days.earliest, "latest": days.latest}).filter(counts)
        found = told.group_by("place").agg(pl.col("earliest").min(), pl.col("latest").min())
        return Days(self.spread(found["place"], found["earliest"]), self.spread(found["place"], found["latest"]))

    def greatest(self, days: Days, counts: pl.Series) -> Days:
        """Return for every row the greatest of both ends of the days that count."""
        told = pl.DataFrame({"place": self.place, "earliest": days.earliest, "latest": days.latest}).filter(counts)
        found = told.group_by("place").agg(pl.col("earliest").max(), pl.col("latest").max())
        return Days(self.spread(found["place"], found["earliest"]), self.spread(found["place"], found["latest"]))


def pairs_of(rows: Rows, about: About, *, through: str = "") -> Pairs:
    """Return the rows of another list that belong to these; of a person through "sponsor" or "member"."""
    return paired(rows, rows.index, rows.columns.links[rows.about, about, through], about)


def of_family(rows: Rows, about: About) -> Pairs:
    """Return the rows of another list that belong to the family of these."""
    return paired(rows, rows.families().index, rows.columns.links["family", about, ""], about)


def others_in_family(rows: Rows) -> Pairs:
    """Return for every person the others of the family."""
    pairs = of_family(rows, "person")
    return pairs.where(pairs.rows.index != rows.index.gather(pairs.place))


def paired(rows: Rows, index: pl.Series, links: Links, about: About) -> Pairs:
    """Return the pairs that links make for rows of a list."""
    bounds = pl.DataFrame(
        {
            "place": pl.int_range(len(rows), dtype=pl.UInt32, eager=True),
            "start": links.starts.gather(index),
            "end": links.starts.gather(index + 1),
        }
    ).filter(pl.col("end") > pl.col("start"))
    found = bounds.select("place", pl.int_ranges("start", "end", dtype=pl.UInt32).alias("at")).explode("at")
    return Pairs(rows.around(about, links.rows.gather(found["at"])), found["place"].set_sorted(), len(rows))
