"""Ten thousand families whose facts make no sense: never a crash, and never a day that rests on what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.rulebook.wild_families import a_day_to_look, wild_family
from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Facts
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome, State

FAMILIES, CHUNKS = 10_000, 40
CHUNK = FAMILIES // CHUNKS
IMPOSSIBLE = (
    ("geboortedatum", "ingereisd"),
    ("geboortedatum", "vergunning bekendgemaakt op"),
    ("geboortedatum", "woning sinds"),
    ("asielaanvraag", "vergunning bekendgemaakt op"),
    ("aanvraag ingediend", "ontvangst IND"),
    ("aanvraag ingediend", "datum besluit"),
    ("ontvangst IND", "datum besluit"),
    ("datum besluit", "mvv afgegeven"),
    ("mvv afgegeven", "ingereisd"),
    ("ingereisd", "BRP-inschrijving"),
    ("verzoek rechtbank", "beschikking"),
)
"""Days of which the second cannot lie before the first, written down here once more by hand."""
TOLD_BY_STEP = {
    (ready.rule.id, name): step.told_names
    for ready in the_rulebook().ready
    for version in ready.versions
    for step in version.steps
    for name in (step.step.name, step.step.name_after)
}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_facts_that_make_no_sense_give_no_crash_and_no_day(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        case, on = wild_family(seed), a_day_to_look(seed)
        for outcome in evaluate(case, on=on):
            assert stands(outcome, on), (seed, outcome)
            if rests_on_what_cannot_be(outcome, case):
                assert (outcome.state, outcome.day) == (State.UNKNOWN, None), (seed, outcome)
                assert any("spreken elkaar tegen" in sentence for sentence in outcome.because), (seed, outcome)


def stands(outcome: Outcome, on: date) -> bool:
    """Return whether an outcome is one that can be shown: it says why, and what is lacking where it is unknown."""
    return (
        bool(outcome.because)
        and (outcome.state is State.UNKNOWN) == bool(outcome.missing)
        and (outcome.until is None or outcome.until > on)
        and (outcome.state is not State.DUE or outcome.day is None or outcome.day >= on)
        and (outcome.state is not State.OVERDUE or (outcome.day is not None and outcome.day < on))
    )


def rests_on_what_cannot_be(outcome: Outcome, case: Case) -> bool:
    """Return whether an outcome about an application or a person rests on two days that cannot both be."""
    names = TOLD_BY_STEP[outcome.rule, outcome.step]
    return any(
        first in names and second in names and surely_before(facts, second, first)
        for facts in lives(outcome, case)
        for first, second in IMPOSSIBLE
    )


def lives(outcome: Outcome, case: Case) -> Iterator[Facts]:
    """Give the facts of whom an outcome is about, of an application together with those of its member."""
    persons = {person.key: person.facts for person in case.persons}
    own = persons.get(outcome.person, {}) if outcome.person is not None else {}
    if outcome.subject_ref is None:
        yield own
    for application in case.applications:
        if application.key == outcome.subject_ref:
            yield application.facts
            born = {name: known for name, known in own.items() if name == "geboortedatum"}
            yield {**application.facts, **born}


def surely_before(facts: Facts, second: str, first: str) -> bool:
    """Return whether a day surely lies before another one."""
    days = [known.value if (known := facts.get(name)) else None for name in (second, first)]
    return isinstance(days[0], Day) and isinstance(days[1], Day) and days[0].latest < days[1].earliest


def test_there_is_much_among_them_that_cannot_be() -> None:
    cases = [(wild_family(seed), a_day_to_look(seed)) for seed in range(CHUNK)]

    found = [
        outcome for case, on in cases for outcome in evaluate(case, on=on) if rests_on_what_cannot_be(outcome, case)
    ]

    assert len({outcome.rule for outcome in found}) >= 5
    assert len(found) > CHUNK // 10
