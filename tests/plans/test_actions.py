"""Giving, finishing, withdrawing and passing on a task: who may, what is kept, and what is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.plans.tasks import IN_TWO_WEEKS, give, standing, trail
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment, Role
from weerzien.dossiers.door import NotYours
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import TaskId
from weerzien.kernel.refusals import NotFound
from weerzien.plans.actions import finish_task, move_task, reopen_task, withdraw_task
from weerzien.plans.our_tasks import Wanted, When, Who, our_families, our_tasks, own_tasks
from weerzien.plans.queries import has_unowned_open_tasks, tasks_of
from weerzien.plans.rules import (
    ClosedPart,
    NotAtWorkThere,
    Origin,
    OriginKind,
    SameHands,
    State,
    TaskEnded,
    TaskStillOpen,
)

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]


def lines(actor: Actor, family: Family) -> list[tuple[str, State, str]]:
    with acting(actor, today=TODAY):
        return [(line.what, line.state, line.who) for line in tasks_of(family.dossier_id)]


def finish(actor: Actor, task_id: TaskId, done: str = "Gebeld.") -> None:
    with unit_of_work(actor, today=TODAY, now=NOW):
        finish_task(actor, task_id, done=done, today=TODAY, at=NOW)


def test_a_task_says_what_who_why_and_by_when(amina: Actor, noor: Actor, family: Family, owner: Owner) -> None:
    signal = uuid4()
    give(
        amina, family, to=noor, what="  Regel een\ttolk. ", theme="taal", origin=Origin(OriginKind.SIGNAL, signal)
    )  # fmt: skip

    with acting(noor, today=TODAY):
        (line,) = tasks_of(family.dossier_id)
    assert (line.what, line.who, line.ground) == (
        "Regel een tolk.", "Noor Haddad, VluchtelingenWerk", "Zij kennen de school."
    )  # fmt: skip
    assert (line.due, line.remind_on) == (IN_TWO_WEEKS, IN_TWO_WEEKS - timedelta(days=7))
    assert (line.theme_words, line.origin, line.origin_id) == ("taal en tolk", OriginKind.SIGNAL, signal)
    assert (line.is_open, line.made_by) == (True, "Amina Yusuf")
    assert trail(owner, family) == [("change", "plans.task-given")]


def test_who_has_a_task_finishes_it_and_who_gave_it_reads_what_was_done(
    amina: Actor, noor: Actor, family: Family, owner: Owner
) -> None:
    task = give(amina, family, to=noor)

    finish(noor, task, done="De school belt terug.")

    assert standing(owner, task)[:3] == ("done", "De school belt terug.", TODAY)
    assert lines(amina, family) == [("Bel de school.", State.DONE, "Noor Haddad, VluchtelingenWerk")]
    assert trail(owner, family) == [("change", "plans.task-done"), ("change", "plans.task-given")]


def test_of_two_who_end_a_task_the_second_is_told(amina: Actor, noor: Actor, family: Family, owner: Owner) -> None:
    task = give(amina, family, to=noor)
    finish(noor, task, done="Eerst.")

    with pytest.raises(TaskEnded), unit_of_work(amina, today=TODAY, now=NOW):
        withdraw_task(amina, task, because="Niet nodig.", today=TODAY, at=NOW)

    assert standing(owner, task)[:2] == ("done", "Eerst.")


def test_an_end_is_taken_back_by_who_wrote_it_for_a_moment(amina: Actor, noor: Actor, family: Family) -> None:
    task = give(amina, family, to=noor)
    with pytest.raises(TaskStillOpen), unit_of_work(noor, today=TODAY, now=NOW):
        reopen_task(noor, task, today=TODAY, at=NOW)
    finish(noor, task)
    late = NOW + timedelta(seconds=61)
    for who, at in ((amina, NOW), (noor, late)):
        with pytest.raises(TaskEnded), unit_of_work(who, today=TODAY, now=at):
            reopen_task(who, task, today=TODAY, at=at)

    with unit_of_work(noor, today=TODAY, now=NOW):
        reopen_task(noor, task, today=TODAY, at=NOW + timedelta(seconds=60))

    assert lines(noor, family) == [("Bel de school.", State.OPEN, "Noor Haddad, VluchtelingenWerk")]


def test_an_item_of_a_checklist_that_another_sees_to_by_now_does_not_come_back(
    amina: Actor, noor: Actor, family: Family
) -> None:
    item = Origin(OriginKind.CHECKLIST, uuid4())
    task = give(amina, family, to=noor, origin=item)
    with unit_of_work(noor, today=TODAY, now=NOW):
        withdraw_task(noor, task, because="Niet aan mij.", today=TODAY, at=NOW)
    give(amina, family, origin=item)

    with pytest.raises(TaskEnded), unit_of_work(noor, today=TODAY, now=NOW):
        reopen_task(noor, task, today=TODAY, at=NOW)


def test_a_task_passed_on_says_why_and_stays_in_sight_of_who_passed_it_on(
    amina: Actor, noor: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    task = give(amina, family, to=noor)
    with unit_of_work(noor, today=TODAY, now=NOW):
        move_task(
            noor, task, organisation_id=organisations.nidos, person_id=None, because="Zij zijn voogd.", today=TODAY,
            at=NOW,
        )  # fmt: skip

    assert standing(owner, task)[3:] == (organisations.nidos, None)
    assert lines(noor, family) == [("Bel de school.", State.OPEN, "Nidos")]
    moved = owner.execute("select from_account_id, to_account_id, because from plans_taskmove").fetchall()
    assert moved == [(noor.account_id, None, "Zij zijn voogd.")]
    assert trail(owner, family) == [("change", "plans.task-given"), ("change", "plans.task-moved")]


def test_a_task_is_not_passed_on_to_whoever_has_it_or_works_elsewhere(
    amina: Actor, noor: Actor, family: Family, organisations: Organisations
) -> None:
    task = give(amina, family, to=noor)
    with pytest.raises(SameHands), unit_of_work(noor, today=TODAY, now=NOW):
        move_task(
            noor, task, organisation_id=noor.organisation_id, person_id=noor.account_id, because="x", today=TODAY,
            at=NOW,
        )  # fmt: skip
    with pytest.raises(NotAtWorkThere), unit_of_work(noor, today=TODAY, now=NOW):
        move_task(
            noor, task, organisation_id=organisations.nidos, person_id=amina.account_id, because="x", today=TODAY,
            at=NOW,
        )  # fmt: skip
    with pytest.raises(NotAtWorkThere):
        give(amina, family, organisation_id=organisations.nidos)


def test_nobody_gives_a_task_in_a_part_that_is_closed_to_them(amina: Actor, noor: Actor, family: Family) -> None:
    with pytest.raises(ClosedPart):
        give(amina, family, compartment=Compartment.HEALTH)
    with pytest.raises(ClosedPart):
        give(noor, family, compartment=Compartment.NUMBERS)


def test_who_follows_one_person_gives_tasks_about_that_person_alone(thijs: Actor, family: Family, owner: Owner) -> None:
    give(thijs, family, about=family.youngster)
    with pytest.raises(NotYours):
        give(thijs, family)
    with pytest.raises(NotFound):
        give(thijs, family, about=family.brother)

    assert owner.execute("select subject_id from plans_task").fetchall() == [(family.youngster,)]


def test_a_family_out_of_reach_has_no_tasks_and_takes_none(
    amina: Actor, chris: Actor, family: Family, owner: Owner
) -> None:
    task = give(amina, family)
    with pytest.raises(NotFound):
        give(chris, family)
    with pytest.raises(NotFound):
        finish(chris, task)

    assert standing(owner, task)[0] == "open"
    assert owner.execute("select count(*) from plans_task").fetchone() == (1,)


def test_who_reads_a_task_without_having_it_in_hand_does_not_end_it(
    amina: Actor, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    task = give(amina, family, compartment=Compartment.HOUSING, organisation_id=organisations.meerdijk, person_id=None)
    bram = hire("Bram de Wit", Role.KLANTREGISSEUR_INBURGERING, organisations.meerdijk)
    assert len(lines(bram, family)) == 1

    with pytest.raises(NotYours):
        finish(bram, task)

    assert standing(owner, task)[0] == "open"


def test_own_tasks_come_by_day_and_those_of_the_organisation_are_counted_by_family(
    amina: Actor, noor: Actor, hire: Hire, family: Family, organisations: Organisations
) -> None:
    els = hire("Els Bos", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    give(amina, family, to=noor, what="Later.", due=IN_TWO_WEEKS + timedelta(days=1))
    give(amina, family, what="Van Amina.")
    give(amina, family, what="Van de organisatie.", organisation_id=noor.organisation_id, person_id=None)
    give(amina, family, what="Van Els.", to=els, due=IN_TWO_WEEKS - timedelta(days=1))
    finish(noor, give(amina, family, to=noor, what="Gedaan."))

    def found(wanted: Wanted, days: int = 0) -> tuple[list[str], int, int, list[str]]:
        today = TODAY + timedelta(days=days)
        with acting(noor, today=TODAY):
            own, ours = own_tasks(noor, wanted, today=today), our_families(noor, wanted, today=today)
            others = our_tasks(noor, wanted, ours.families, today=today)
        late = sum(one.late_count for one in ours.families)
        return [line.what for line in own], ours.count, late, [line.what for line in others]

    assert found(Wanted()) == (["Later."], 2, 0, ["Van Els.", "Van de organisatie."])
    assert found(Wanted(who=els.account_id)) == (["Later."], 1, 0, ["Van Els."])
    assert found(Wanted(who=Who.NOBODY)) == (["Later."], 1, 0, ["Van de organisatie."])
    assert found(Wanted(who=Who.ME)) == (["Later."], 0, 0, [])
    assert found(Wanted(when=When.LATE), days=15) == ([], 2, 2, ["Van Els.", "Van de organisatie."])
    assert found(Wanted(when=When.SOON)) == ([], 0, 0, [])
    assert found(Wanted(dossier_id=els.account_id)) == ([], 0, 0, [])


def test_a_task_without_a_person_who_can_see_the_family_has_no_owner(
    amina: Actor, noor: Actor, thijs: Actor, hire: Hire, family: Family, organisations: Organisations, owner: Owner
) -> None:
    def is_unowned() -> bool:
        with acting(thijs, today=TODAY):
            return has_unowned_open_tasks(family.dossier_id)

    owned = give(amina, family)
    give(amina, family, to=noor)
    assert is_unowned() is False

    loose = give(amina, family, person_id=None)
    assert is_unowned() is True
    finish(amina, loose)
    assert is_unowned() is False

    outside = hire("Els Bos", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    given = give(amina, family, to=outside)
    assert is_unowned() is True
    finish(amina, given)

    owner.execute(
        "update access_position set period = '[2025-01-01,2026-11-20)' where account_id = %s", [amina.account_id]
    )
    assert standing(owner, owned)[0] == "open"
    assert is_unowned() is True


def test_a_stranger_does_not_learn_whether_a_family_has_loose_tasks(amina: Actor, chris: Actor, family: Family) -> None:
    give(amina, family, person_id=None)

    with acting(chris, today=TODAY):
        assert has_unowned_open_tasks(family.dossier_id) is False


def test_the_same_task_given_again_is_there_once_until_it_has_ended(amina: Actor, family: Family, owner: Owner) -> None:
    first, again, other = (give(amina, family, what=what) for what in ("Bel de school.", "Bel de school.", "Bel haar."))
    finish(amina, first)
    anew = give(amina, family)

    assert first == again
    assert len({first, other, anew}) == 3
    assert [action for kind, action in trail(owner, family) if kind == "change"].count("plans.task-given") == 3
