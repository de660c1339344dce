"""The timeline reads the same as looking every day."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.cases import family
from tests.rulebook.strategies import FIRST, LAST, families
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome, State, Urgency
from weerzien.rulebook.settings import ParameterSetting, Settings
from weerzien.rulebook.timeline import Piece, timeline

ONE_DAY = timedelta(days=1)
MONTHS_24 = 731
NO_SETTINGS = Settings()
LATER = Settings(
    (
        ParameterSetting("S08", "stilte", 20, since=date(2026, 6, 3)),
        ParameterSetting("S08", "aan", 0, since=date(2027, 1, 1)),
    )
)
SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "caselijst.xlsx"

Identity = tuple[str, str, Key | None, Key | None]
YOUNGSTER = {
    "rol in gezin": "amv",
    "doelgroep": "asiel",
    "beschermingsvorm": "A",
    "vergunning bekendgemaakt op": date(2026, 7, 6),
}


def kept(outcome: Outcome) -> tuple[object, ...]:
    """Return what makes a new piece when it changes."""
    return (outcome.version, outcome.state, outcome.day, outcome.urgency, outcome.certainty, outcome.missing)


def scanned(case: Case, since: date, days: int, given_settings: Settings) -> dict[Identity, dict[date, object]]:
    """Return what every outcome says on every day, one day after another."""
    found: dict[Identity, dict[date, object]] = {}
    for count in range(days):
        on = since + count * ONE_DAY
        for each in evaluate(case, on=on, settings=given_settings):
            found.setdefault((each.rule, each.step, each.person, each.subject_ref), {})[on] = kept(each)
    return found


def spread(case: Case, since: date, days: int, given_settings: Settings) -> dict[Identity, dict[date, object]]:
    """Return a timeline as if every day had been looked at."""
    found: dict[Identity, dict[date, object]] = {}
    for course in timeline(case, since=since, until=since + (days - 1) * ONE_DAY, settings=given_settings):
        said = found.setdefault((course.rule, course.step, course.person, course.subject_ref), {})
        for piece in course.pieces:
            for count in range((piece.last - piece.first).days + 1):
                said[piece.first + count * ONE_DAY] = said_by(piece)
    return found


def said_by(piece: Piece) -> tuple[object, ...]:
    return (piece.version, piece.state, piece.day, piece.urgency, piece.certainty, piece.missing)


@pytest.mark.parametrize("given_settings", [NO_SETTINGS, LATER], ids=["as written", "set by a municipality"])
@settings(max_examples=5, deadline=None)
@given(families(), st.dates(FIRST, LAST))
def test_a_timeline_of_24_months_reads_the_same_as_looking_every_day(
    given_settings: Settings, case: Case, since: date
) -> None:
    assert spread(case, since, MONTHS_24, given_settings) == scanned(case, since, MONTHS_24, given_settings)


@settings(max_examples=20, deadline=None)
@given(families(), st.dates(FIRST, LAST))
def test_a_timeline_of_two_months_reads_the_same_as_looking_every_day(case: Case, since: date) -> None:
    assert spread(case, since, 60, NO_SETTINGS) == scanned(case, since, 60, NO_SETTINGS)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not beside this repository")
def test_the_timeline_of_families_of_the_workbook_reads_the_same_as_looking_every_day() -> None:
    since = date(2026, 5, 1)
    read = cases(read_workbook(SHARED.read_bytes(), file_name=SHARED.name, today=since))

    for case in read[::12]:
        assert spread(case, since, MONTHS_24, NO_SETTINGS) == scanned(case, since, MONTHS_24, NO_SETTINGS)


def test_the_limit_to_file_becomes_more_urgent_and_then_gives_way() -> None:
    youngster = family(persons=[YOUNGSTER])

    courses = {
        (each.rule, each.step): each for each in timeline(youngster, since=date(2026, 8, 1), until=date(2026, 12, 31))
    }
    limit, passed = courses["N01", ""], courses["N02", "niet_ingediend"]

    assert [(each.first, each.last, each.urgency) for each in limit.pieces] == [
        (date(2026, 8, 1), date(2026, 8, 10), Urgency.INFO),
        (date(2026, 8, 11), date(2026, 9, 7), Urgency.LOW),
        (date(2026, 9, 8), date(2026, 9, 28), Urgency.MIDDLE),
        (date(2026, 9, 29), date(2026, 10, 6), Urgency.HIGH),
    ]
    assert [(each.first, each.last, each.state) for each in passed.pieces] == [
        (date(2026, 10, 7), date(2026, 12, 31), State.OVERDUE)
    ]


def test_a_timeline_says_until_its_last_day_that_the_earlier_of_two_days_is_not_certain() -> None:
    told = {"onder voogdij": "ja", "geboortedatum": date(2010, 3, 14), "verzoek rechtbank": "ja"}
    case = family(persons=[YOUNGSTER | told])

    courses = {each.rule: each for each in timeline(case, since=date(2028, 1, 1), until=date(2028, 4, 1))}

    assert spread(case, date(2028, 1, 1), 92, NO_SETTINGS) == scanned(case, date(2028, 1, 1), 92, NO_SETTINGS)
    assert [(each.last, each.state) for each in courses["V03"].pieces] == [(date(2028, 3, 13), State.UNKNOWN)]
    assert [(each.last, each.state) for each in courses["V05"].pieces] == [
        (date(2028, 2, 15), State.UNKNOWN),
        (date(2028, 3, 13), State.OVERDUE),
    ]


def test_a_timeline_of_one_day_is_what_is_said_on_it() -> None:
    youngster, on = family(persons=[YOUNGSTER]), date(2026, 8, 1)

    courses = timeline(youngster, since=on, until=on)

    assert [(each.rule, each.step, each.person) for each in courses] == [
        (each.rule, each.step, each.person) for each in evaluate(youngster, on=on)
    ]
    assert {(piece.first, piece.last) for each in courses for piece in each.pieces} == {(on, on)}


def test_a_timeline_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="until lies before since"):
        timeline(family(), since=date(2026, 8, 2), until=date(2026, 8, 1))
