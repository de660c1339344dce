"""The cases that stand in the rule files: the family each is about, and whether a rule comes out as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.rulebook import cases
from weerzien.rulebook.book import FAMILIES, FOLDER, rulebook_of
from weerzien.rulebook.case import Case
from weerzien.rulebook.compiled_rules import ReadyRule
from weerzien.rulebook.entries import entries_of
from weerzien.rulebook.evaluate import InTime, judged_in, outcome
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import ParameterSetting, Settings

FIELDS = {
    "stap": "step",
    "toestand": "state",
    "dag": "day",
    "urgentie": "urgency",
    "zekerheid": "certainty",
    "wie": "acts",
    "tot": "until",
}
NAMES = ("referent", "gezinslid", "leerling", "persoon")
"""Numbers in a case that name somebody."""
CASES: Mapping[str, list[dict[str, Any]]] = {
    rule.value["regel"]: rule.value["toetsen"] for name in FAMILIES for rule in entries_of(FOLDER / f"{name}.yaml")
}
"""The cases by the id of their rule."""


def given(case: Mapping[str, Any]) -> Case:
    """Return the family that a case is about."""
    return cases.family(
        persons=case.get("personen", ()),
        applications=case.get("aanvragen", ()),
        absences=case.get("verzuim", ()),
        contacts=case.get("contacten", ()),
        professionals=case.get("betrokkenen", ()),
        told=case.get("verteld", ()),
        facts=case.get("gezin", {}) | case.get("gemeente", {}),
        not_covered=case.get("niet gedekt", ()),
    )


def settings_of(rule: str, case: Mapping[str, Any]) -> Settings:
    """Return what a municipality set for the rule, where a case says so under `instellingen`."""
    told = case.get("instellingen", {})
    return Settings(tuple(ParameterSetting(rule, name, value) for name, value in told.items()))


def outcomes_of(rule: ReadyRule, case: Case, on: date, settings: Settings) -> tuple[Outcome, ...]:
    """Return what one rule says about a family on a day: what a rulebook with that rule alone says."""
    family = InTime(case, settings, on, rulebook_of((rule,)))
    return tuple(outcome(judged, family) for judged in judged_in(family))


def expected(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what a case expects; one that does not name `stap` means the step without a name."""
    return [{"stap": "", **each} for each in case["verwacht"]]


def shown(outcomes: Iterable[Outcome], case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return of every outcome what a case names of it; one that the case does not name is shown with step and day."""
    wanted = expected(case)
    found = list(outcomes)
    named = [told(*pair) for pair in zip(found, wanted, strict=False)]
    return named + [{"stap": more.step, "dag": more.day, "toestand": more.state} for more in found[len(wanted) :]]


def told(outcome: Outcome, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return of an outcome what a case names.

    `zegt` and `zwijgt` are parts of the sentences that are said, or not.
    """
    found: dict[str, Any] = {word: getattr(outcome, field) for word, field in FIELDS.items() if word in wanted}
    if "mist" in wanted:
        found["mist"] = list(outcome.missing)
    if "herinnert" in wanted:
        found["herinnert"] = [reminder.day for reminder in outcome.reminders]
    said = " ".join(outcome.because)
    for word, is_said in (("zegt", True), ("zwijgt", False)):
        if word in wanted:
            wrong = [part for part in as_list(wanted[word]) if (part in said) is not is_said]
            found[word] = f"not so: {wrong}" if wrong else wanted[word]
    return found


def as_list(words: str | list[str]) -> list[str]:
    """Return one or several words as a list."""
    return words if isinstance(words, list) else [words]


def neighbours(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a case with one day a day earlier or later, or one number one less or one more, one at a time."""
    for path, value in leaves({name: told for name, told in case.items() if name not in ("naam", "verwacht")}):
        if isinstance(value, date):
            for off in (-1, 1):
                yield replaced(case, path, value + timedelta(days=off))
        elif isinstance(value, int) and path[-1] not in NAMES:
            for off in (-1, 1):
                yield replaced(case, path, value + off)


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Give every value of a case with the way to it."""
    if isinstance(node, dict | list):
        for name, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*path, name))
    else:
        yield path, node


def replaced(node: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """Return a copy of a case with another value at the end of a way."""
    if not path:
        return value
    head, *rest = path
    if isinstance(node, dict):
        return {**node, head: replaced(node[head], tuple(rest), value)}
    return [replaced(each, tuple(rest), value) if at == head else each for at, each in enumerate(node)]
