"""Every case that stands in a rule file comes out as it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.rulebook.cases import family
from weerzien.rulebook.book import FAMILIES, FOLDER, the_rulebook
from weerzien.rulebook.entries import entries_of
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Kind, Outcome, State
from weerzien.rulebook.rule import Rule, Step

FIELDS = {"stap": "step", "toestand": "state", "dag": "day", "urgentie": "urgency", "zekerheid": "certainty"}
CASES = [
    pytest.param(rule.value["regel"], case, id=f"{rule.value['regel']}: {case['naam']}")
    for name in FAMILIES
    for rule in entries_of(FOLDER / f"{name}.yaml")
    for case in rule.value["toetsen"]
]


def shown(outcome: Outcome, expected: dict[str, Any]) -> dict[str, Any]:
    """Return of an outcome what a case names; a case that does not name `stap` means the step without a name.

    `zegt` and `zwijgt` are parts of the sentences that are said, or not.
    """
    found: dict[str, Any] = {word: getattr(outcome, field) for word, field in FIELDS.items() if word in expected}
    if "mist" in expected:
        found["mist"] = list(outcome.missing)
    if "herinnert" in expected:
        found["herinnert"] = [reminder.day for reminder in outcome.reminders]
    said = " ".join(outcome.because)
    for word, is_said in (("zegt", True), ("zwijgt", False)):
        if word in expected:
            wrong = [part for part in as_list(expected[word]) if (part in said) is not is_said]
            found[word] = f"not so: {wrong}" if wrong else expected[word]
    return found


def as_list(told: str | list[str]) -> list[str]:
    """Return one or several words as a list."""
    return told if isinstance(told, list) else [told]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_case_of_a_rule_file_comes_out(rule: str, case: dict[str, Any]) -> None:
    given = family(
        persons=case.get("personen", ()),
        applications=case.get("aanvragen", ()),
        absences=case.get("verzuim", ()),
        contacts=case.get("contacten", ()),
        professionals=case.get("betrokkenen", ()),
        told=case.get("verteld", ()),
        facts=case.get("gezin", {}) | case.get("gemeente", {}),
        not_covered=case.get("niet gedekt", ()),
    )
    expected = [{"stap": "", **each} for each in case["verwacht"]]

    outcomes = [outcome for outcome in evaluate(given, on=case["op"]) if outcome.rule == rule]

    assert [shown(*pair) for pair in zip(outcomes, expected, strict=False)] == expected
    assert len(outcomes) == len(expected)


NEVER = {
    ("N02", "niet_ingediend", State.DUE),  # until the limit it is N01 that speaks
    ("N16", "plan", State.OVERDUE),  # a choice that nobody wrote down is unknown, never made in vain
}


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: rule.id)
def test_the_cases_show_every_state_of_every_step(rule: Rule) -> None:
    cases = [param.values[1] for param in CASES if param.values[0] == rule.id]
    seen = {(each.get("stap", ""), each.get("toestand")) for case in cases for each in case["verwacht"]}

    wanted = {state for version in rule.versions for step in version.steps for state in states_of(step)}

    assert {pair for pair in wanted if (rule.id, *pair) not in NEVER} - seen == set()


def states_of(step: Step) -> Iterator[tuple[str, State]]:
    """Give the states a step can have beside unknown, with the name it has by then."""
    yield step.name, step.state or (State.EXPECTED if step.kind is Kind.EXPECTED else State.DUE)
    if step.kind and step.after:
        yield step.name_after, step.after
    if step.suspended:
        yield step.name, State.SUSPENDED


@pytest.mark.parametrize("rule", the_rulebook().rules, ids=lambda rule: rule.id)
def test_a_rule_has_at_least_three_cases_of_which_one_is_unknown(rule: Any) -> None:
    cases = [param.values[1] for param in CASES if param.values[0] == rule.id]

    assert len(cases) >= 3
    assert any(each.get("toestand") == "unknown" for case in cases for each in case["verwacht"])
