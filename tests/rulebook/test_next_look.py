"""A family that is looked at on its own days only reads the same as one that is looked at every day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.cases import family
from tests.rulebook.strategies import FIRST, LAST, families
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.next_look import Looked, look
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import ParameterSetting, Settings

ONE_DAY = timedelta(days=1)


def rules_of(outcomes: tuple[Outcome, ...]) -> set[str]:
    return {outcome.rule for outcome in outcomes}


@settings(max_examples=20, deadline=None)
@given(families(), st.dates(FIRST, LAST))
def test_looking_on_the_days_that_were_foreseen_reads_the_same_as_looking_every_day(case: Case, first: date) -> None:
    """Compare everything an outcome says, for sixty days, a day at a time."""
    looked = look(case, on=first)

    for count in range(60):
        on = first + count * ONE_DAY
        if looked.again_on is not None and on >= looked.again_on:
            looked = look(case, on=on)
        assert looked.outcomes == evaluate(case, on=on)


def test_silence_that_will_become_a_signal_is_foreseen_where_there_is_no_outcome_yet() -> None:
    silent = family(contacts=[{"datum contact": date(2026, 10, 1), "soort contact": "huisbezoek"}])
    foreseen: list[Looked] = [look(silent, on=date(2026, 10, 2))]
    while "S08" not in rules_of(foreseen[-1].outcomes):
        again_on = foreseen[-1].again_on
        assert again_on is not None
        foreseen.append(look(silent, on=again_on))

    assert "S08" not in rules_of(evaluate(silent, on=date(2026, 11, 25)))
    assert "S08" in rules_of(evaluate(silent, on=date(2026, 11, 26)))
    assert foreseen[-2].again_on == date(2026, 11, 26)
    assert len(foreseen) <= 4


def test_a_family_of_which_nothing_is_known_waits_for_the_law_alone() -> None:
    on = date(2026, 6, 1)
    turns = {
        day
        for rule in the_rulebook().rules
        for version in rule.versions
        for day in (version.since, version.until and version.until + ONE_DAY)
        if day and day > on
    }

    assert look(family(), on=on).again_on == min(turns, default=None)


def test_a_parameter_that_begins_to_count_later_is_foreseen() -> None:
    later = Settings((ParameterSetting("S08", "stilte", 20, since=date(2026, 6, 3)),))

    assert look(family(), on=date(2026, 6, 1), settings=later).again_on == date(2026, 6, 3)
