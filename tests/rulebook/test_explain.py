"""From the day on the screen to the sentence, the source and the facts behind it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rulebook.cases import family
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import explain
from weerzien.rulebook.explanations import FactUsed, Node
from weerzien.rulebook.outcomes import State

YOUNGSTER = {
    "rol in gezin": "amv",
    "doelgroep": "asiel",
    "beschermingsvorm": "A",
    "vergunning bekendgemaakt op": date(2026, 7, 6),
}
ON = date(2026, 8, 1)


def leaves(node: Node) -> list[str]:
    """Return the words of the leaves of a tree."""
    return [words for child in node.children for words in leaves(child)] if node.children else [node.words]


def test_an_explanation_shows_the_rule_its_source_and_its_doubts() -> None:
    found = explain(family(persons=[YOUNGSTER]), ("N01", "", 1, None), on=ON)

    assert found.title == "Indientermijn nareis"
    assert "de uiterste dag is vergunning bekendgemaakt op + indientermijn" in found.sentence
    assert "indientermijn is 3 maanden" in found.sentence
    assert (found.source.title, found.source.article) == ("Vreemdelingenwet 2000", "29")
    assert found.source.url.startswith("https://wetten.overheid.nl/BWBR0011823")
    assert (found.version_from, found.version_until) == (date(2026, 6, 12), None)
    assert found.certainty_words.startswith("uit tweede hand")
    assert found.doubts
    assert found.not_translated


def test_an_explanation_shows_the_facts_with_their_place() -> None:
    found = explain(family(persons=[YOUNGSTER]), ("N01", "", 1, None), on=ON)

    notified, filed, own = (
        next(fact for fact in found.facts if fact.name == name)
        for name in ("vergunning bekendgemaakt op", "nareis ingediend", "eigen vergunning")
    )
    assert notified == FactUsed(
        "vergunning bekendgemaakt op", "6 juli 2026", "toets, vergunning bekendgemaakt op", known=True
    )
    assert (filed.value_words, filed.known) == ("niet gebeurd", True)
    assert own == FactUsed("eigen vergunning", "ja", "aangenomen: niets wijst op iets anders", known=True)


def test_the_tree_shows_every_part_with_its_value() -> None:
    found = explain(family(persons=[YOUNGSTER]), ("N01", "", 1, None), on=ON)

    assert found.tree.truth is True
    assert "rol in gezin is een van amv, referent (rol in gezin: amv)" in leaves(found.tree)
    assert "dag: vergunning bekendgemaakt op + indientermijn (6 oktober 2026)" in leaves(found.tree)


def test_why_not_is_explained_too() -> None:
    found = explain(family(persons=[{**YOUNGSTER, "beschermingsvorm": "B"}]), ("N01", "", 1, None), on=ON)

    assert found.outcome is None
    assert found.tree.truth is False


def test_somebody_outside_the_guard_is_explained_too() -> None:
    found = explain(family(persons=[{**YOUNGSTER, "rol in gezin": "zus"}]), ("N01", "", 1, None), on=ON)

    assert found.outcome is None
    assert (found.tree.children[0].words, found.tree.children[0].truth) == ("geldt voor", False)


def test_what_is_unknown_stands_as_unknown() -> None:
    told = {"rol in gezin": "moeder", "in Nederland": "ja"}
    guarded = {"rol in gezin": "amv", "onder voogdij": "ja", "geboortedatum": date(2010, 3, 14)}

    found = explain(family(persons=[guarded, told]), ("V02", "", 1, None), on=ON)

    assert found.outcome is not None
    assert found.outcome.state is State.UNKNOWN
    assert any("gebeurd, dag onbekend" in words for words in leaves(found.tree))
    arrival = next(fact for fact in found.facts if fact.name == "aankomst eerste ouder")
    assert arrival.value_words == "gebeurd, dag onbekend"


def test_not_covered_is_unknown_whether_it_happened() -> None:
    given = family(persons=[YOUNGSTER], not_covered=["aanvraag ingediend"])

    found = explain(given, ("N01", "", 1, None), on=ON)

    assert any("onbekend of dit is gebeurd" in words for words in leaves(found.tree))


def test_an_outcome_explains_itself_under_the_name_it_has_after_its_day() -> None:
    given = family(
        persons=[{"rol in gezin": "amv", "beschermingsvorm": "A"}, {"rol in gezin": "moeder"}],
        applications=[
            {
                "referent": 1,
                "gezinslid": 2,
                "soort aanvraag": "nareis",
                "aanvraag ingediend": date(2026, 7, 1),
                "ontvangst IND": date(2026, 7, 1),
            }
        ],
    )
    (overdue,) = [each for each in evaluate(given, on=date(2027, 2, 1)) if each.rule == "N08"]

    assert overdue.step == "overschreden"
    assert explain(given, overdue, on=date(2027, 2, 1)).outcome == overdue


@pytest.mark.parametrize("asked", [("X99", "", 1, None), ("N01", "nooit", 1, None), ("N01", "", 9, None)])
def test_what_is_not_there_cannot_be_explained(asked: tuple[str, str, int, None]) -> None:
    with pytest.raises(KeyError):
        explain(family(persons=[YOUNGSTER]), asked, on=ON)


@pytest.mark.parametrize(
    ("told", "moved"),
    [
        pytest.param(date(2016, 2, 29), date(2016, 5, 30), id="Sunday 29 May, the vector of the Supreme Court"),
        pytest.param(date(2026, 7, 6), None, id="a Tuesday stays"),
        pytest.param(date(2023, 2, 5), date(2023, 5, 8), id="liberation day before a weekend"),
    ],
)
def test_beside_a_strict_day_stands_what_the_act_would_make_of_it(told: date, moved: date | None) -> None:
    person = YOUNGSTER | {"vergunning bekendgemaakt op": told}

    found = explain(family(persons=[person]), ("N01", "", 1, None), on=told)

    assert found.extended_to == moved
    assert found.outcome is not None
    assert found.outcome.day != moved


def test_a_day_that_is_not_strict_says_nothing_of_the_act() -> None:
    youngster = {"rol in gezin": "amv", "onder voogdij": True, "geboortedatum": date(2010, 3, 14)}

    assert explain(family(persons=[youngster]), ("V05", "", 1, None), on=ON).extended_to is None
