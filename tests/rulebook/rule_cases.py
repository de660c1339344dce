"""The cases that stand in the rule files: the family each is about, and whether a rule comes out as it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.rulebook.cases import family
from weerzien.rulebook.book import FAMILIES, FOLDER
from weerzien.rulebook.case import Case
from weerzien.rulebook.entries import entries_of
from weerzien.rulebook.outcomes import Outcome

FIELDS = {
    "stap": "step",
    "toestand": "state",
    "dag": "day",
    "urgentie": "urgency",
    "zekerheid": "certainty",
    "wie": "acts",
    "tot": "until",
}
CASES: Mapping[str, list[dict[str, Any]]] = {
    rule.value["regel"]: rule.value["toetsen"] for name in FAMILIES for rule in entries_of(FOLDER / f"{name}.yaml")
}
"""The cases by the id of their rule."""


def given(case: Mapping[str, Any]) -> Case:
    """Return the family that a case is about."""
    return family(
        persons=case.get("personen", ()),
        applications=case.get("aanvragen", ()),
        absences=case.get("verzuim", ()),
        contacts=case.get("contacten", ()),
        professionals=case.get("betrokkenen", ()),
        told=case.get("verteld", ()),
        facts=case.get("gezin", {}) | case.get("gemeente", {}),
        not_covered=case.get("niet gedekt", ()),
    )


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
