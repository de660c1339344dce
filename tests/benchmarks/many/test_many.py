"""Measuring the evaluation of many families at once: what is measured, what is compared, what is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.many import measuring
from benchmarks.many.cases import all_at_once, case_of, hashed, one_by_one, sampled_families
from benchmarks.many.made import CONTACTS_PER_PERSON, columns_like
from benchmarks.many.table import many_table, missed
from tests.rulebook.many.families import WRITTEN
from weerzien.rulebook.many.columns import columns_of
from weerzien.rulebook.many.evaluate_many import evaluate_many

ON = date(2026, 11, 22)


def found(**changed: Any) -> dict[str, Any]:
    """Return what one size may cost."""
    run = {"persons": 1_000_000, "rows": {"contact": 20_000_000}, "outcomes": 3_700_000, "seconds": 0.8, "work": 1.5}
    more = {"derived_share": 0.4, "floor": 0.1, "input_megabytes": 450, "megabytes": 1200.4, "hash": "abc"}
    return run | more | changed


def test_a_size_is_a_row() -> None:
    assert many_table([found()])[-1] == (
        "| 1000000 | 20000000 | 3700000 | 0.80 | 1.50 | 0.80 | 40% | 8.0 | 450 MB | 1200 MB | abc |"
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, []),
        ({"seconds": 1.2}, ["evaluate many: 1.20 s for 1000000 persons"]),
        ({"megabytes": 5000.0}, ["evaluate many: 5000 MB for 1000000 persons"]),
        ({"persons": 3_000_000, "seconds": 2.9, "megabytes": 5000.0}, []),
        ({"persons": 10_000, "seconds": 2.0}, []),
    ],
    ids=["reached", "too slow", "too much memory", "three million may take three", "a few may take longer"],
)
def test_what_was_wanted_and_not_reached_is_told(changed: dict[str, Any], words: list[str]) -> None:
    assert missed([found(**changed)]) == words


def test_copies_of_families_are_heard_the_same_by_both_readers() -> None:
    first, _ = columns_of(WRITTEN[::4])
    columns = columns_like(first, 500)
    families = sampled_families(columns, 200, seed=1)

    many = list(all_at_once(columns, evaluate_many(columns, on=ON), families))

    assert len(columns.lists["person"]) >= 500
    assert len(columns.lists["contact"]) >= 0.9 * CONTACTS_PER_PERSON * len(columns.lists["person"])
    assert hashed(many) == hashed(one_by_one(columns, families, ON)) != hashed(many[1:])


def test_a_family_of_the_columns_is_the_case_it_was_made_of() -> None:
    columns, keys = columns_of(WRITTEN)
    for family in range(0, len(WRITTEN), 40):
        case, told = WRITTEN[family], case_of(columns, family)
        assert (case.covered, len(case.persons)) == (told.covered, len(told.persons))
        assert [keys["application"][one.key][1] for one in told.applications] == [one.key for one in case.applications]


def test_readers_that_disagree_give_no_page() -> None:
    columns, _ = columns_of(WRITTEN[:20])

    with pytest.raises(RuntimeError, match="the readers disagree"):
        measuring.compared(columns, (), ON)
