"""Derived facts about the family as a whole, over columns."""

from __future__ import annotations

import polars as pl

from weerzien.kernel.days import plus_months
from weerzien.rulebook.derived.families import COMPANION, DIRECTOR, NOT_A_SIGN
from weerzien.rulebook.dictionary import FACTS, About
from weerzien.rulebook.many.columns import word_code
from weerzien.rulebook.many.day_tables import day_of, number
from weerzien.rulebook.many.pairs import Pairs, of_family
from weerzien.rulebook.many.rows import Days, Parameters, Rows, Seen
from weerzien.rulebook.many.twins.applications import has_row
from weerzien.rulebook.many.reckoning import compare_days
from weerzien.rulebook.tree import Comparison


def hotel_of(people: Rows, parameters: Parameters) -> Seen:
    """Return since when somebody is in a hotel without a later home; the known day leads, the word "hotel" follows."""
    since, home = people.look("hotel sinds", parameters), people.look("woning sinds", parameters)
    in_hotel = (people.look("opvang", parameters).column == word_code("hotel")).fill_null(False)
    by_word = ~has_row(people, "hotel sinds") & in_hotel
    no_day = ~since.settled.fill_null(False) | since.days.earliest.is_null()
    later = compare_days(home.days, Comparison.ON_OR_AFTER, since.days)
    has_home = home.settled.fill_null(False)
    seen = pl.select(
        pl.when(~by_word).then(since.days.earliest).alias("earliest"),
        pl.when(~by_word).then(since.days.latest).alias("latest"),
        pl.when(by_word)
        .then(~home.settled)
        .when(no_day)
        .then(since.settled)
        .when(home.settled.is_null())
        .then(None)
        .when(has_home & home.days.earliest.is_not_null())
        .then(~later)
        .otherwise(True)
        .alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


def family_in_hotel(rows: Rows, parameters: Parameters) -> Seen:
    """Return since when a member of the family is in a hotel: the earliest day of those who still are."""
    people = of_family(rows, "person")
    return people.first_event(hotel_of(people.rows, parameters))


def is_active(professionals: Rows, parameters: Parameters) -> pl.Series:
    """Return whether somebody is involved on the day, the first and the last day included; no start means: already."""
    del parameters
    truth = professionals.constant(True)
    for name, comparison in (("betrokken van", Comparison.ON_OR_BEFORE), ("betrokken tot", Comparison.ON_OR_AFTER)):
        told = professionals.told(name)
        if told is None or told.latest is None:
            continue
        today = pl.repeat(professionals.on, len(professionals), dtype=pl.Int32, eager=True)
        within = compare_days(Days(told.value, told.latest), comparison, Days(today, today))
        truth = truth & pl.select(pl.when(told.value.is_null()).then(True).otherwise(within)).to_series()
    return truth


def has_role(rows: Rows, *roles: str) -> pl.Series:
    """Return whether a professional has one of these roles."""
    told = rows.told("rol betrokkene")
    codes = [word_code(role) for role in roles]
    return rows.constant(False) if told is None else told.value.is_in(codes).fill_null(False)


def has_fixed_contact(rows: Rows, parameters: Parameters) -> Seen:
    """Return whether somebody is the family's director now, else its companion."""
    pairs = of_family(rows, "professional")
    pairs = pairs.where(has_role(pairs.rows, DIRECTOR, COMPANION))
    active = pairs.any(is_active(pairs.rows, parameters))
    silent = (active == False).fill_null(False) & ~rows.covered("rol betrokkene")  # noqa: E712 -- columns
    value = pl.select(pl.when(silent).then(None).otherwise(active)).to_series()
    return Seen(value, pl.select(pl.when(value.is_not_null()).then(True)).to_series())


def changes_of_contact(rows: Rows, parameters: Parameters) -> Seen:
    """Return how often the fixed contact person changed in so many months, as far as ends are known."""
    pairs = of_family(rows, "professional")
    directors = has_role(pairs.rows, DIRECTOR)
    wanted = pl.select(
        pl.when(pairs.any(directors).gather(pairs.place)).then(directors).otherwise(has_role(pairs.rows, COMPANION))
    ).to_series()
    pairs = pairs.where(wanted)
    began, ended = day_columns(pairs.rows, "betrokken van"), day_columns(pairs.rows, "betrokken tot")
    name = pairs.rows.told("naam betrokkene")
    after = number(plus_months(day_of(rows.on), -parameters["termijn wisselingen"]))
    table = pl.DataFrame(
        {
            "place": pairs.place,
            "began": began.earliest,
            "first": ended.earliest,
            "last": ended.latest,
            "name": (name.value if name else pl.repeat(None, len(pairs.place), dtype=pl.UInt32, eager=True)).fill_null(
                word_code("")
            ),
        }
    ).sort("place", "began", nulls_last=False, maintain_order=True)
    following = table.with_columns(
        pl.col("name").shift(-1).over("place").alias("next_name"),
        pl.col("began").shift(-1).over("place").alias("next_began"),
        pl.col("place").shift(-1).over("place").alias("next_place"),
    )
    changed = following.filter(
        pl.col("next_place").is_not_null()
        & (pl.col("name") != pl.col("next_name"))
        & (pl.col("next_began").is_null() | (pl.col("next_began") <= rows.on))
        & (pl.col("first") > after)
        & (pl.col("last") <= rows.on)
    )
    counts = changed.group_by("place").len()
    count = pairs.spread(counts["place"], counts["len"], missing=0)
    return Seen(count.cast(pl.Float64), rows.constant(True))


def day_columns(rows: Rows, name: str) -> Days:
    """Return a day of every row as it was told."""
    told = rows.told(name)
    if told is None or told.latest is None:
        none = pl.repeat(None, len(rows), dtype=pl.Int32, eager=True)
        return Days(none, none)
    return Days(told.value, told.latest)


def last_contact(rows: Rows, parameters: Parameters) -> Seen:
    """Return the last contact other than a written message; a contact of unknown kind leaves it uncertain."""
    del parameters
    pairs = of_family(rows, "contact")
    days, kind = day_columns(pairs.rows, "datum contact"), pairs.rows.told("soort contact")
    message = kind.value == word_code("bericht") if kind else pairs.rows.constant(None)
    counts = (days.earliest <= rows.on).fill_null(False) & ~message.fill_null(False)
    is_sure = has_row_or_word(pairs.rows, "soort contact")
    sure, unsure = pairs.greatest(days, counts & is_sure), pairs.greatest(days, counts & ~is_sure)
    silent = unsure.latest.is_null() & rows.covered("datum contact")
    seen = pl.select(
        pl.when(sure.latest.is_null()).then(unsure.earliest).otherwise(sure.earliest).alias("earliest"),
        pl.max_horizontal(sure.latest, unsure.latest).alias("latest"),
        pl.when(sure.latest.is_not_null()).then(True).when(silent).then(False).alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


def has_row_or_word(rows: Rows, name: str) -> pl.Series:
    """Return whether anything stands in the cell of a fact, also the word "onbekend"."""
    told = rows.told(name)
    return rows.constant(False) if told is None else told.said != 0


def known_since(rows: Rows, parameters: Parameters) -> Seen:
    """Return the earliest day on which the family is known: told, else the earliest event of anybody in it."""
    told = rows.look("gezin bekend sinds", parameters)
    first = first_sign(rows)
    is_told = told.days.earliest.is_not_null()
    is_seen = first.earliest.is_not_null()
    seen = pl.select(
        pl.when(is_told).then(told.days.earliest).otherwise(first.earliest).alias("earliest"),
        pl.when(is_told).then(told.days.latest).otherwise(first.latest).alias("latest"),
        pl.when(is_told | ~is_seen).then(told.settled).otherwise(True).alias("settled"),
    )
    return Seen(Days(seen["earliest"], seen["latest"]), seen["settled"])


SIGNS: tuple[About, ...] = ("person", "application", "absence", "contact", "professional")


def first_sign(rows: Rows) -> Days:
    """Return the earliest day that was told of anybody or anything in the family, as far as it is a sign of it."""
    firsts = [first_told(of_family(rows, about)) for about in SIGNS]
    ends = pl.select(
        pl.min_horizontal(*(days.earliest for days in firsts)).alias("earliest"),
        pl.min_horizontal(*(days.latest for days in firsts)).alias("latest"),
    )
    return Days(ends["earliest"], ends["latest"])


def first_told(pairs: Pairs) -> Days:
    """Return for every family the first of the days that were told in one list and lie behind us."""
    signs = [
        told
        for name, told in pairs.rows.columns.told[pairs.rows.about].items()
        if FACTS[name].type == "dag" and name not in NOT_A_SIGN and told.latest is not None
    ]
    on = pairs.rows.on
    ends = pl.select(
        pl.min_horizontal(*(pl.when(told.latest <= on).then(told.value) for told in signs)).alias("earliest"),
        pl.min_horizontal(*(pl.when(told.latest <= on).then(told.latest) for told in signs)).alias("latest"),
    )
    days = Days(ends["earliest"].gather(pairs.rows.index), ends["latest"].gather(pairs.rows.index))
    return pairs.least(days, days.latest.is_not_null())


TWINS = {
    "hotel van het gezin": family_in_hotel,
    "vaste contactpersoon": has_fixed_contact,
    "wisselingen vaste contactpersoon": changes_of_contact,
    "laatste contact": last_contact,
    "bekend geworden op": known_since,
}
