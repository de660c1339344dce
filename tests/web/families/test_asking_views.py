"""Questions to the rulebook about one family: right, stranger, what is kept from whom, and what it costs."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import Family
from tests.exchange.taking import take_in
from tests.exchange.workbooks import GUARDIANSHIP, MOTHER, SPONSOR, workbook
from tests.web.conftest import As, Imported, counted
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.models import Outcome
from weerzien.rulebook.dictionary import FACTS

pytestmark = pytest.mark.django_db(transaction=True)

MOST_ASKED = 14  # a page of a family, what its municipality set in the rules, and what its reader reads whole
PAGES = ("waarom-niet/", "waarom-niet/h08/", "ontbreekt/", "tot-wanneer/", "wat-als/")


@pytest.mark.parametrize("page", PAGES)
def test_a_question_is_not_answered_to_another_municipality_nor_to_a_stranger(
    as_: As, chris: Actor, client: Client, imported: Imported, page: str
) -> None:
    theirs = as_(chris).get(f"{imported.address}{page}")
    nobodys = as_(chris).get(f"/gezinnen/{uuid4()}/{page}")

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert theirs.text == nobodys.text
    assert client.get(f"{imported.address}{page}").status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_a_question_asks_little(as_: As, amina: Actor, imported: Imported, page: str) -> None:
    client = as_(amina)
    client.get(f"{imported.address}{page}")
    with counted() as asked:
        answer = client.get(f"{imported.address}{page}")

    assert answer.status_code == 200
    assert asked() <= MOST_ASKED


def test_why_not_shows_the_first_reason_of_every_rule_that_says_nothing(
    as_: As, amina: Actor, imported: Imported
) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/")

    lines = {line.rule: line for _, lines in answer.context["panel"].groups for line in lines}
    assert lines["H08"].reason == "'hotel van het gezin' is niet gebeurd"
    assert "V04" not in lines, "that rule does say something"
    for line in lines.values():
        assert line.reason


def test_rules_about_youngsters_are_not_asked_about_a_parent_of_whom_little_is_told(
    as_: As, amina: Actor, on_the_day: date
) -> None:
    listed = [SPONSOR, {**MOTHER, "Geboortedatum": ""}]
    take_in(amina, workbook(Personen=listed, Voogdij=[GUARDIANSHIP], Aanvragen=[], Verzuim=[], Inburgering=[]))
    with acting(amina, today=on_the_day):
        place = f"/gezinnen/{Outcome.objects.get(rule='V04').dossier_id}/"
    why_not, missing = (as_(amina).get(f"{place}{page}/").context["panel"] for page in ("waarom-niet", "ontbreekt"))

    (line,) = [one for _, lines in why_not.groups for one in lines if one.rule == "V06"]
    assert (line.person, line.is_unknown) == (SPONSOR["Voornaam"], False)
    assert "onder voogdij" not in {one.fact for _, lines in missing.groups for one in lines}


def test_why_not_can_be_narrowed_to_a_subject_and_to_words(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    living = client.get(f"{imported.address}waarom-niet/?over=H").context["panel"]
    hotel = client.get(f"{imported.address}waarom-niet/?over=H&woorden=hotel").context["panel"]

    assert [track for track, _ in living.groups] == ["Wonen"]
    assert living.count > hotel.count >= 1


def test_why_not_of_one_rule_shows_every_reason_the_tree_and_where_each_fact_was_read(
    as_: As, amina: Actor, imported: Imported
) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/v03/")

    for word in ("Waarom niet voor", "verzoek rechtbank", "klopt niet", "Personen rij"):
        assert word in answer.text


def test_why_not_of_one_rule_leads_to_what_it_does_say(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(f"{imported.address}waarom-niet/v04/")

    assert f"/dagen/{imported.outcome_id}/" in answer.text


def test_why_not_of_no_rule_is_no_page(as_: As, amina: Actor, imported: Imported) -> None:
    assert as_(amina).get(f"{imported.address}waarom-niet/x99/").status_code == 404


def test_who_sees_one_person_of_a_family_may_not_ask_what_rests_on_everybody(
    as_: As, thijs: Actor, family: Family
) -> None:
    client = as_(thijs)
    every, one = (client.get(f"/gezinnen/{family.dossier_id}/waarom-niet/{rule}") for rule in ("", "v04/"))

    assert every.context["panel"].of.rules_count == 0
    assert not one.context["panel"].is_open
    for answer in (every, one):
        assert "kunt u" in answer.text
        assert "Hanna" not in answer.text


def test_until_when_shows_the_last_day_of_what_lasts_with_its_ground(as_: As, amina: Actor, imported: Imported) -> None:
    answer = as_(amina).get(f"{imported.address}tot-wanneer/")

    (guardianship,) = (each for each in answer.context["panel"].lasting if each.line.rule == "V04")
    assert guardianship.sentence == "Tot en met 4 mei 2028."
    assert guardianship.source.title in answer.text


def test_until_when_says_of_every_day_and_signal_what_it_becomes(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    answer, family = client.get(f"{imported.address}tot-wanneer/"), client.get(imported.address)

    lines = {each.line.outcome_id: each for each in answer.context["panel"].lines}
    panel = family.context["panel"]
    assert {*lines} >= {line.outcome_id for line in (*panel.days, *panel.signals)}
    assert lines[imported.outcome_id].last_day is not None
    assert lines[imported.outcome_id].then.startswith("Vanaf ")
    assert "zegt deze regel hier vanaf 5 mei 2028 niets meer over" in lines[imported.outcome_id].then
    assert all(each.then for each in lines.values())


def test_what_is_missing_stands_with_who_would_know_it_and_what_waits_for_it(
    as_: As, amina: Actor, imported: Imported
) -> None:
    client = as_(amina)
    answer, family = client.get(f"{imported.address}ontbreekt/"), client.get(imported.address)

    groups = dict(answer.context["panel"].groups)
    asked = {(line.fact, outcome.title) for lines in groups.values() for line in lines for outcome in line.waiting}
    waiting = {(fact, line.title) for line in (*family.context["panel"].days,) for fact in line.missing}
    assert asked >= waiting
    assert waiting, "there is something missing"
    for who, lines in groups.items():
        assert who in answer.text
        assert all(line.waiting or line.rules for line in lines)


def test_what_is_missing_is_not_asked_of_a_part_that_is_closed(as_: As, bram: Actor, family: Family) -> None:
    answer = as_(bram).get(f"/gezinnen/{family.dossier_id}/ontbreekt/")

    facts = {line.fact for _, lines in answer.context["panel"].groups for line in lines}
    closed = {name for name, fact in FACTS.items() if fact.compartment in ("guardianship", "relations", "health")}
    assert facts
    assert facts.isdisjoint(closed)


def test_what_is_missing_leads_whoever_may_write_it_to_its_form(as_: As, amina: Actor, imported: Imported) -> None:
    client = as_(amina)
    answer = client.get(f"{imported.address}ontbreekt/")

    links = [link for _, lines in answer.context["groups"] for line, link in lines if link]
    assert links
    assert {client.get(link).status_code for link in links} <= {200, 302}


def test_what_is_missing_is_entered_by_whoever_writes_there(as_: As, amina: Actor, bram: Actor, family: Family) -> None:
    links = [
        {line.fact: link for _, lines in answer.context["groups"] for line, link in lines}
        for answer in (as_(who).get(f"/gezinnen/{family.dossier_id}/ontbreekt/") for who in (amina, bram))
    ]

    assert all(one["koppeling"] is not None for one in links)
    assert [bool(one["koppeling"]) for one in links] == [True, False]


def test_a_fact_that_is_missing_of_a_whole_family_leads_to_the_choice_of_whom(
    as_: As, amina: Actor, family: Family
) -> None:
    client = as_(amina)
    answer = client.get(f"/gezinnen/{family.dossier_id}/ontbreekt/")
    (link,) = {
        link
        for _, lines in answer.context["groups"]
        for line, link in lines
        if line.fact == "koppeling" and line.about is None
    }

    chosen = client.get(link)

    assert link.endswith("/feiten/?feit=koppeling")
    assert (chosen.status_code, chosen.context["form"].initial["feit"]) == (200, "koppeling")
    assert not chosen.context["form"].errors
