"""Facts that cannot be true together give no day: unknown, with both facts and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.rulebook.cases import family
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.explain import explain
from weerzien.rulebook.keeping import contradicted
from weerzien.rulebook.outcomes import State

ON = date(2026, 11, 21)
GUARDED = {"rol in gezin": "amv", "onder voogdij": "ja", "geboortedatum": date(2010, 3, 14)}
TOLD = {"referent": 1, "gezinslid": 2, "soort aanvraag": "nareis"}


@pytest.mark.parametrize(
    ("rule", "person", "application", "names"),
    [
        pytest.param(
            "N15",
            {},
            {"aanvraag ingediend": date(2026, 11, 1), "besluit": "afgewezen", "datum besluit": date(2026, 10, 31)},
            ("aanvraag ingediend", "datum besluit"),
            id="a decision before the application",
        ),
        pytest.param(
            "N11",
            {},
            {"besluit": "ingewilligd", "datum besluit": date(2026, 11, 2), "mvv afgegeven": date(2026, 11, 1)},
            ("datum besluit", "mvv afgegeven"),
            id="a visa before the decision",
        ),
        pytest.param(
            "N13",
            {},
            {"ticket geboekt": date(2026, 11, 1), "vlucht": date(2026, 10, 31)},
            ("ticket geboekt", "vlucht"),
            id="a flight before its ticket",
        ),
        pytest.param(
            "N14",
            {"geboortedatum": date(2026, 11, 20)},
            {"ingereisd": date(2026, 11, 19)},
            ("geboortedatum", "ingereisd"),
            id="an arrival before birth",
        ),
        pytest.param(
            "N11",
            {},
            {"aanvraag ingediend": date(2026, 11, 2), "mvv afgegeven": date(2026, 11, 1)},
            ("aanvraag ingediend", "mvv afgegeven"),
            id="a visa before the application",
        ),
        pytest.param(
            "N09",
            {},
            {"ontvangst IND": date(2026, 12, 5), "herstel verzuim tot": date(2026, 12, 4)},
            ("ontvangst IND", "herstel verzuim tot"),
            id="a day in a letter before the application came in",
        ),
        pytest.param(
            "N15",
            {},
            {
                "besluit": "afgewezen",
                "datum besluit": date(2026, 11, 10),
                "afwijzing bekendgemaakt op": date(2026, 11, 9),
            },
            ("datum besluit", "afwijzing bekendgemaakt op"),
            id="a rejection told before it was decided",
        ),
        pytest.param(
            "N13",
            {"geboortedatum": date(2026, 11, 2)},
            {"ticket geboekt": date(2026, 11, 1), "vlucht": date(2026, 12, 1)},
            ("geboortedatum", "ticket geboekt"),
            id="a ticket before birth",
        ),
        pytest.param(
            "N19",
            {},
            {"DNA-afname": date(2026, 11, 1), "DNA-uitslag": "niet gebeurd"},
            (),
            id="nothing that contradicts",
        ),
    ],
)
def test_what_cannot_be_is_unknown_and_says_why(
    rule: str, person: dict[str, Any], application: dict[str, Any], names: tuple[str, ...]
) -> None:
    persons = [GUARDED, {"rol in gezin": "moeder", **person}]
    case = family(persons=persons, applications=[{**TOLD, **application}])

    outcomes = [each for each in evaluate(case, on=ON) if each.rule == rule]

    if not names:
        assert [each.state for each in outcomes] == [State.EXPECTED]
        return
    assert outcomes
    for each in outcomes:
        assert (each.state, each.day, set(each.missing) >= set(names)) == (State.UNKNOWN, None, True)
        assert any("spreken elkaar tegen" in sentence for sentence in each.because)


def test_an_order_on_the_same_day_is_no_contradiction() -> None:
    decided = {**TOLD, "aanvraag ingediend": ON, "besluit": "afgewezen", "datum besluit": ON}
    case = family(persons=[GUARDED, {"rol in gezin": "moeder"}], applications=[decided])

    assert [each.state for each in evaluate(case, on=ON) if each.rule == "N15"] == [State.DUE]


def test_what_is_odd_but_possible_keeps_its_day_and_says_so() -> None:
    early = {"inburgeringsplichtig": "ja", "brede intake": date(2026, 10, 2), "PIP dagtekening": date(2026, 10, 1)}

    (outcome,) = [each for each in evaluate(family(persons=[early]), on=ON) if each.rule == "I02"]

    assert outcome.day == date(2029, 10, 1)
    assert any("voor de brede intake" in sentence for sentence in outcome.because)


def test_a_contradiction_in_somebody_elses_application_leaves_ours_alone() -> None:
    decided = {"besluit": "afgewezen", "datum besluit": date(2026, 11, 1)}
    persons = [GUARDED, {"rol in gezin": "moeder"}, {"rol in gezin": "referent"}, {"rol in gezin": "kind"}]
    wrong = {"referent": 3, "gezinslid": 4, "soort aanvraag": "nareis", "aanvraag ingediend": ON, **decided}
    case = family(persons=persons, applications=[{**TOLD, **decided}, wrong])

    missing = {
        each.person: each.missing for each in evaluate(case, on=ON) if each.rule == "N16" and each.step == "plan"
    }

    assert missing == {
        1: ("keuze sleutelpersoon", "keuze tolk"),
        3: ("aanvraag ingediend", "datum besluit"),
    }


@pytest.mark.parametrize(
    ("rules", "mother"),
    [
        pytest.param(("S04", "M02"), {"geboortedatum": date(2026, 11, 2)}, id="a home before birth"),
        pytest.param(("I08",), {"geboortedatum": date(2026, 11, 2)}, id="a benefit before birth"),
        pytest.param(
            ("I03", "I06"), {"geboortedatum": date(2026, 11, 2), "PVT": "niet gebeurd"}, id="a plan before birth"
        ),
    ],
)
def test_what_is_said_of_a_family_rests_on_lives_that_can_be(rules: tuple[str, ...], mother: dict[str, Any]) -> None:
    told = {
        "rol in gezin": "moeder", "woning sinds": date(2026, 11, 1), "inburgeringsplichtig": "ja",
        "beschermingsvorm": "A", "bijstand sinds": date(2026, 11, 1), "PIP dagtekening": date(2023, 11, 30),
    }  # fmt: skip
    case = family(persons=[GUARDED, {**told, **mother}])

    outcomes = [each for each in evaluate(case, on=ON) if each.rule in rules]

    assert {each.rule for each in outcomes} == set(rules)
    assert {(each.state, each.day) for each in outcomes} == {(State.UNKNOWN, None)}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param("ingewilligd", "ingewilligd", "twee vergunningen op een dag", id="two permits on one day"),
        pytest.param("ingewilligd", "afgewezen", "verschillend besloten", id="granted and rejected on one day"),
    ],
)
def test_one_day_has_one_decision_about_somebody(first: str, second: str, said: str) -> None:
    decided = [{**TOLD, "besluit": verdict, "datum besluit": date(2026, 11, 1)} for verdict in (first, second)]
    case = family(persons=[GUARDED, {"rol in gezin": "moeder"}], applications=decided)

    outcomes = [each for each in evaluate(case, on=ON) if each.rule in ("N12", "N15")]

    assert len(outcomes) == 2
    for each in outcomes:
        assert (each.state, each.day) == (State.UNKNOWN, None)
        # Who reads N12 may know how far an application is and not what was decided: it says no more than that.
        words = said if "procedure" in each.compartments else "gegevens die hier niet staan spreken elkaar tegen"
        assert any(words in sentence for sentence in each.because)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"besluit": "afgewezen", "datum besluit": date(2026, 10, 31)}, id="on another day"),
        pytest.param({"besluit": "afgewezen", "soort aanvraag": "regulier"}, id="of another kind"),
        pytest.param({"besluit": "ingewilligd", "gezinslid": 3}, id="for somebody else"),
        pytest.param({"datum besluit": "niet gebeurd"}, id="still open"),
    ],
)
def test_decisions_that_go_together_keep_their_day(other: dict[str, Any]) -> None:
    granted = {**TOLD, "besluit": "ingewilligd", "datum besluit": date(2026, 11, 1)}
    persons = [GUARDED, {"rol in gezin": "moeder"}, {"rol in gezin": "zus"}]
    case = family(persons=persons, applications=[granted, {**TOLD, "datum besluit": date(2026, 11, 1), **other}])

    days = [each.day for each in evaluate(case, on=ON) if each.rule == "N12" and each.person == 2]

    assert days == [date(2026, 11, 15)]


@pytest.mark.parametrize(
    "verdict", [pytest.param("ingewilligd", id="granted after all"), pytest.param("afgewezen", id="rejected again")]
)
def test_a_decision_on_the_objection_comes_after_the_rejection(verdict: str) -> None:
    rejected = {"afwijzing bekendgemaakt op": date(2026, 10, 1), "bezwaar ingediend": date(2026, 10, 20)}
    decided = {**TOLD, "besluit": verdict, "datum besluit": date(2026, 11, 10), **rejected}
    case = family(persons=[GUARDED, {"rol in gezin": "moeder"}], applications=[decided])

    said = [sentence for each in evaluate(case, on=ON) for sentence in each.because]

    assert said
    assert not any("spreken elkaar tegen" in sentence for sentence in said)


def torn(case: Case, key: Key, name: str) -> Case:
    """Return a family of which two rows of a list say something else of a fact of somebody, or of an application."""
    persons, applications = (
        tuple(
            replace(one, facts={**one.facts, name: contradicted(one.facts[name], "Feiten rij 2 en rij 3")})
            if one.key == key and name in one.facts
            else one
            for one in several
        )
        for several in (case.persons, case.applications)
    )
    return replace(case, persons=persons, applications=applications, is_contradicted=True)


def test_of_twins_the_one_whose_birth_is_told_in_two_ways_has_no_day_and_the_other_keeps_theirs() -> None:
    case = torn(family(persons=[GUARDED, GUARDED]), 2, "geboortedatum")
    found = [outcome for outcome in evaluate(case, on=ON) if outcome.rule == "V04"]

    assert [(one.state, one.day) for one in found] == [(State.DUE, date(2028, 3, 14)), (State.UNKNOWN, None)]
    assert found[1].missing == ("geboortedatum",)
    why = explain(case, found[1], on=ON)
    assert [fact.place for fact in why.facts if fact.name == "18e verjaardag"] == [
        "Feiten rij 2 en rij 3, die elkaar tegenspreken"
    ]
    assert found[1].because[-1] == (
        "Let op, de gegevens spreken elkaar tegen: twee rijen zeggen iets anders van 'geboortedatum' (Feiten rij 2 en "
        "rij 3). Vul in wat klopt."
    )


def test_what_rests_on_the_home_of_another_that_is_told_in_two_ways_has_no_day_either() -> None:
    case = family(
        persons=[GUARDED, {"rol in gezin": "moeder", "in Nederland": "ja", "woning sinds": date(2026, 9, 1)}],
        applications=[TOLD | {"ingereisd": date(2026, 1, 10)}],
    )
    sound, unsound = (
        {(one.rule, one.state, one.day) for one in evaluate(each, on=ON) if one.rule in ("H04", "V04")}
        for each in (case, torn(case, 2, "woning sinds"))
    )

    assert sound == {("H04", State.UNKNOWN, date(2027, 9, 1)), ("V04", State.DUE, date(2028, 3, 14))}
    assert unsound == {("H04", State.UNKNOWN, None), ("V04", State.DUE, date(2028, 3, 14))}


def test_a_decision_that_is_told_in_two_ways_says_nothing_of_an_objection_but_asks_what_was_decided() -> None:
    case = family(
        persons=[{"rol in gezin": "amv"}, {"rol in gezin": "moeder"}],
        applications=[TOLD | {"besluit": "afgewezen", "datum besluit": date(2026, 11, 2)}],
    )
    (sound,) = [one for one in evaluate(case, on=ON) if one.rule == "N15"]
    (found,) = [one for one in evaluate(torn(case, 1, "besluit"), on=ON) if one.rule == "N15"]

    assert sound.day == date(2026, 11, 30)
    assert (found.state, found.day, found.missing) == (State.UNKNOWN, None, ("besluit",))
