"""The page Vandaag: what each card shows, to whom, and in how many questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family, enter
from tests.early_signals.kept import LIMIT, SIGNAL, SILENCE, keep
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.early_signals.panels import TodayPanel
from weerzien.early_signals.queries import today_panel
from weerzien.kernel.days import Day
from weerzien.rulebook.outcomes import Kind, State

pytestmark = pytest.mark.django_db


def panel_for(actor: Actor) -> TodayPanel:
    with acting(actor, today=TODAY):
        return today_panel(actor, today=TODAY)


@pytest.mark.parametrize(
    ("values", "when"),
    [
        ({}, ["over 3 dagen"]),
        ({"day": TODAY}, ["vandaag"]),
        ({"day": TODAY + timedelta(days=14)}, ["over 14 dagen"]),
        ({"day": TODAY + timedelta(days=15)}, []),
        ({"day": TODAY - timedelta(days=300)}, ["300 dagen geleden verstreken"]),
        ({"day": TODAY - timedelta(days=2), "kind": Kind.PERIOD_END}, []),
        ({"state": State.EXPECTED, "kind": Kind.EXPECTED}, []),
    ],
    ids=["soon", "today", "in two weeks", "later", "long overdue", "a period that ended", "not more than expected"],
)
def test_days_are_those_of_the_next_two_weeks_and_all_that_passed(
    amina: Actor, family: Family, values: dict[str, Any], when: list[str]
) -> None:
    keep(family, LIMIT, **values)

    assert [row.when for row in panel_for(amina).days.rows] == when


def test_a_day_names_the_family_the_person_and_who_acts(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, day=date(2026, 11, 18), subject_id=family.mother, urgency="hoog")

    (row,) = panel_for(amina).days.rows

    assert (row.family, row.person, row.acts) == ("Gezin Tesfay", "Hanna", "Nidos gezinsherenigingsfunctionaris")
    assert (row.state.words, row.urgency.words, row.certainty.words) == ("te laat", "hoog", "uit tweede hand")
    assert row.days_left == -2


def test_overdue_days_stand_before_days_to_come(amina: Actor, family: Family) -> None:
    for days in (3, -40, 1, -1):
        keep(family, LIMIT, day=TODAY + timedelta(days=days))

    panel = panel_for(amina)

    assert [row.days_left for row in panel.days.rows] == [-40, -1, 1, 3]
    assert panel.overdue_count == 2


def test_what_is_overdue_and_what_is_to_come_share_the_card(amina: Actor, family: Family) -> None:
    for days in range(12):
        keep(family, LIMIT, day=TODAY + timedelta(days=days))
        keep(family, LIMIT, day=TODAY - timedelta(days=days + 1))

    shown = [row.days_left for row in panel_for(amina).days.rows]

    assert shown == [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4]


def test_a_card_holds_ten_rows_and_says_how_many_there_are(amina: Actor, family: Family) -> None:
    for days in range(12):
        keep(family, LIMIT, day=TODAY + timedelta(days=days))

    card = panel_for(amina).days

    assert (len(card.rows), card.total) == (10, 12)


def test_signals_are_sorted_by_urgency_and_silence_has_a_card_of_its_own(amina: Actor, family: Family) -> None:
    keep(family, SIGNAL, urgency="laag", subject_id=family.brother)
    keep(family, SIGNAL, urgency="kritiek", subject_id=family.youngster)
    keep(family, SILENCE)

    panel = panel_for(amina)

    assert [row.person for row in panel.signals.rows] == ["Selam", "Dawit"]
    assert panel.silent
    assert [(row.family, row.days_silent, row.when) for row in panel.silent.rows] == [
        ("Gezin Tesfay", 15, "laatste contact 15 dagen geleden")
    ]


def test_whoever_turns_eighteen_within_half_a_year_is_shown(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        born = Personalia.objects.get(subject_id=family.youngster, superseded_by=None)
        values = day_columns("born", Day.on(date(2009, 2, 1)))
        supersede(Personalia, current=born, values=values, actor=amina, source=Source.HAND, at=NOW, because="fout")

    rows = panel_for(amina).eighteen.rows

    assert [(row.person, row.first_day, row.when) for row in rows] == [
        ("Selam", date(2027, 2, 1), "wordt 18 op 1 februari 2027 (over 73 dagen)")
    ]


def test_my_tasks_are_those_that_name_my_role(amina: Actor, thijs: Actor, family: Family) -> None:
    keep(family, LIMIT, acts="gezinsregisseur")
    keep(family, LIMIT, acts="jeugdbeschermer Nidos", subject_id=family.youngster)

    assert [row.acts for row in panel_for(amina).tasks.rows] == ["gezinsregisseur"]
    assert [row.acts for row in panel_for(thijs).tasks.rows] == ["jeugdbeschermer Nidos"]


def test_nobody_sees_a_day_that_rests_on_a_closed_compartment(
    amina: Actor, bram: Actor, noor: Actor, family: Family
) -> None:
    keep(family, LIMIT, compartments=["procedure"])

    assert [panel_for(actor).days.total for actor in (amina, bram, noor)] == [1, 0, 0]


def test_who_follows_one_person_sees_the_days_of_that_person_only(thijs: Actor, family: Family) -> None:
    for person in (None, *family.persons):
        keep(family, LIMIT, subject_id=person)

    assert [row.person for row in panel_for(thijs).days.rows] == ["Selam"]


def test_who_does_not_see_every_contact_is_not_told_who_is_silent(
    amina: Actor, bram: Actor, thijs: Actor, family: Family
) -> None:
    keep(family, SIGNAL, rule="S08")

    silent = [panel_for(actor).silent for actor in (amina, bram, thijs)]

    assert [card and card.total for card in silent] == [1, None, None]


def test_another_municipality_sees_nothing(chris: Actor, family: Family, family_elsewhere: Family) -> None:
    keep(family, LIMIT)
    keep(family_elsewhere, LIMIT, acts="gezinsregisseur")

    panel = panel_for(chris)

    assert {row.dossier_id for row in panel.days.rows} == {family_elsewhere.dossier_id}
    assert panel.families_count == 1


def test_an_empty_page_says_what_will_appear(hire: Any, organisations: Any) -> None:
    nobody = hire("Sam Smit", Role.GEZINSREGISSEUR, organisations.zandoever)

    panel = panel_for(nobody)

    assert panel.silent
    assert all(card.empty.endswith(".") for card in (panel.days, panel.signals, panel.eighteen, panel.silent))


@pytest.mark.parametrize("families", [1, 3, 12])
def test_the_page_takes_four_questions_however_many_families(
    amina: Actor, families: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(families):
        family = enter(amina, f"M{number}")
        for kind in (LIMIT, SIGNAL, SILENCE):
            keep(family, kind)

    with acting(amina, today=TODAY), django_assert_num_queries(4):
        today_panel(amina, today=TODAY)
