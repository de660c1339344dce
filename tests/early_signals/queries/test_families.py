"""The page Gezinnen: searching, filtering, sorting, paging, and in how many questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family, enter
from tests.early_signals.kept import LIMIT, SIGNAL, SILENCE, keep, keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.early_signals.lists.panels import FamiliesPage, FamilyFilters
from weerzien.early_signals.queries import families_page
from weerzien.kernel.days import Day
from weerzien.kernel.ids import PersonId
from weerzien.rulebook.outcomes import State

pytestmark = pytest.mark.django_db


def page_for(actor: Actor, page: int = 1, size: int = 20, **filters: str) -> FamiliesPage:
    with acting(actor, today=TODAY):
        return families_page(actor, filters=FamilyFilters(**filters), page=page, size=size, today=TODAY)


def correct(actor: Actor, person: PersonId, **values: Any) -> None:
    with acting(actor, today=TODAY):
        now = Personalia.objects.get(subject_id=person, superseded_by=None)
        supersede(Personalia, current=now, values=values, actor=actor, source=Source.HAND, at=NOW, because="fout")


def rename(actor: Actor, family: Family, first: str, last: str) -> None:
    names = {"first_name": first, "last_name": last}
    names |= with_search_key(names)
    for person in family.persons:
        correct(actor, person, **names)


@pytest.fixture
def osman(amina: Actor, second_family: Family) -> Family:
    """Return the second family under a name of its own."""
    rename(amina, second_family, "Fatíma", "Çelik-Osman")
    return second_family


@pytest.mark.parametrize(
    "text", ["osman", "OSM", "celik", "çelik osman", "Fat"], ids=["later word", "start", "accent", "two words", "first"]
)
def test_a_family_is_found_by_the_start_of_any_word_of_a_name(
    amina: Actor, family: Family, osman: Family, text: str
) -> None:
    assert [row.dossier_id for row in page_for(amina, text=text).rows] == [osman.dossier_id]


def test_a_family_is_found_by_either_of_its_numbers(amina: Actor, family: Family, second_family: Family) -> None:
    (one,) = page_for(amina, text="m2").rows

    assert one.dossier_id == second_family.dossier_id
    assert [row.number for row in page_for(amina, text=one.number.lower()).rows] == [one.number]


def test_a_birth_date_finds_who_was_or_may_be_born_then(amina: Actor, family: Family, osman: Family) -> None:
    correct(amina, osman.youngster, **day_columns("born", Day.on(date(2009, 5, 6))))

    assert [row.dossier_id for row in page_for(amina, text="6-5-2009").rows] == [osman.dossier_id]
    assert page_for(amina, text="1-7-2016").total == 2


def test_a_name_of_another_municipality_finds_nothing(chris: Actor, family: Family, family_elsewhere: Family) -> None:
    rename(family.coordinator, family, "Selam", "Alleenhier")

    assert page_for(family.coordinator, text="alleenhier").total == 1
    assert page_for(chris, text="alleenhier").total == 0
    assert page_for(chris).total == 1


@pytest.mark.parametrize(
    ("kept", "filters"),
    [
        (LIMIT | {"day": TODAY - timedelta(days=1)}, {"days": "te-laat"}),
        (LIMIT | {"urgency": "hoog"}, {"days": "dringend"}),
        (LIMIT, {"days": "14-dagen"}),
        (SIGNAL, {"signal": "ja"}),
        (SILENCE, {"silence": "ja"}),
    ],
    ids=["overdue", "urgent", "soon", "a signal", "silence"],
)
def test_a_filter_on_days_and_signals_leaves_the_families_that_have_them(
    amina: Actor, family: Family, second_family: Family, kept: dict[str, Any], filters: dict[str, str]
) -> None:
    keep(family, kept)
    keep(second_family, LIMIT, day=TODAY + timedelta(days=100))

    assert [row.dossier_id for row in page_for(amina, **filters).rows] == [family.dossier_id]


def test_a_filter_on_language_and_interpreter_looks_at_every_member(
    amina: Actor, family: Family, osman: Family
) -> None:
    correct(amina, osman.mother, language="Turks", needs_interpreter=False)

    assert [row.dossier_id for row in page_for(amina, language="Turks").rows] == [osman.dossier_id]
    assert [row.dossier_id for row in page_for(amina, interpreter="nee").rows] == [osman.dossier_id]
    assert [choice.words for choice in page_for(amina).choices["language"]] == ["Tigrinya", "Turks"]


@pytest.mark.parametrize(("phase", "total"), [("herenigd", 1), ("wachttijd", 0), ("geen-aanvraag", 0)])
def test_a_filter_on_phase_follows_the_steps_of_the_applications(
    amina: Actor, family: Family, phase: str, total: int
) -> None:
    assert page_for(amina, phase=phase).total == total


def test_who_may_not_read_the_procedure_filters_on_how_far_it_is(noor: Actor, family: Family) -> None:
    page = page_for(noor)

    assert [row.phase for row in page.rows] == ["aangekomen"]
    assert page_for(noor, phase="aangekomen").total == 1
    assert page_for(noor, phase="aanvraag").total == 0
    assert "wachttijd" not in {choice.code for choice in page.choices["phase"]}


def test_a_filter_that_does_not_exist_shows_everything(amina: Actor, family: Family) -> None:
    page = page_for(amina, phase="xyz", days="xyz", signal="xyz", sort="xyz")

    assert page.total == 1
    assert page.filters == FamilyFilters()


def test_nobody_and_me_are_two_answers_to_who_is_responsible(amina: Actor, family: Family) -> None:
    assert page_for(amina, responsible="niemand").total == 1
    assert page_for(amina, responsible="ik").total == 0


def test_a_row_shows_the_first_day_and_overdue_ones_before_all(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, day=TODAY + timedelta(days=1))
    keep(family, LIMIT, day=TODAY - timedelta(days=5), subject_id=family.youngster)
    keep(family, SIGNAL)

    (row,) = page_for(amina).rows

    assert row.next is not None
    assert (row.next.person, row.next.state.words) == ("Selam", "te laat")
    assert (row.overdue_count, row.signals_count, row.members_count) == (1, 1, 3)
    assert (row.family, row.responsible_organisation) == ("Gezin Tesfay", "gemeente Meerdijk")
    assert row.contact_words == "15 dagen geleden"


def test_families_are_sorted_by_their_first_day(amina: Actor, family: Family, second_family: Family) -> None:
    keep(family, LIMIT, day=TODAY + timedelta(days=9))
    keep(second_family, LIMIT, day=TODAY + timedelta(days=3))
    third = enter(amina, "M3")
    keep_nothing(third)

    ids = [row.dossier_id for row in page_for(amina).rows]

    assert ids == [second_family.dossier_id, family.dossier_id, third.dossier_id]


def test_families_are_sorted_by_name_number_or_silence(amina: Actor, family: Family, osman: Family) -> None:
    rename(amina, family, "Abel", "Yared")

    assert [row.family for row in page_for(amina, sort="naam").rows] == ["Gezin Yared", "Gezin Çelik-Osman"]
    numbers = [row.number for row in page_for(amina, sort="nummer").rows]
    assert numbers == sorted(numbers)
    assert page_for(amina, sort="contact").total == 2


def test_pages_follow_each_other_without_gap_or_overlap(amina: Actor) -> None:
    for number in range(5):
        enter(amina, f"M{number}")

    pages = [page_for(amina, page=page, size=2, sort="nummer") for page in (1, 2, 3)]

    assert len({row.dossier_id for page in pages for row in page.rows}) == 5
    assert [(page.first, page.last, page.total, page.pages) for page in pages] == [
        (1, 2, 5, 3),
        (3, 4, 5, 3),
        (5, 5, 5, 3),
    ]


def test_a_page_beyond_the_last_is_empty(amina: Actor, family: Family) -> None:
    page = page_for(amina, page=9)

    assert (page.rows, page.first) == ((), 0)


def test_an_empty_list_says_how_to_begin_or_how_to_widen(chris: Actor) -> None:
    assert "werkboek" in page_for(chris).empty
    assert "Zoek op het begin" in page_for(chris, text="niemand").empty
    assert "Haal een filter weg" in page_for(chris, days="te-laat").empty


def test_sorting_alone_is_no_filter(amina: Actor, family: Family) -> None:
    assert not page_for(amina, sort="naam").is_filtered
    assert page_for(amina, text="x").is_filtered
    assert replace(FamilyFilters(), sort="naam") != FamilyFilters()


@pytest.mark.parametrize("families", [1, 3, 12])
def test_the_list_takes_six_questions_however_many_families(
    amina: Actor, families: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(families):
        keep(enter(amina, f"M{number}"), LIMIT)
    filters = FamilyFilters(text="tesf", days="14-dagen", language="Tigrinya", responsible="niemand")

    with acting(amina, today=TODAY), django_assert_num_queries(6):
        families_page(amina, filters=filters, page=1, size=20, today=TODAY)


def test_a_day_that_is_only_expected_is_no_first_day(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, state=State.EXPECTED, kind="expected")

    (row,) = page_for(amina).rows

    assert row.next is None
