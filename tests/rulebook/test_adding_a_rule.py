"""The page that tells how to add a rule is right: what it says is done here, in a folder of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.rulebook.rule_cases import expected, given, outcomes_of, shown
from weerzien.rulebook.book import FOLDER, place_in_book
from weerzien.rulebook.compiled_rules import ready
from weerzien.rulebook.dictionary import FILE, read_dictionary
from weerzien.rulebook.entries import WrongRule
from weerzien.rulebook.rule import Rule
from weerzien.rulebook.rule_files import read_rules
from weerzien.rulebook.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs/how-to/add-a-rule.md").read_text(encoding="utf-8")
WRITTEN = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
FILE_NAME = re.findall(r"`weerzien/rulebook/rules/(\w+\.yaml)`", PAGE)
ANSWERS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)
RIGHT = (
    "hereniging in een woning is gebeurd",
    "bezoektijd: {waarde: 14, eenheid: dagen",
    "grond: lokaal",
    '{titel: "Werkafspraak wijkteam Meerdijk", gezien: 2026-11-22}',
    "Ga op bezoek, uiterlijk {dag}",
)
"""What stands in the rule where the table on the page has something wrong, in the order of the table."""


def added(tmp_path: Path, text: str) -> tuple[Rule, ...]:
    """Return the rulebook with one file more, read from a folder of its own."""
    for path in FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / FILE_NAME[0]).write_text(text, encoding="utf-8")
    return tuple(sorted(read_rules(sorted(tmp_path.glob("*.yaml"))), key=place_in_book))


def test_the_page_has_one_rule_in_one_file_that_is_not_there_yet() -> None:
    assert len(WRITTEN) == len(FILE_NAME) == 1
    assert not (FOLDER / FILE_NAME[0]).exists()
    assert len(ANSWERS) == len(RIGHT)


def test_the_rule_of_the_page_stands_in_the_book_after_what_it_says(tmp_path: Path) -> None:
    names = [rule.id for rule in added(tmp_path, WRITTEN[0])]

    assert names[names.index("S10") - 1] == "S09"
    assert len(names) == len(set(names)) > 65


def test_its_cases_come_out_and_one_is_unknown(tmp_path: Path) -> None:
    (rule,) = [rule for rule in added(tmp_path, WRITTEN[0]) if rule.id == "S10"]
    (written,) = yaml.safe_load(WRITTEN[0])

    for case in written["toetsen"]:
        outcomes = outcomes_of(ready(rule), given(case), case["op"], Settings())
        assert shown(outcomes, case) == expected(case), case["naam"]
        assert all(outcome.because for outcome in outcomes)
    assert len(written["toetsen"]) >= 3
    assert any(each["toestand"] == "unknown" for case in written["toetsen"] for each in case["verwacht"])


@pytest.mark.parametrize(
    ("right", "wrong", "answer"), [(right, *row) for right, row in zip(RIGHT, ANSWERS, strict=True)]
)
def test_what_is_wrong_is_answered_as_the_page_says(tmp_path: Path, right: str, wrong: str, answer: str) -> None:
    assert right in WRITTEN[0]

    with pytest.raises(WrongRule) as found:
        added(tmp_path, WRITTEN[0].replace(right, wrong, 1))

    assert str(found.value).startswith(answer)


def test_a_fact_is_a_line_in_the_dictionary(tmp_path: Path) -> None:
    line = "- {feit: fiets gekregen, soort: gebeurtenis, type: dag, afdeling: contacts, weet: het gezin}\n"
    begin = "gezin:  # facts about the family as a whole\n"
    written = FILE.read_text(encoding="utf-8")
    assert begin in written
    path = tmp_path / "dictionary.yaml"
    path.write_text(written.replace(begin, begin + line), encoding="utf-8")

    found = read_dictionary(path)["fiets gekregen"]

    assert (found.about, found.kind, found.who_knows) == ("family", "gebeurtenis", "het gezin")
