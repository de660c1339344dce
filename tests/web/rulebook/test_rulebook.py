"""The rulebook on the screen: every rule, whole, in the words that run, for everybody who logs in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from tests.web.conftest import MOST_QUERIES, As, Imported, counted
from weerzien.access.actors import Actor
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.rule import Ground

pytestmark = pytest.mark.django_db(transaction=True)
RULES = the_rulebook().rules


def test_every_rule_stands_in_the_list_under_what_it_is_about(amina: Actor, as_: As) -> None:
    answer = as_(amina).get("/regels/")

    said = answer.content.decode()
    assert all(f'href="/regels/{rule.id}/"' in said for rule in RULES)
    assert f"{len(RULES)} regels." in said


def test_a_search_keeps_the_rules_that_speak_of_every_word(amina: Actor, as_: As) -> None:
    said = as_(amina).get("/regels/", {"woorden": "voogdij eindigt"}).content.decode()

    assert "/regels/V04/" in said
    assert "/regels/N01/" not in said


def test_a_search_without_a_rule_says_what_to_do(amina: Actor, as_: As) -> None:
    said = as_(amina).get("/regels/", {"woorden": "zzz"}, headers={"HX-Request": "true"}).content.decode()

    assert "Geen regel gevonden" in said
    assert "<html" not in said


def test_every_rule_tells_its_source_its_versions_and_what_is_not_certain(noor: Actor, as_: As) -> None:
    client = as_(noor)

    for rule in RULES:
        said = client.get(f"/regels/{rule.id}/").content.decode()
        assert escape(rule.citation.title) in said
        assert said.count('aria-labelledby="versie-') == len(rule.versions)
        assert all(f"<li>{escape(doubt)}</li>" in said for doubt in rule.doubts)
        assert ("een gemeente kan hier zelf" in said) == (rule.ground is Ground.LOCAL)


def test_the_newest_version_stands_first_and_conditions_are_listed(amina: Actor, as_: As) -> None:
    said = as_(amina).get("/regels/N01/").content.decode().partition('aria-labelledby="versie-1"')[2]

    assert said.index("beschermingsvorm is A") < said.index("11 juni 2026")
    assert "<li>rol in gezin is een van amv, referent</li>" in said


def test_a_day_that_the_rule_names_goes_by_its_name(amina: Actor, as_: As) -> None:
    said = as_(amina).get("/regels/N01/").content.decode()

    assert "<dt>uiterste dag</dt><dd>vergunning bekendgemaakt op + indientermijn</dd>" in said
    assert "vanaf uiterste dag - 56 dagen: laag" in said


def test_a_rule_says_for_how_many_families_within_reach_it_speaks(
    amina: Actor, chris: Actor, imported: Imported, as_: As
) -> None:
    of_ours = as_(amina).get("/regels/V04/").context["used_by"]
    of_theirs = as_(chris).get("/regels/V04/").context["used_by"]

    assert of_ours == 1
    assert of_theirs == 0


def test_a_rule_goes_by_small_letters_too_and_an_unknown_one_is_not_found(amina: Actor, as_: As) -> None:
    assert as_(amina).get("/regels/n01/").status_code == 200
    assert as_(amina).get("/regels/n99/").status_code == 404


def test_a_rule_asks_few_queries(amina: Actor, imported: Imported, as_: As) -> None:
    client = as_(amina)

    with counted() as asked:
        client.get("/regels/V04/")

    assert asked() <= MOST_QUERIES


def test_nobody_reads_the_rules_without_logging_in() -> None:
    assert Client().get("/regels/N01/").status_code == 302
