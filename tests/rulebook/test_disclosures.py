"""What may be known of facts without the facts: told on a ground, and nothing beneath it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.rulebook.cases import family
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import ReadyRule, ready
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS, EVERY
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.disclosures import with_disclosures
from weerzien.rulebook.entries import WrongRule
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import NOT_SHOWN, explain
from weerzien.rulebook.needs import is_met, without_less
from weerzien.rulebook.rule import Sentence
from weerzien.rulebook.saying import check_sayings

ON = date(2026, 11, 21)
DISCLOSED = [fact for fact in DERIVED_FACTS.values() if fact.disclosure]


@pytest.mark.parametrize("fact", DISCLOSED, ids=lambda fact: fact.name)
def test_what_is_disclosed_has_a_ground_and_a_rule_that_asks_for_it(fact: DerivedFact) -> None:
    used = {
        each.name
        for rule in the_rulebook().ready
        for version in rule.versions
        for step in version.steps
        for each in step.facts
    }

    assert fact.disclosure is not None
    assert fact.disclosure.ground.endswith(".")
    assert fact.name in used


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{feit: nieuw, van: ingereisd, afdeling: housing}", "ik verwacht 'grond'"),
        ("{feit: nieuw, van: ingereisd, grond: Zo.}", "'afdeling' of 'afgeleide van'"),
        ("{feit: nieuw, van: ingereisd, afdeling: housing, afgeleide van: procedure, grond: Zo.}", "niet allebei"),
        ("{feit: nieuw, van: ingereisd, afdeling: huizing, grond: Zo.}", "bedoelt u 'housing'"),
        ("{feit: nieuw, van: ingereisd, afgeleide van: income, grond: Zo.}", "ik verwacht een van procedure"),
        ("{feit: nieuw, van: ingerijsd, afdeling: housing, grond: Zo.}", "bedoelt u 'ingereisd'"),
        ("{feit: ingereisd, van: ticket geboekt, afdeling: housing, grond: Zo.}", "bestaat al"),
        ("{feit: minderjarigg, afdeling: housing, grond: Zo.}", "bedoelt u 'minderjarig'"),
        ("{feit: nieuw, van: ingereisd, afdeling: housing, grond: ' '}", "ik verwacht iets achter 'grond'"),
    ],
    ids=["no ground", "no compartment", "two", "misspelt", "no derived values", "no such fact", "taken", "not derived",
         "empty ground"],
)  # fmt: skip
def test_a_wrong_disclosure_fails_with_its_line(entry: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(f"- {entry}\n", encoding="utf-8")

    with pytest.raises(WrongRule, match=said) as refused:
        with_disclosures({fact.name: fact for fact in EVERY}, file)

    assert "wrong.yaml regel 1" in str(refused.value)


def test_why_shows_the_value_and_not_what_it_was_taken_from() -> None:
    case = family(
        persons=[{"rol in gezin": "amv"}, {"rol in gezin": "moeder"}],
        applications=[
            {
                "referent": 1,
                "gezinslid": 2,
                "soort aanvraag": "nareis",
                "aanvraag ingediend": date(2026, 1, 1),
                "besluit": "ingewilligd",
                "mvv afgegeven": date(2026, 10, 1),
                "ingereisd": date(2026, 11, 20),
            }
        ],
    )
    (outcome,) = (one for one in evaluate(case, on=ON) if one.rule == "N14")

    explanation = explain(case, outcome, on=ON)

    assert outcome.compartments == {"procedure:l"}
    assert {fact.name: (fact.value_words, fact.place) for fact in explanation.facts} == {
        "aankomst in Nederland": ("20 november 2026", NOT_SHOWN),
        "ingeschreven in de BRP": ("niet gebeurd", NOT_SHOWN),
    }
    assert not [hidden for hidden in ("1 oktober", "1 januari", "ingewilligd", "toets") if hidden in repr(explanation)]


def test_an_uncertain_day_is_said_under_the_name_that_is_disclosed() -> None:
    case = family(
        persons=[{"rol in gezin": "amv"}, {"rol in gezin": "moeder"}],
        applications=[{"referent": 1, "gezinslid": 2, "ingereisd": "2026-11-01..2026-11-05"}],
    )

    (outcome,) = (one for one in evaluate(case, on=ON) if one.rule == "N14")

    assert [said for said in outcome.because if "niet precies bekend" in said] == [
        "De dag van 'aankomst in Nederland' is niet precies bekend (tussen 1 november 2026 en 5 november 2026); "
        "de vroegste dag telt voor wat op tijd moet, de laatste voor wie nog minderjarig is."
    ]


def test_that_hidden_facts_contradict_each_other_is_said_without_what_they_are() -> None:
    case = family(
        persons=[{"rol in gezin": "amv"}, {"rol in gezin": "moeder"}],
        applications=[
            {"referent": 1, "gezinslid": 2, "mvv afgegeven": date(2026, 1, 1), "ingereisd": date(2026, 11, 1)}
        ],
    )

    (outcome,) = (one for one in evaluate(case, on=ON) if one.rule == "N14")

    assert "Let op, gegevens die hier niet staan spreken elkaar tegen. Alles is bewaard." in outcome.because
    assert not any("mvv" in said for said in outcome.because)


def with_sentence(rule: str, template: str) -> ReadyRule:
    """Return a rule whose first step says something else."""
    known = the_rulebook().rule(rule)
    (version, *later) = known.versions
    (step, *others) = version.steps
    step = replace(step, sentences=(Sentence(template, None),))
    return ready(replace(known, versions=(replace(version, steps=(step, *others)), *later)))


def test_a_sentence_that_names_what_its_reader_may_not_know_fails_at_start() -> None:
    check_sayings(with_sentence("I07", "Status: {telt als asielstatushouder}, PIP {PIP dagtekening}."))

    with pytest.raises(WrongRule, match=r"groepen\.yaml regel \d+: een zin van I07 noemt 'beschermingsvorm'"):
        check_sayings(with_sentence("I07", "De vergunning is {beschermingsvorm}."))


def test_who_reads_a_compartment_may_know_its_derived_value_and_not_the_other_way_round() -> None:
    assert is_met({"procedure:l", "housing"}, frozenset({"procedure", "housing"}))
    assert not is_met({"procedure"}, frozenset({"procedure:l"}))
    assert without_less({"procedure", "procedure:l", "housing"}) == {"procedure", "housing"}
