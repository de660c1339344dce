"""Words, and twins that see each check fail."""

from __future__ import annotations

from tests.house import words
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds

GLOSSARY = """
| code | Dutch | source | definition | avoid |
|---|---|---|---|---|
| `sponsor` | referent | Directive | whom others join | `referent`, `main_person` |
"""


def test_names_use_the_words_of_the_glossary() -> None:
    holds(words.check_avoided_words(REAL))


def test_an_avoided_word_in_a_name_is_seen(plant: Plant) -> None:
    code = "class ReferentPanel:\n    main_person_id = 1\n\ndef ask(preferent):\n    x.referents = 'referent'\n"
    root = plant({"docs/glossary.md": GLOSSARY, "weerzien/dossiers/queries.py": code, "weerzien/referent.py": ""})

    assert sorted(words.check_avoided_words(root)) == [
        "weerzien/dossiers/queries.py:1: 'ReferentPanel' says referent; say sponsor",
        "weerzien/dossiers/queries.py:2: 'main_person_id' says main_person; say sponsor",
        "weerzien/dossiers/queries.py:5: 'referents' says referent; say sponsor",
        "weerzien/referent.py:1: 'referent' says referent; say sponsor",
    ]


def test_every_word_of_the_glossary_has_its_five_columns() -> None:
    lines = (REAL / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]

    assert [row for row in rows if len(row.strip("|").split("|")) != 5 or "||" in row.replace(" ", "")] == []


def test_refusals_are_sentences() -> None:
    holds(words.check_refusals(REAL))


def test_a_refusal_that_does_not_say_what_now_is_seen(plant: Plant) -> None:
    code = '''
class Good(Refused):
    """De dag ligt in de toekomst. Vul een dag in tot en met vandaag."""
class Bare(Refused):
    """De dag ligt in de toekomst."""
class Small(Good):
    """de dag kan niet, vul een andere in"""
class Foreign(Refused):
    """You cannot do this. Vraag het."""
class Silent(Refused):
    pass
'''
    root = plant({"weerzien/procedure/rules.py": code})

    assert words.check_refusals(root) == [
        "weerzien/procedure/rules.py:4 Bare: does not say what to do now",
        "weerzien/procedure/rules.py:6 Small: is not a sentence with a capital and a full stop",
        "weerzien/procedure/rules.py:8 Foreign: is not plain Dutch",
        "weerzien/procedure/rules.py:10 Silent: has no sentence",
    ]


def test_no_file_holds_a_number_or_address_of_a_real_person() -> None:
    holds(words.check_nobody(REAL))


def test_a_number_and_an_address_that_could_be_real_are_seen(plant: Plant) -> None:
    number = "1112" + "22333"
    root = plant({"docs/a.md": f"BSN {number}, test 999981948, no 123456789, mail a@b" + ".nl and c@d.example"})

    assert words.check_nobody(root) == [
        "docs/a.md: 111… could be the number of a real person",
        "docs/a.md: a@b" + ".nl could be the address of a real person",
    ]


def test_the_project_speaks_of_itself_alone() -> None:
    holds([*words.check_speaks_of_itself(REAL), *words.check_commitless(REAL)])


def test_the_machine_and_the_package_host_in_a_file_are_seen(plant: Plant) -> None:
    root = plant({"docs/a.md": "see /wo" + "rk/x and pypi" + ".org", ".env": "A=1"})

    assert [*words.check_speaks_of_itself(root), *words.check_commitless(root)] == [
        "docs/a.md: names /wo" + "rk/",
        "docs/a.md: names pypi" + ".org",
        ".env",
    ]
