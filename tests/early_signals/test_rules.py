"""How outcomes read on a page, and why they changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from weerzien.early_signals import rules
from weerzien.early_signals.rules import Cause, Stored, cause_of_change
from weerzien.kernel.days import Day
from weerzien.rulebook.outcomes import Kind, Outcome, State, Urgency

TODAY = date(2026, 11, 20)
FACT, OTHER_FACT = UUID(int=1), UUID(int=2)
BEFORE = Stored(date(2014, 1, 1), State.DUE, date(2026, 11, 30), date(2026, 11, 20), frozenset({str(FACT)}))
AFTER = Outcome(
    rule="N01",
    step="",
    version=date(2014, 1, 1),
    family=1,
    person=None,
    subject_ref=None,
    state=State.OVERDUE,
    kind=Kind.LIMIT,
    day=date(2026, 11, 30),
    strict=True,
    last_working_day=None,
    reminders=(),
    urgency=Urgency.HIGH,
    acts="gezinsregisseur",
    ground="statute",
    certainty="confirmed",
    missing=(),
    because=(),
    until=None,
    compartments=frozenset({"procedure"}),
    fact_ids=frozenset({FACT}),
)


@pytest.mark.parametrize(
    ("before", "after", "given", "cause"),
    [
        (None, AFTER, Cause.FACT, Cause.FACT),
        (BEFORE, None, Cause.FACT, Cause.FACT),
        (BEFORE, replace(AFTER, version=date(2026, 6, 12)), Cause.FACT, Cause.LAW),
        (BEFORE, replace(AFTER, fact_ids=frozenset({OTHER_FACT})), Cause.FACT, Cause.FACT),
        (BEFORE, AFTER, Cause.FACT, Cause.TIME),
        (replace(BEFORE, until=date(2026, 11, 21)), AFTER, Cause.FACT, Cause.FACT),
        (BEFORE, AFTER, Cause.SETTING, Cause.TIME),
        (replace(BEFORE, until=date(2026, 11, 21)), AFTER, Cause.SETTING, Cause.SETTING),
        (BEFORE, AFTER, Cause.TIME, Cause.TIME),
    ],
    ids=[
        "new",
        "ended",
        "other version",
        "other fact",
        "its day came",
        "its day did not come",
        "its day came anyway",
        "setting",
        "time",
    ],
)
def test_a_change_has_the_cause_that_made_it(
    before: Stored | None, after: Outcome | None, given: Cause, cause: Cause
) -> None:
    assert cause_of_change(before, after, on=TODAY, given=given) is cause


@pytest.mark.parametrize(
    ("state", "kind", "day", "read"),
    [
        (State.DUE, Kind.LIMIT, date(2026, 11, 19), State.OVERDUE),
        (State.DUE, Kind.TASK, date(2026, 11, 19), State.OVERDUE),
        (State.DUE, Kind.LIMIT, TODAY, State.DUE),
        (State.DUE, Kind.PERIOD_END, date(2026, 11, 19), State.DUE),
        (State.EXPECTED, Kind.EXPECTED, date(2026, 11, 19), State.EXPECTED),
        (State.SIGNAL, "", None, State.SIGNAL),
    ],
    ids=["limit passed", "task passed", "last day", "a period is never late", "nor an expected day", "a signal"],
)
def test_a_day_that_passed_since_the_last_evaluation_reads_as_overdue(
    state: str, kind: str, day: date | None, read: str
) -> None:
    assert rules.state_on(state, kind, day, today=TODAY) == read


def test_urgency_rises_with_the_reminders_that_came() -> None:
    reminders = [(date(2026, 10, 1), "laag"), (TODAY, "midden"), (date(2026, 11, 27), "hoog")]

    assert rules.urgency_on("laag", reminders, today=TODAY) == "midden"
    assert rules.urgency_on("kritiek", reminders, today=TODAY) == "kritiek"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (None, ""),
        (TODAY, "vandaag"),
        (date(2026, 11, 21), "morgen"),
        (date(2026, 11, 30), "over 10 dagen"),
        (date(2026, 11, 19), "gisteren verstreken"),
        (date(2026, 11, 10), "10 dagen geleden verstreken"),
    ],
)
def test_a_day_says_how_far_it_is(day: date | None, said: str) -> None:
    assert rules.when_words(day, today=TODAY) == said


@pytest.mark.parametrize(("days", "said"), [(1, "gisteren"), (59, "59 dagen geleden")])
def test_a_day_that_was_only_expected_does_not_lapse(days: int, said: str) -> None:
    assert rules.when_words(TODAY - timedelta(days=days), today=TODAY, kind=Kind.EXPECTED) == said


def test_turning_eighteen_says_two_days_where_the_birth_is_not_exact() -> None:
    assert (
        rules.eighteen_words(Day.on(date(2026, 11, 30)), today=TODAY) == "wordt 18 op 30 november 2026 (over 10 dagen)"
    )
    assert rules.eighteen_words(Day.in_year(2027), today=TODAY) == "wordt 18 in 2027"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "nog geen contact bekend"),
        (TODAY, "laatste contact vandaag"),
        (date(2026, 11, 19), "laatste contact gisteren"),
        (date(2026, 10, 17), "laatste contact 34 dagen geleden"),
    ],
)
def test_silence_says_how_long_ago_the_last_contact_was(last: date | None, said: str) -> None:
    assert rules.silent_words(last, today=TODAY) == said


@pytest.mark.parametrize(
    ("state", "day", "said"),
    [
        ("", None, "Indientermijn: dit geldt niet meer."),
        (State.DUE, date(2026, 10, 6), "Indientermijn: de dag is nu 6 oktober 2026."),
        (State.SIGNAL, None, "Indientermijn: nu signaal."),
    ],
    ids=["ended", "another day", "a signal"],
)
def test_a_change_is_said_in_one_sentence(state: str, day: date | None, said: str) -> None:
    assert rules.change_words("Indientermijn", state, day) == said


def test_what_would_change_it_names_facts_corrections_and_time() -> None:
    assert rules.what_changes_it("limit", ["geboortedatum"], until=date(2026, 11, 30)) == (
        "Als bekend wordt: geboortedatum.",
        "Als een van de gebruikte gegevens wordt gecorrigeerd.",
        "Vanzelf op 30 november 2026, als er niets wordt ingevuld.",
    )


@pytest.mark.parametrize("table", [rules.STATE_WORDS, rules.URGENCY_WORDS, rules.CAUSE_WORDS, rules.KIND_WORDS])
def test_every_code_has_words(table: dict[str, object]) -> None:
    codes: dict[int, type] = {
        id(rules.STATE_WORDS): State,
        id(rules.URGENCY_WORDS): Urgency,
        id(rules.CAUSE_WORDS): Cause,
        id(rules.KIND_WORDS): Kind,
    }

    assert set(codes[id(table)]) <= set(table)
