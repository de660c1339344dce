"""After the eighteenth birthday a guardian sees what goes along with an open handover, and nothing more or longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.handing import CHOSEN, Propose
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.eighteen import grounds_around_eighteen
from weerzien.access.involved import involved_with
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment, Ground, Role
from weerzien.early_signals.work import unit_of_work
from weerzien.handovers import actions
from weerzien.handovers.continuing import continue_involvement
from weerzien.handovers.maxima import HANDING_OVER_DAYS
from weerzien.handovers.rules import Theme
from weerzien.plans.actions import give_task

pytestmark = pytest.mark.django_db(transaction=True)

BORN = date(2008, 12, 1)
BIRTHDAY = date(2026, 12, 1)
HANDING_OVER = timedelta(days=HANDING_OVER_DAYS)
LAST = BIRTHDAY + HANDING_OVER - timedelta(days=1)
DAY = timedelta(days=1)
TABLES = {
    "dossiers_personalia": "identity", "guardianship_guardianship": "guardianship", "housing_stay": "housing",
    "procedure_permit": "procedure", "schooling_enrolment": "schooling", "contacts_contactnote": "contacts",
}  # fmt: skip


@pytest.fixture(autouse=True)
def soon_eighteen(family: Family, owner: psycopg.Connection[Any]) -> None:
    """Let the youngster be born so that eighteen is eleven days ahead."""
    owner.execute(
        "update dossiers_personalia set born_earliest = %s, born_latest = %s where subject_id = %s",
        [BORN, BORN, family.youngster],
    )


def reads(actor: Actor, family: Family, *, on: date) -> set[str]:
    """Return of which parts somebody reads facts on a day, of that youngster and of nobody else."""
    with acting(actor, today=on):
        found = {
            part: {pk for (pk,) in asked(f"select distinct subject_id from {table}", {})}
            for table, part in TABLES.items()
        }
    assert set().union(*found.values()) <= {family.youngster}
    return {part for part, subjects in found.items() if subjects}


def step(deed: Callable[..., None], actor: Actor, handover_id: UUID, *, on: date, **values: Any) -> None:
    with unit_of_work(actor, today=on, now=NOW):
        deed(actor=actor, handover_id=handover_id, today=on, at=NOW, **values)


ALL = set(TABLES.values())
ALONG = set(CHOSEN & ALL)


def test_who_handed_over_before_the_birthday_reads_for_eight_weeks_what_goes_along(
    sent: UUID, thijs: Actor, family: Family
) -> None:
    days = (BIRTHDAY - DAY, BIRTHDAY, LAST, LAST + DAY)

    assert [reads(thijs, family, on=day) for day in days] == [ALL, ALONG, ALONG, set()]
    assert timedelta(weeks=8) == HANDING_OVER


@pytest.mark.parametrize("state", ["accepted", "refused", "withdrawn", "completed"])
def test_it_lasts_while_the_handover_is_open_and_ends_with_it(
    sent: UUID, thijs: Actor, amina: Actor, noor_elsewhere: Actor, family: Family, state: str
) -> None:
    if state in ("accepted", "completed"):
        step(actions.accept, noor_elsewhere, sent, on=TODAY)
    if state == "refused":
        step(actions.refuse, noor_elsewhere, sent, on=BIRTHDAY, because="Geen plaats.")
    if state == "withdrawn":
        step(actions.withdraw, amina, sent, on=BIRTHDAY, because="Wij doen het zelf.")
    if state == "completed":
        step(actions.confirm_contact, noor_elsewhere, sent, on=BIRTHDAY, day=BIRTHDAY)
        assert reads(thijs, family, on=BIRTHDAY) == ALONG
        step(actions.complete, noor_elsewhere, sent, on=BIRTHDAY)

    after = BIRTHDAY + DAY
    assert reads(thijs, family, on=after) == (ALONG if state == "accepted" else set())


@pytest.mark.usefixtures("noor_elsewhere")
def test_a_proposal_and_a_handover_of_another_give_no_guardian_anything(
    thijs: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family, propose: Propose,
    send: Callable[..., None],
) -> None:  # fmt: skip
    beside = hire("Ans Vink", Role.JEUGDBESCHERMER, organisations.nidos)
    involve(beside, family, persons=[family.youngster], ground=Ground.GUARDIANSHIP)
    proposed = propose(thijs, family)
    assert reads(thijs, family, on=BIRTHDAY) == set()
    send(thijs, proposed)

    assert (reads(thijs, family, on=BIRTHDAY), reads(beside, family, on=BIRTHDAY)) == (ALONG, set())


def test_no_handover_that_is_sent_after_the_birthday_makes_it_longer(
    sent: UUID, thijs: Actor, family: Family, propose: Propose
) -> None:
    late = propose(thijs, family, theme=Theme.SCHOOLING, answer_by=BIRTHDAY + DAY)
    with unit_of_work(thijs, today=BIRTHDAY, now=NOW):
        seen = actions.file_at(late, today=BIRTHDAY).digest
        actions.send(actor=thijs, handover_id=late, seen=seen, today=BIRTHDAY, at=NOW)
    with_both = reads(thijs, family, on=BIRTHDAY)
    step(actions.withdraw, thijs, sent, on=BIRTHDAY, because="De jongere wil niet.")

    assert (with_both, reads(thijs, family, on=BIRTHDAY)) == (ALONG, set())


def test_an_uncertain_birthday_counts_from_its_last_day_and_an_unknown_one_ends_nothing(
    sent: UUID, thijs: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    born = "update dossiers_personalia set born_earliest = %s, born_latest = %s where subject_id = %s"
    owner.execute(born, [date(2008, 1, 1), date(2008, 12, 31), family.youngster])
    last = date(2026, 12, 31) + HANDING_OVER - DAY
    found = [reads(thijs, family, on=day) for day in (date(2026, 12, 30), date(2026, 12, 31), last, last + DAY)]
    owner.execute(born, [None, None, family.youngster])

    assert found == [ALL, ALONG, ALONG, set()]
    assert reads(thijs, family, on=last + DAY) == ALL


def test_a_job_knows_the_guardian_as_long_and_a_task_of_a_guardian_who_is_gone_is_nobodys(
    sent: UUID, thijs: Actor, amina: Actor, family: Family
) -> None:
    with unit_of_work(amina, today=TODAY, now=NOW):
        give_task(
            amina, family.dossier_id, what="School bellen", organisation_id=thijs.organisation_id,
            person_id=thijs.account_id, ground="overleg", due=BIRTHDAY, compartment=Compartment.CONTACTS,
            about=family.youngster, today=TODAY, at=NOW,
        )  # fmt: skip
    unowned = "select has_unowned_open_tasks(%(family)s)"
    found = []
    for day in (LAST, LAST + DAY):
        with acting(amina, today=day):
            found += asked(unowned, {"family": family.dossier_id})

    assert found == [(False,), (True,)]


def test_the_ground_is_seen_by_the_municipality_the_guardian_and_the_youngster_and_by_no_parent(
    sent: UUID, thijs: Actor, amina: Actor, noor: Actor, family: Family, hire: Hire, involve: Involve,
    organisations: Organisations,
) -> None:  # fmt: skip
    selam = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    hanna = hire("Hanna Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(selam, family, persons=[family.youngster], ground=Ground.CONSENT)
    involve(hanna, family, persons=[family.mother, family.youngster], ground=Ground.CONSENT)
    found = {}
    for actor in (amina, thijs, selam, hanna, noor):
        with acting(actor, today=BIRTHDAY):
            found[actor.name] = [(one.name, one.ground, one.since, one.until) for one in
                                 grounds_around_eighteen(family.dossier_id)]  # fmt: skip

    since = date(2026, 1, 1)
    told = [
        ("Thijs Jansen", "guardianship", since, BIRTHDAY - DAY),
        ("Thijs Jansen", "open_handover", BIRTHDAY, LAST),
    ]
    assert found == {
        "Amina Yusuf": told,
        "Thijs Jansen": told,
        "Selam Tesfay": told,
        "Hanna Tesfay": [],
        "Noor Haddad": [],
    }


def test_a_parent_sees_nothing_more_from_midnight_and_the_youngster_all_of_their_own_page(
    family: Family, hire: Hire, involve: Involve, organisations: Organisations
) -> None:
    selam = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    hanna = hire("Hanna Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(selam, family, persons=[family.youngster], ground=Ground.CONSENT)
    involve(hanna, family, persons=[family.mother, family.youngster, family.brother], ground=Ground.CONSENT)

    def sees(actor: Actor, on: date) -> set[UUID]:
        with acting(actor, today=on):
            return {pk for (pk,) in asked("select subject_id from dossiers_personalia", {})}

    everybody = {family.mother, family.youngster, family.brother}
    assert [sees(hanna, day) for day in (BIRTHDAY - DAY, BIRTHDAY)] == [everybody, everybody - {family.youngster}]
    assert [sees(selam, day) for day in (BIRTHDAY - DAY, BIRTHDAY)] == [{family.youngster}] * 2


def test_who_is_involved_is_told_with_the_ground_of_that_day(
    sent: UUID, thijs: Actor, amina: Actor, noor_elsewhere: Actor, family: Family
) -> None:
    def told(on: date) -> list[tuple[str, date | None, set[str]]]:
        with acting(amina, today=on):
            mine = [one for one in involved_with(family.dossier_id, today=on) if one.account_id == thijs.account_id]
            return [(one.ground, one.until, set(one.compartments)) for one in mine]

    assert told(TODAY)[0][:2] == ("voogdij", BIRTHDAY - DAY)
    assert told(BIRTHDAY) == [("overdracht die nog loopt", LAST, set(CHOSEN))]
    assert told(LAST + DAY)[0][:2] == ("voogdij", BIRTHDAY - DAY)
    step(actions.accept, noor_elsewhere, sent, on=TODAY)
    until = BIRTHDAY + timedelta(days=200)
    step(continue_involvement, amina, sent, on=TODAY, until=until, because="Verlengde opvang.")
    assert ("voortgezette betrokkenheid", until) in [one[:2] for one in told(BIRTHDAY)]
    assert reads(thijs, family, on=until) == ALONG
