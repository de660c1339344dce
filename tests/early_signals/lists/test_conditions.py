"""By what a list is chosen: who finds which family, and what is never answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations, enter
from tests.early_signals.kept import LIMIT, SIGNAL, keep
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment, Role
from weerzien.early_signals.lists.actions import ask_for_agenda
from weerzien.early_signals.lists.facts import GROUPS
from weerzien.early_signals.lists.panels import FamiliesPage, FamilyFilters
from weerzien.early_signals.queries import families_page
from weerzien.early_signals.words import theme_of
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.themes import DOMAINS

pytestmark = pytest.mark.django_db(transaction=True)

Owner = psycopg.Connection[Any]
SOON = TODAY + timedelta(days=20)


def page_for(actor: Actor, *columns: str, **filters: Any) -> FamiliesPage:
    with acting(actor, today=TODAY):
        return families_page(actor, filters=FamilyFilters(**filters), page=1, size=20, today=TODAY, columns=columns)


def found(actor: Actor, **filters: Any) -> list[Any]:
    return [row.dossier_id for row in page_for(actor, **filters).rows]


EMPTIED = {
    ("woning", "woning"): "update housing_stay set home_earliest = null, home_latest = null, home_told = ''",
    ("woning", "hotel"): "update housing_hotelstay set since_earliest = null, since_latest = null, since_told = ''",
    ("voogd", "voogd"): "update guardianship_guardianship set guardian = ''",
    ("vergunning", "a"): "update procedure_permit set kind = 'B'",
    ("besluit", "ingewilligd"): "update procedure_step set kind = 'decision', value = 'afgewezen'",
    ("school", "isk"): "update schooling_enrolment set school = 'vo'",
    ("inburgering", "pip"): "update integration_integration set pip_earliest = null, pip_latest = null, pip_told = ''",
}
"""By fact, what takes it from a family."""
GIVEN = {
    ("woning", "woning"): "update housing_stay set home_earliest = '2026-02-01', home_latest = '2026-02-01'",
    ("woning", "hotel"): "update housing_hotelstay set since_earliest = '2026-02-01', since_latest = '2026-02-01'",
    ("voogd", "voogd"): "update guardianship_guardianship set guardian = 'Nidos', departed_earliest = null,"
    " departed_latest = null",
    ("vergunning", "a"): "update procedure_permit set kind = 'A'",
    ("besluit", "ingewilligd"): "update procedure_step set kind = 'decision', value = 'ingewilligd'",
    ("school", "isk"): "update schooling_enrolment set school = 'ISK'",
    ("inburgering", "pip"): "update integration_integration set pip_earliest = '2026-02-01', pip_latest = '2026-02-01'",
}


def change(owner: Owner, statement: str, family: Family) -> None:
    owner.execute(f"{statement} where dossier_id = %s", [family.dossier_id])


@pytest.mark.parametrize("fact", GIVEN, ids=["-".join(fact) for fact in GIVEN])
def test_a_fact_finds_the_families_that_have_it_and_nothing_for_a_stranger(
    amina: Actor, chris: Actor, hire: Hire, organisations: Organisations, owner: Owner, family: Family,
    second_family: Family, fact: tuple[str, str],
) -> None:  # fmt: skip
    change(owner, GIVEN[fact], family)
    change(owner, EMPTIED[fact], second_family)
    team = hire("Els Bos", Role.TEAMLEIDER, organisations.meerdijk)

    assert found(amina, facts=(fact,)) == found(team, facts=(fact,)) == [family.dossier_id]
    assert found(chris, facts=(fact,)) == []


def test_what_is_said_by_silence_finds_the_families_without_it(
    amina: Actor, owner: Owner, family: Family, second_family: Family
) -> None:
    change(owner, GIVEN["woning", "woning"], family)
    change(owner, EMPTIED["woning", "woning"], second_family)

    assert found(amina, facts=(("woning", "geen"),)) == [second_family.dossier_id]


def test_a_closed_fact_is_not_to_be_chosen_does_not_count_and_says_so(
    bram: Actor, owner: Owner, family: Family, second_family: Family
) -> None:
    change(owner, GIVEN["voogd", "voogd"], family)
    change(owner, EMPTIED["voogd", "voogd"], second_family)

    page = page_for(bram, facts=(("voogd", "voogd"),))

    assert page.total == page_for(bram).total == 2
    assert page.left_out == ("voogdij",)
    assert not page.is_filtered
    assert "voogd" not in page.choices


def test_an_involvement_that_holds_less_than_the_role_is_no_way_to_learn_of_silence(
    hire: Hire, involve: Involve, organisations: Organisations, owner: Owner, family: Family, second_family: Family
) -> None:
    mees = hire("Mees Smit", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    involve(mees, family, compartments=[Compartment.IDENTITY, Compartment.CONTACTS])
    involve(mees, second_family)
    for one in (family, second_family):
        change(owner, EMPTIED["woning", "woning"], one)

    assert found(mees, facts=(("woning", "geen"),)) == [second_family.dossier_id]


def test_who_sees_some_persons_only_cannot_choose_by_silence(thijs: Actor, family: Family) -> None:
    choices = {choice.code for choice in page_for(thijs).choices["woning"]}

    assert "woning" in choices
    assert "geen" not in choices
    assert page_for(thijs, facts=(("woning", "geen"),)).left_out == ("woning",)


@pytest.mark.parametrize(
    ("filters", "is_found"),
    [
        ({"days": "30-dagen"}, True),
        ({"days": "7-dagen"}, False),
        ({"from_on": SOON.isoformat(), "until_on": SOON.isoformat()}, True),
        ({"from_on": (SOON + timedelta(days=1)).isoformat()}, False),
        ({"until_on": (SOON - timedelta(days=1)).isoformat()}, False),
        ({"strict": "ja"}, True),
        ({"strict": "ja", "days": "30-dagen"}, True),
    ],
    ids=["within", "not within", "on that day", "after it", "before it", "strict", "one day is both"],
)
def test_days_are_chosen_by_how_near_between_and_how_strict(
    amina: Actor, family: Family, filters: dict[str, str], is_found: bool
) -> None:
    keep(family, LIMIT, day=SOON, strict=True)

    assert found(amina, **filters) == ([family.dossier_id] if is_found else [])


def test_all_that_is_asked_of_a_day_holds_for_one_and_the_same_day(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, day=SOON, strict=False)
    keep(family, LIMIT, day=SOON + timedelta(days=60), strict=True, subject_id=family.youngster)

    assert found(amina, days="30-dagen", strict="ja") == []


def test_signals_are_chosen_by_urgency(amina: Actor, family: Family, second_family: Family) -> None:
    keep(family, SIGNAL, urgency="hoog")
    keep(second_family, SIGNAL, urgency="laag")

    assert found(amina, urgency="midden") == [family.dossier_id]
    assert found(amina, urgency="kritiek") == []


def test_days_and_signals_are_chosen_by_theme_or_by_life_domain(
    amina: Actor, family: Family, second_family: Family
) -> None:
    keep(family, SIGNAL)
    keep(second_family, LIMIT, day=SOON)
    signalled, limited = theme_of(SIGNAL["rule"]), theme_of(LIMIT["rule"])
    assert signalled
    assert limited
    domains = {words: code for code, words in DOMAINS.items()}

    assert found(amina, theme=signalled.code) == found(amina, theme=domains[signalled.domain]) == [family.dossier_id]
    assert found(amina, theme=limited.code, days="30-dagen") == [second_family.dossier_id]
    assert found(amina, theme=limited.code, signal="ja") == []
    assert found(amina, theme=signalled.code, days="30-dagen", signal="ja") == []
    assert page_for(amina, theme="weg").filters == FamilyFilters()


def test_only_themes_that_a_rule_is_about_may_be_chosen(amina: Actor, family: Family) -> None:
    offered = {choice.code for choice in page_for(amina).choices["theme"]}

    assert offered - {*DOMAINS} == {rule.theme.code for rule in the_rulebook().rules}
    assert "wo" in offered


def test_a_day_that_was_typed_wrong_is_left_away(amina: Actor, family: Family) -> None:
    page = page_for(
        amina, from_on="morgen", facts=(("weg", "x"), ("woning", "x")), silence="x", responsible="persoon-x"
    )

    assert (page.filters, page.left_out, page.total) == (FamilyFilters(), (), 1)


def test_silence_counts_weeks_and_only_for_who_reads_every_contact(amina: Actor, bram: Actor, family: Family) -> None:
    assert page_for(amina).rows[0].contact_words == "15 dagen geleden"
    assert found(amina, silence="4-weken") == []
    page = page_for(bram, silence="4-weken")
    assert (page.left_out, page.total, page.choices["silence"]) == (("het laatste contact",), 1, ())


def test_a_family_nobody_ever_spoke_with_is_silent(amina: Actor, owner: Owner, family: Family) -> None:
    owner.execute("delete from contacts_contactnote where dossier_id = %s", [family.dossier_id])

    assert found(amina, silence="26-weken") == [family.dossier_id]


def test_the_day_of_a_permit_lies_between_two_days(amina: Actor, bram: Actor, owner: Owner, family: Family) -> None:
    owner.execute("update procedure_permit set notified_earliest = '2026-03-01', notified_latest = '2026-03-31'")

    assert found(amina, notified_from="2026-03-15", notified_until="2026-03-15") == [family.dossier_id]
    assert found(amina, notified_from="2026-04-01") == found(amina, notified_until="2026-02-28") == []
    assert page_for(bram, notified_from="2026-04-01").left_out == ("de dag van de vergunning",)


def test_responsible_is_an_organisation_or_a_person(
    amina: Actor, bram: Actor, owner: Owner, family: Family, second_family: Family, organisations: Organisations
) -> None:
    owner.execute(
        "update dossiers_responsibility set account_id = %s where dossier_id = %s",
        [bram.account_id, family.dossier_id],
    )
    owner.execute(
        "update dossiers_responsibility set organisation_id = %s where dossier_id = %s",
        [organisations.nidos, second_family.dossier_id],
    )
    codes = {choice.words: choice.code for choice in page_for(amina).choices["responsible"]}

    assert found(amina, responsible=codes["Bram de Wit"]) == found(bram, responsible="ik") == [family.dossier_id]
    assert found(amina, responsible=codes["Nidos"]) == [second_family.dossier_id]
    assert "Amina Yusuf" not in codes
    assert "gemeente Zandoever" not in codes


def test_a_family_on_the_agenda_is_found_until_that_day_has_passed(
    amina: Actor, bram: Actor, family: Family, second_family: Family
) -> None:
    with acting(amina, today=TODAY):
        ask_for_agenda(actor=amina, dossier_ids=[family.dossier_id], reason="stil", for_on=TODAY, today=TODAY, at=NOW)

    assert found(amina, agenda="ja") == [family.dossier_id]
    assert found(amina, agenda="nee") == [second_family.dossier_id]
    assert page_for(bram, agenda="ja").left_out == ("de agenda",)
    tomorrow = TODAY + timedelta(days=1)
    with acting(amina, today=tomorrow):
        late = families_page(amina, filters=FamilyFilters(agenda="ja"), page=1, size=9, today=tomorrow)
    assert late.total == 0


EVERY = {
    "phase": "wachttijd", "days": "30-dagen", "from_on": "2026-01-01", "until_on": "2027-01-01", "strict": "ja",
    "theme": "wo", "signal": "ja", "urgency": "midden", "silence": "4-weken", "responsible": "niemand",
    "language": "Tigrinya", "interpreter": "ja", "agenda": "nee",
    "notified_from": "2026-01-01", "notified_until": "2026-12-01",
    "facts": tuple((group, next(iter(facts.facts))) for group, facts in GROUPS.items()), "sort": "naam",
}  # fmt: skip


@pytest.mark.parametrize("families", [1, 3])
def test_everything_at_once_is_still_seven_questions(
    amina: Actor, families: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(families):
        keep(enter(amina, f"M{number}"), LIMIT)

    with acting(amina, today=TODAY), django_assert_num_queries(6):
        families_page(amina, filters=FamilyFilters(**EVERY), page=1, size=20, today=TODAY, columns=["fase"])
    with acting(amina, today=TODAY), django_assert_num_queries(7):
        families_page(amina, filters=FamilyFilters(), page=1, size=20, today=TODAY, columns=["taal", "agenda", *GROUPS])


def test_columns_that_are_closed_are_left_away_and_the_rest_keeps_its_order(bram: Actor, family: Family) -> None:
    page = page_for(bram, "voogd", "taal", "fase", "taal", "bestaat-niet")

    assert [column.code for column in page.columns] == ["taal", "fase"]
    assert [cell.words for cell in page.rows[0].cells] == ["Tigrinya", "aangekomen"]


def test_a_column_of_facts_says_what_is_so(amina: Actor, owner: Owner, family: Family) -> None:
    change(owner, GIVEN["woning", "woning"], family)
    change(owner, EMPTIED["woning", "hotel"], family)
    owner.execute("update schooling_enrolment set school = 'ISK'")

    (row,) = page_for(amina, "woning", "school", "leden", "contact").rows

    assert [cell.words for cell in row.cells] == [
        "heeft een woning", "ISK", "3", "15 dagen geleden",
    ]  # fmt: skip
    assert [cell.value for cell in row.cells][2:] == [3, date(2026, 11, 5)]
