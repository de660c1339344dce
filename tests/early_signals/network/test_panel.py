"""The network of a family: who stands around it, out of several sources, as far as the reader may know."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family, Involve
from tests.facts import write
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.contacts.models import ContactNote, Professional
from weerzien.dossiers.models.fact import day_columns
from weerzien.early_signals.network.panel import SOON_DAYS, STILL_DAYS, network_panel
from weerzien.early_signals.network.ties import NetworkPanel, Standing, Tie
from weerzien.kernel.days import Day

pytestmark = pytest.mark.django_db


def panel_for(actor: Actor, family: Family) -> NetworkPanel:
    with acting(actor, today=TODAY):
        return network_panel(actor, family.dossier_id, today=TODAY)


def tie_called(panel: NetworkPanel, name: str) -> Tie:
    (found,) = [tie for tie in panel.ties if tie.called == name]
    return found


def spoke(amina: Actor, family: Family, worker: str, on: date, *, kind: str = "telefoon") -> None:
    """Write down that somebody of VluchtelingenWerk spoke with the family."""
    note = {"worker": worker, "organisation_name": "VluchtelingenWerk", "kind": kind, **day_columns("day", Day.on(on))}
    assert amina.municipality_id is not None
    with acting(amina, today=TODAY), importing(amina.municipality_id):
        write(ContactNote, [note | {"dossier_id": family.dossier_id}], amina, NOW)


def named(amina: Actor, family: Family, name: str, **values: object) -> None:
    """Write down a professional as a list would name them."""
    assert amina.municipality_id is not None
    with acting(amina, today=TODAY), importing(amina.municipality_id):
        write(Professional, [{"name": name, "role": "mentor", "dossier_id": family.dossier_id, **values}], amina, NOW)


def test_who_is_involved_and_named_and_had_contact_is_one_tie(amina: Actor, noor: Actor, family: Family) -> None:
    named(amina, family, noor.name, organisation_name="VluchtelingenWerk")
    spoke(amina, family, noor.name, TODAY - timedelta(days=3))

    tie = tie_called(panel_for(amina, family), noor.name)
    assert (tie.organisation, tie.role) == ("VluchtelingenWerk", "maatschappelijk begeleider, mentor")
    assert (tie.since_on, tie.contact) == (date(2026, 1, 1), "laatste contact 3 dagen geleden")
    assert tie.about == "voor het hele gezin, alle onderdelen"
    assert (tie.ground, tie.standing, tie.leaves) == ("opdracht van de gemeente", Standing.NOW, "")


def test_who_a_list_places_at_the_municipality_stands_under_its_name(amina: Actor, family: Family) -> None:
    named(amina, family, "Loes Verhagen", organisation_name="Gemeente")

    panel = panel_for(amina, family)
    assert tie_called(panel, "Loes Verhagen").organisation == "gemeente Meerdijk"
    assert "gemeente" not in {circle.organisation.casefold() for circle in panel.circles}


@pytest.mark.parametrize(
    ("days", "standing"),
    [(-1, Standing.PAST), (0, Standing.LEAVING), (SOON_DAYS, Standing.LEAVING), (SOON_DAYS + 1, Standing.NOW)],
)
def test_who_is_involved_until_soon_is_about_to_leave(
    amina: Actor, bram: Actor, family: Family, involve: Involve, days: int, standing: Standing
) -> None:
    involve(bram, family, until=TODAY + timedelta(days=days))
    named(amina, family, bram.name)

    panel = panel_for(amina, family)
    assert tie_called(panel, bram.name).standing is standing, "a list without an end does not make it last"
    assert [tie.name for tie in panel.leaving] == ([bram.name] if standing is Standing.LEAVING else [])


@pytest.mark.parametrize(
    ("days", "kind", "standing"),
    [(STILL_DAYS, "telefoon", Standing.NOW), (STILL_DAYS + 1, "telefoon", Standing.PAST)],
)
def test_who_only_had_contact_is_around_for_a_while(
    amina: Actor, family: Family, days: int, kind: str, standing: Standing
) -> None:
    spoke(amina, family, "Kim Visser", TODAY - timedelta(days=days), kind=kind)

    assert tie_called(panel_for(amina, family), "Kim Visser").standing is standing


def test_a_message_that_was_sent_makes_nobody_stand_around_a_family(amina: Actor, family: Family) -> None:
    spoke(amina, family, "Kim Visser", TODAY, kind="bericht")

    assert "Kim Visser" not in [tie.name for tie in panel_for(amina, family).ties]


def test_a_guardian_and_a_school_stand_there_without_a_name(amina: Actor, family: Family) -> None:
    ties = {(tie.organisation, tie.called) for tie in panel_for(amina, family).ties}

    assert {("Nidos", "voogd"), ("School: ISK", "school")} <= ties


def test_an_involvement_is_seen_by_whom_it_is_about_and_by_who_may_grant_it(
    amina: Actor, noor: Actor, thijs: Actor, family: Family
) -> None:
    assert thijs.name in [tie.name for tie in panel_for(amina, family).ties]
    assert thijs.name not in [tie.name for tie in panel_for(noor, family).ties]
    assert thijs.name in [tie.name for tie in panel_for(thijs, family).ties]


def test_who_sees_some_contacts_only_is_told_that_there_may_be_more(amina: Actor, thijs: Actor, family: Family) -> None:
    assert panel_for(amina, family).hides is False
    assert panel_for(thijs, family).hides is True
    assert "Ineke Prins" not in [tie.name for tie in panel_for(thijs, family).ties]


def test_the_network_asks_five_questions_however_many_stand_around(
    amina: Actor, family: Family, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(5):
        named(amina, family, f"Iemand {place}")
    panel_for(amina, family)

    with acting(amina, today=TODAY), django_assert_num_queries(5):
        network_panel(amina, family.dossier_id, today=TODAY)
