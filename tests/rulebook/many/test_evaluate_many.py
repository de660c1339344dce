"""Evaluating many at once comes to the same as evaluating one by one."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.cases import family
from tests.rulebook.many.families import DAYS, WRITTEN, assert_equal, named
from tests.rulebook.strategies import FIRST, LAST, families
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Facts, Known, PersonFacts
from weerzien.rulebook.keeping import contradicted
from weerzien.rulebook.many.columns import columns_of
from weerzien.rulebook.many.day_tables import DayOffTheTables
from weerzien.rulebook.many.evaluate_many import evaluate_many
from weerzien.rulebook.many.twins.catalogue import TWINS, MissingTwin
from weerzien.rulebook.outcomes import State
from weerzien.rulebook.settings import ParameterSetting, Settings

ON = st.dates(FIRST, LAST)
SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "caselijst.xlsx"

ENDS = (date(2028, 2, 15), date(2028, 2, 16))
"""The last day on which a handover is in time for somebody who turns 18, and the day after."""


@settings(max_examples=25, deadline=None)
@given(st.lists(families(), min_size=1, max_size=4), ON)
def test_generated_families_come_to_the_same(cases: list[Case], on: date) -> None:
    assert_equal(named(cases), on)


def test_the_cases_of_all_rules_come_to_the_same_and_speak_for_every_rule() -> None:
    said = [each for on in DAYS[:: len(DAYS) // 8] for each in assert_equal(WRITTEN, on)]

    assert {rule for rule, *_ in said} == {rule.id for rule in the_rulebook().rules}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not on this machine")
def test_the_shared_workbook_several_times_over_comes_to_the_same() -> None:
    on = date(2026, 11, 21)
    found = cases(read_workbook(SHARED.read_bytes(), file_name=SHARED.name, today=on))

    assert assert_equal(named([*found, *found]), on)


def test_the_earlier_of_a_day_and_what_happened_on_an_unknown_day_is_not_certain_for_many_either() -> None:
    told = {"rol in gezin": "amv", "onder voogdij": "ja", "geboortedatum": date(2010, 3, 14)}
    some_day, never = ({"verzoek rechtbank": each} for each in ("ja", "niet gebeurd"))
    cases = named([family(persons=[told | some_day]), family(persons=[told | never])])

    states = {on: [(rule, name, state) for rule, _, _, name, _, state, _ in assert_equal(cases, on)] for on in ENDS}

    assert {("V03", "G0", State.UNKNOWN), ("V05", "G0", State.UNKNOWN), ("V05", "G1", State.DUE)} <= {*states[ENDS[0]]}
    assert {("V05", "G0", State.OVERDUE), ("V05", "G1", State.OVERDUE)} <= {*states[ENDS[1]]}


def set_parameters(since: date | None) -> Settings:
    """Return settings that move every number that may be set, and switch some rules off."""
    moved = [
        ParameterSetting(rule.id, name, definition.value + 1, since)
        for rule in the_rulebook().rules
        for name, definition in rule.parameters.items()
        if definition.adjustable
    ]
    off = [ParameterSetting(rule.id, "aan", 0, since) for rule in the_rulebook().rules if rule.id.startswith("M")]
    return Settings((*moved, *off))


@pytest.mark.parametrize("since", [None, date(2026, 6, 12)])
def test_what_a_municipality_set_counts_the_same(since: date | None) -> None:
    on = DAYS[-5]

    said = assert_equal(WRITTEN, on, set_parameters(since))

    assert said != assert_equal(WRITTEN, on)


def test_a_rule_that_may_not_be_switched_off_goes_on() -> None:
    off = Settings(tuple(ParameterSetting(rule.id, "aan", 0) for rule in the_rulebook().rules))
    kept = {rule.id for rule in the_rulebook().rules if not rule.may_be_switched_off}

    assert {rule for rule, *_ in assert_equal(WRITTEN, DAYS[-5], off)} <= kept


def test_a_derived_fact_without_a_twin_stops_the_reader_by_its_name() -> None:
    columns, _ = columns_of(WRITTEN[:3])
    twins = {name: twin for name, twin in TWINS.items() if name != "hotel van het gezin"}

    with pytest.raises(MissingTwin, match="hotel van het gezin"):
        evaluate_many(columns, on=DAYS[0], twins=twins)


def test_a_day_that_no_table_knows_is_refused() -> None:
    person = PersonFacts(1, {"geboortedatum": Known(Day.on(date(1899, 12, 31)))})

    with pytest.raises(DayOffTheTables, match="1899-12-31"):
        columns_of([Case("G1", (person,))])


def test_nobody_at_all_gives_nothing() -> None:
    columns, _ = columns_of([])

    assert evaluate_many(columns, on=DAYS[0]) == ()


def test_where_families_are_cut_in_parts_makes_no_difference() -> None:
    columns, _ = columns_of(WRITTEN[:200])
    whole, cut = (
        {
            (one.rule, one.step, one.version, *each)
            for one in found
            for each in zip(one.rows, one.states, one.days, strict=True)
        }
        for found in (evaluate_many(columns, on=DAYS[20], persons_in_a_part=most) for most in (10**6, 1))
    )

    assert whole == cut


def test_columns_hold_no_names_of_people_and_no_notes() -> None:
    facts = {"voornaam": Known("Amal"), "achternaam": Known("Yusuf"), "nationaliteit": Known("Eritrese")}
    columns, _ = columns_of([Case("G1", (PersonFacts(1, facts),))])

    assert columns.lists["person"].columns == ["family"]


def test_families_of_whom_a_list_says_something_in_two_ways_are_seen_alike() -> None:
    cases = [twice_told(case, name) for case in WRITTEN[::7] for name in ("beschermingsvorm", "datum besluit")]

    for on in DAYS[::40]:
        found = assert_equal(named([*WRITTEN[:30], *cases]), on)
        assert any(state is State.UNKNOWN and day is None for *_, state, day in found)


def twice_told(case: Case, name: str) -> Case:
    """Return a family of which two rows say something else of a fact, of everybody of whom it is told."""
    return replace(
        case,
        persons=tuple(replace(one, facts=with_contradiction(one.facts, name)) for one in case.persons),
        applications=tuple(replace(one, facts=with_contradiction(one.facts, name)) for one in case.applications),
        is_contradicted=True,
    )


def with_contradiction(facts: Facts, name: str) -> Facts:
    return facts if name not in facts else {**facts, name: contradicted(facts[name], "Feiten rij 2 en rij 3")}
