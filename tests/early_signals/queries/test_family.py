"""The page of one family: what it holds, what it leaves out, and in how many questions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.early_signals.kept import LIMIT, SIGNAL, keep, keep_change, keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.access.roles import Compartment, Role
from weerzien.dossiers.actions import NewDossier, NewPerson, open_dossiers
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.early_signals.panels import FamilyPanel
from weerzien.early_signals.queries import family_panel
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.outcomes import State

pytestmark = pytest.mark.django_db


def panel_for(actor: Actor, family: Family, contacts_page: int = 1) -> FamilyPanel:
    with acting(actor, today=TODAY):
        return family_panel(actor, family.dossier_id, today=TODAY, contacts_page=contacts_page)


def test_members_stand_with_the_youngster_first_and_then_in_order_of_age(amina: Actor, family: Family) -> None:
    members = panel_for(amina, family).members

    assert [(member.name, member.part, member.age) for member in members] == [
        ("Selam Tesfay", "alleengekomen jongere", "16 jaar"),
        ("Hanna Tesfay", "moeder", "41 jaar"),
        ("Dawit Tesfay", "broer", "9 of 10 jaar"),
    ]
    youngster = members[0]
    assert (youngster.language, youngster.interpreter, youngster.whereabouts) == (
        "Tigrinya",
        "tolk nodig",
        "in Nederland",
    )
    assert youngster.permit == "A-status, bekendgemaakt 31 augustus 2026"
    assert (youngster.home, youngster.school) == ("woning sinds 1 september 2026", "ISK, volledig dagonderwijs")


def test_nobody_named_as_responsible_is_said(amina: Actor, family: Family) -> None:
    responsible = panel_for(amina, family).responsible

    assert (responsible.municipality, responsible.organisation) == ("gemeente Meerdijk", "gemeente Meerdijk")
    assert responsible.nobody == "Er is nog niemand met naam verantwoordelijk voor dit gezin."


def test_days_come_overdue_first_and_signals_stand_apart(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, day=TODAY + timedelta(days=5))
    keep(family, LIMIT, day=TODAY - timedelta(days=5))
    keep(family, LIMIT, day=TODAY + timedelta(days=9), state=State.UNKNOWN, missing=["aanvraag ingediend"])
    keep(family, LIMIT, day=None, state=State.UNKNOWN, missing=["vergunning bekendgemaakt op"])
    keep(family, SIGNAL)

    panel = panel_for(amina, family)

    assert [line.state.code for line in panel.days] == [State.OVERDUE, State.DUE, State.UNKNOWN]
    assert [line.rule for line in panel.signals] == ["S01"]
    assert [line.fact for line in panel.unknowns] == ["aanvraag ingediend", "vergunning bekendgemaakt op"]


def test_two_people_with_the_same_first_name_are_told_apart(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        mother = Personalia.objects.get(subject_id=family.mother, superseded_by=None)
        values = {"first_name": "Selam"}
        supersede(
            Personalia, current=mother, values=values, actor=amina, source=Source.HAND, at=NOW, because="Tikfout."
        )
    for person in (family.youngster, family.mother, family.brother):
        keep(family, LIMIT, subject_id=person)

    persons = {line.person for line in panel_for(amina, family).days}

    assert persons == {"Selam (alleengekomen jongere)", "Selam (moeder)", "Dawit"}


def test_what_is_missing_says_who_would_know(amina: Actor, family: Family) -> None:
    keep(family, LIMIT, state=State.UNKNOWN, missing=["vergunning bekendgemaakt op"], subject_id=family.youngster)

    (unknown,) = panel_for(amina, family).unknowns

    assert (unknown.fact, unknown.person) == ("vergunning bekendgemaakt op", "Selam")
    assert unknown.who_knows == "IND of Nidos"
    assert len(unknown.waiting) == 1


def test_what_is_unknown_though_nothing_is_missing_has_a_place_too(amina: Actor, family: Family) -> None:
    keep(family, SIGNAL, state=State.UNKNOWN, because=["Vanaf 18 jaar is hier geen grens afgesproken."])

    panel = panel_for(amina, family)

    assert (panel.days, panel.signals) == ((), ())
    assert [line.fact for line in panel.unknowns] == ["Vanaf 18 jaar is hier geen grens afgesproken."]


def test_contacts_come_newest_first_ten_to_a_page(amina: Actor, family: Family) -> None:
    contacts = panel_for(amina, family).contacts

    assert contacts.rows[0].day_words == "5 november 2026"
    assert contacts.rows[0].note == "Thuis gesproken."
    assert (contacts.total, contacts.pages) == (4, 1)
    assert panel_for(amina, family, contacts_page=2).contacts.rows == ()


def test_professionals_give_no_access_but_are_named(amina: Actor, family: Family) -> None:
    names = {line.name for line in panel_for(amina, family).professionals}

    assert names == {"Sanne Mulder", "Ineke Prins"}


def test_a_correction_shows_what_it_replaced_and_why(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        now = Personalia.objects.get(subject_id=family.youngster, superseded_by=None)
        values = day_columns("born", Day.on(date(2010, 3, 5)))
        later = NOW + timedelta(minutes=5)
        supersede(Personalia, current=now, values=values, actor=amina, source=Source.HAND, at=later, because="paspoort")

    line = panel_for(amina, family).history.rows[0]

    assert (line.what, line.person, line.by, line.because) == (
        "Persoonsgegevens gewijzigd",
        "Selam",
        "Amina Yusuf",
        "paspoort",
    )
    assert (line.lines, line.instead_of) == (("Geboortedatum: 5 maart 2010",), ("Geboortedatum: 4 maart 2010",))


def test_an_import_is_one_line_of_the_history(amina: Actor, family: Family) -> None:
    imported = [line for line in panel_for(amina, family).history.rows if line.what == "Overgenomen uit een werkboek"]

    assert [line.source for line in imported] == ["werkboek van gemeente Meerdijk"]
    assert "Persoonsgegevens: 3" in imported[0].lines


def test_a_changed_day_says_what_it_was_and_why_it_changed(amina: Actor, family: Family) -> None:
    at = NOW + timedelta(minutes=5)
    days = {"day_before": date(2026, 10, 1), "day_after": date(2026, 10, 6)}
    keep_change(family, cause="fact", state_before="due", state_after="due", at=at, **days)

    line = panel_for(amina, family).history.rows[0]

    assert (line.lines, line.instead_of, line.because) == (
        ("loopt, 6 oktober 2026",),
        ("loopt, 1 oktober 2026",),
        "een gegeven is gewijzigd",
    )


def test_a_note_is_not_repeated_in_the_history(amina: Actor, family: Family) -> None:
    said = [words for line in panel_for(amina, family).history.rows for words in (*line.lines, *line.instead_of)]

    assert not [words for words in said if "Thuis gesproken" in words]


def test_every_family_shows_the_same_list_of_compartments(amina: Actor, bram: Actor, family: Family) -> None:
    for actor, opened in (
        (amina, 8),
        (bram, 3),
    ):
        lines = panel_for(actor, family).compartments
        assert [line.code for line in lines] == list(Compartment)
        assert sum(line.is_open for line in lines) == opened
        assert all(line.sentence for line in lines if not line.is_open)


@pytest.mark.parametrize("part", ["numbers"])
def test_what_stands_on_no_page_is_promised_to_nobody(amina: Actor, bram: Actor, family: Family, part: str) -> None:
    lines = [line for actor in (amina, bram) for line in panel_for(actor, family).compartments if line.code == part]

    assert [line.is_open for line in lines] == [False, False]
    assert all("op geen enkele bladzijde" in line.sentence for line in lines)


def test_the_list_of_compartments_does_not_tell_whether_they_hold_anything(
    amina: Actor, bram: Actor, family: Family
) -> None:
    bare = bare_family(amina)

    assert panel_for(bram, bare).derived != panel_for(bram, family).derived
    assert panel_for(bram, bare).compartments == panel_for(bram, family).compartments


def bare_family(amina: Actor) -> Family:
    """Return a family of one youngster of whom nothing is known."""
    person = NewPerson(part="amv", since=TODAY, local_number="1")
    dossier = NewDossier(opened_on=TODAY, persons=(person,), local_number="1")
    assert amina.municipality_id is not None
    with acting(amina, today=TODAY), importing(amina.municipality_id):
        open_dossiers(actor=amina, dossiers=[dossier], source=Source.IMPORT, at=NOW)
    return Family(dossier.id, person.id, person.id, person.id, coordinator=amina)


def test_who_does_not_see_everything_is_not_told_that_nothing_happened(
    amina: Actor, bram: Actor, thijs: Actor, involve: Involve
) -> None:
    family = bare_family(amina)
    involve(thijs, family, persons=[family.youngster])

    panels = [panel_for(actor, family) for actor in (amina, bram, thijs)]

    assert [panel.phase for panel in panels] == ["nog geen aanvraag", "", ""]
    assert [panel.sees_all_contacts for panel in panels] == [True, False, False]


def test_what_a_role_may_not_see_is_not_in_its_panel(amina: Actor, bram: Actor, family: Family) -> None:
    keep(family, LIMIT)

    panel = panel_for(bram, family)

    assert len(panel_for(amina, family).days) == 1
    assert panel.days == ()
    assert panel.contacts.total == 0
    assert {member.permit for member in panel.members} == {""}
    assert {member.school for member in panel.members} == {""}
    assert "Selam: aangekomen" in panel.derived
    assert panel.phase == "aangekomen"


def test_a_partner_reads_what_the_role_gives_and_no_numbers(noor: Actor, family: Family) -> None:
    lines = {line.code: line.is_open for line in panel_for(noor, family).compartments}

    assert (lines["contacts"], lines["numbers"], lines["procedure"]) == (True, False, False)


def test_who_follows_one_person_reads_of_that_person_only(thijs: Actor, family: Family) -> None:
    keep(family, LIMIT, subject_id=family.mother)
    keep(family, LIMIT, subject_id=family.youngster)

    panel = panel_for(thijs, family)

    assert [member.first_name for member in panel.members] == ["Selam"]
    assert [line.person for line in panel.days] == ["Selam"]
    assert {line.note for line in panel.contacts.rows} == {"Gebeld."}


def test_a_family_of_another_municipality_does_not_exist(chris: Actor, family: Family) -> None:
    with pytest.raises(NotFound):
        panel_for(chris, family)


def test_the_page_takes_five_questions_however_much_there_is(
    amina: Actor, family: Family, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keep_nothing(family)
    with acting(amina, today=TODAY), django_assert_num_queries(5):
        family_panel(amina, family.dossier_id, today=TODAY)

    for _ in range(10):
        keep(family, LIMIT, subject_id=family.youngster)
        keep_change(family, cause="time", state_before="due", state_after="overdue")
    with acting(amina, today=TODAY), django_assert_num_queries(5):
        family_panel(amina, family.dossier_id, today=TODAY)


def test_a_corporation_reads_with_which_grown_up_to_speak(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    corporation = hire("Piet Smit", Role.WONINGCORPORATIE, organisations.nidos)
    involve(corporation, family)

    assert [sentence for sentence in panel_for(corporation, family).derived if "spreken" in sentence] == [
        "Volwassene om mee te spreken: Hanna Tesfay"
    ]


def test_who_follows_some_persons_is_not_offered_to_write_about_the_whole_family(
    amina: Actor,
    noor: Actor,
    thijs: Actor,
    hire: Hire,
    involve: Involve,
    organisations: Organisations,
    family: Family,
) -> None:
    of_one = hire("Sam Bos", Role.VWN_BEGELEIDER, organisations.nidos)
    involve(of_one, family, persons=[family.youngster])
    offered = [panel_for(actor, family).may_record_contact for actor in (amina, noor, thijs, of_one)]

    assert offered == [True, True, False, False]
