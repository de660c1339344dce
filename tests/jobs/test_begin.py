"""The checklist of a youngster begins by itself at the transfer of guardianship or at 18, and never twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from tests.audit.conftest import as_jobs
from tests.cast import NOW, TODAY, Family, Involve
from tests.jobs.conftest import in_charge
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.questions import asked
from weerzien.access.system import system_wide
from weerzien.dossiers.rules import LiesAhead
from weerzien.early_signals.editing.actions import correct_fact
from weerzien.early_signals.work import unit_of_work
from weerzien.jobs import begin
from weerzien.kernel.days import Day
from weerzien.kernel.ids import FactId, TaskId
from weerzien.plans.actions import finish_task, move_task
from weerzien.plans.checklist import beginning, taking_back
from weerzien.plans.our_tasks import Wanted, own_tasks
from weerzien.plans.queries import moves_of

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]
EIGHTEEN = date(2028, 3, 4)
ONE_DAY = timedelta(days=1)
ITEMS, OF_THE_GUIDE = 16, 11


def begun(family: Family) -> int:
    assert family.coordinator.municipality_id is not None
    with as_jobs():
        return begin.run(family.coordinator.municipality_id)


def owners(owner: Owner) -> Counter[Any]:
    rows = owner.execute("select account_id from plans_task where origin = 'checklist' and state = 'open'").fetchall()
    return Counter(account_id for (account_id,) in rows)


def test_on_the_eighteenth_birthday_each_item_becomes_a_task_with_an_owner_and_a_day(
    family: Family, amina: Actor, noor: Actor, still_clock: Callable[[date], None], owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)
    found = []
    for day in (EIGHTEEN - ONE_DAY, EIGHTEEN, EIGHTEEN, EIGHTEEN + ONE_DAY):
        still_clock(day)
        found.append(begun(family))

    assert found == [0, ITEMS, 0, 0]
    assert owners(owner) == {noor.account_id: OF_THE_GUIDE, amina.account_id: ITEMS - OF_THE_GUIDE}
    said = "select distinct subject_id, made_by_id, due_on, ground from plans_task where what = 'Heeft een DigiD.'"
    assert owner.execute(said).fetchall() == [
        (
            family.youngster, None, EIGHTEEN + timedelta(weeks=4),
            "Zo staat het in de checklist van de gemeente; die begint vanzelf: de achttiende verjaardag.",
        )
    ]  # fmt: skip
    with acting(noor, today=EIGHTEEN):
        assert len(own_tasks(noor, Wanted(), today=EIGHTEEN)) == OF_THE_GUIDE
    line = "select dossier_ids, account_id from audit_line where action = 'plans.checklist-begun'"
    assert owner.execute(line).fetchall() == [([family.dossier_id], None)]


def test_it_begins_at_the_transfer_where_that_comes_first_and_leaves_what_was_a_task_alone(
    family: Family, amina: Actor, still_clock: Callable[[date], None], owner: Owner
) -> None:
    moved = date(2026, 12, 1)
    owner.execute(
        "update guardianship_guardianship set ordered_earliest = %s, ordered_latest = %s where subject_id = %s",
        [moved, moved, family.youngster],
    )
    still_clock(moved - ONE_DAY)
    eve = begun(family)
    still_clock(moved)
    first = begun(family)
    owner.execute(
        "update plans_task set state = 'withdrawn', ended_on = %s, ended_at = %s, ended_by_id = %s,"
        " ended_words = 'Hoeft niet.' where what = 'Heeft een DigiD.'",
        [moved, NOW, amina.account_id],
    )
    owner.execute("delete from plans_task where what = 'Kent mensen van de eigen leeftijd.'")
    still_clock(EIGHTEEN)
    long_after = begun(family)
    still_clock(moved + timedelta(weeks=8))

    assert (eve, first, begun(family), long_after) == (0, ITEMS, 1, 0)
    assert owners(owner) == {None: ITEMS - 1}, "nobody is responsible by name, and nobody guides her"


def test_it_begins_by_the_list_of_the_municipality_on_that_day(
    family: Family, amina: Actor, noor: Actor, still_clock: Callable[[date], None], owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)
    row = (
        "insert into plans_checklistitem (id, municipality_id, code, kind, words, theme, weeks, owner, is_used, since,"
        " because, set_at, set_by_id) values (gen_random_uuid(), %s, %s, 'papieren', %s, 'regelzaken', 2, %s, %s, %s,"
        " 'overleg', %s, %s)"
    )
    chosen = (("digid", False, "begeleider", EIGHTEEN), ("stemmen", True, "gezinsregisseur", EIGHTEEN))
    for code, is_used, who, since in (*chosen, ("later", True, "gezinsregisseur", EIGHTEEN + ONE_DAY)):
        said = [amina.municipality_id, code, f"Punt {code}.", who, is_used, since, NOW, amina.account_id]
        owner.execute(row, said)
    still_clock(EIGHTEEN)

    assert begun(family) == ITEMS
    assert owners(owner) == {noor.account_id: OF_THE_GUIDE - 1, amina.account_id: ITEMS - OF_THE_GUIDE + 1}
    still_clock(EIGHTEEN + ONE_DAY)
    assert begun(family) == 1


def test_what_is_killed_halfway_gives_nothing_and_is_done_whole_the_next_time(
    family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    still_clock(EIGHTEEN)

    def half_done() -> None:
        assert family.coordinator.municipality_id is not None
        with as_jobs(), system_wide(family.coordinator.municipality_id, purpose="x", today=EIGHTEEN):
            beginning.begin_due(municipality_id=family.coordinator.municipality_id, today=EIGHTEEN, now=NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_done()

    assert (owners(owner), begun(family), begun(family)) == ({}, ITEMS, 0)


def test_nobody_gets_an_item_of_a_youngster_who_is_withheld_from_them_or_after_their_involvement(
    family: Family, amina: Actor, noor: Actor, involve: Involve, still_clock: Callable[[date], None], owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)
    owner.execute(
        "insert into access_shield (id, kind, dossier_id, person_id, organisation_id, because, set_by_id, set_at,"
        " lifted_because) values (gen_random_uuid(), 'withheld', %s, %s, %s, 'Gevaar.', %s, %s, '')",
        [family.dossier_id, family.youngster, noor.organisation_id, amina.account_id, NOW],
    )
    still_clock(EIGHTEEN)
    withheld, first = begun(family), owners(owner)
    owner.execute("delete from plans_task")
    owner.execute("delete from access_shield")
    owner.execute("update access_involvement set period = daterange('2026-01-01', %s)", [EIGHTEEN])

    assert (withheld, first, begun(family)) == (ITEMS, {amina.account_id: ITEMS}, ITEMS)
    assert owners(owner) == {amina.account_id: ITEMS}


def test_beginning_asks_as_much_for_two_families_as_for_one(
    family: Family, noor: Actor, second_family: Family, still_clock: Callable[[date], None], owner: Owner
) -> None:
    still_clock(EIGHTEEN)
    owner.execute("update dossiers_membership set part = 'kind' where dossier_id = %s", [second_family.dossier_id])

    def asked() -> int:
        assert family.coordinator.municipality_id is not None
        owner.execute("delete from plans_task")
        with as_jobs(), CaptureQueriesContext(connection) as captured:
            begin.run(family.coordinator.municipality_id)
            return len(captured)

    one = asked()
    owner.execute("update dossiers_membership set part = 'amv' where subject_id = %s", [second_family.youngster])

    assert asked() == one
    assert sum(owners(owner).values()) == 2 * ITEMS


def write_transfer(guardian: Actor, family: Family, owner: Owner, day: date | None, *, what: str = "ordered") -> int:
    """Let somebody write down when guardianship passed over, or that it did not; return the number of statements."""
    asked = "select id from guardianship_guardianship where subject_id = %s and superseded_by_id is null"
    row = owner.execute(asked, [family.youngster]).fetchone()
    assert row is not None
    with CaptureQueriesContext(connection) as captured, unit_of_work(guardian, today=TODAY, now=NOW):
        correct_fact(
            actor=guardian, dossier_id=family.dossier_id, kind="voogdij", fact_id=FactId(row[0]),
            cells={what: Day.on(day) if day else None}, because="beschikking", today=TODAY, at=NOW,
        )  # fmt: skip
    return len(captured)


def test_it_begins_in_the_transaction_in_which_somebody_of_a_partner_writes_the_transfer_down_and_at_night_not_again(
    family: Family, amina: Actor, noor: Actor, thijs: Actor, owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)

    write_transfer(thijs, family, owner, TODAY - ONE_DAY)

    assert owners(owner) == {noor.account_id: OF_THE_GUIDE, amina.account_id: ITEMS - OF_THE_GUIDE}
    said = owner.execute("select distinct subject_id, made_by_id, ground from plans_task").fetchall()
    why = "Zo staat het in de checklist van de gemeente; die begint vanzelf: de voogdij ging over."
    assert said == [(family.youngster, None, why)]
    line = "select dossier_ids, account_id from audit_line where action = 'plans.checklist-begun'"
    assert owner.execute(line).fetchall() == [([family.dossier_id], thijs.account_id)]
    assert begun(family) == 0


def test_what_is_refused_begins_nothing_and_what_begins_nothing_asks_nothing_more(
    family: Family, thijs: Actor, owner: Owner
) -> None:
    with pytest.raises(LiesAhead):
        write_transfer(thijs, family, owner, TODAY + ONE_DAY)
    not_begun = write_transfer(thijs, family, owner, TODAY - 2 * ONE_DAY, what="requested")
    none_yet = owners(owner)
    first = write_transfer(thijs, family, owner, TODAY)
    again = write_transfer(thijs, family, owner, TODAY - ONE_DAY)

    assert (none_yet, sum(owners(owner).values())) == ({}, ITEMS)
    assert not_begun < again < first, "what has begun asks what is a task already, and no more"


def test_it_begins_at_once_for_nobody_from_whom_the_youngster_is_withheld(
    family: Family, amina: Actor, noor: Actor, thijs: Actor, owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)
    owner.execute(
        "insert into access_shield (id, kind, dossier_id, person_id, organisation_id, because, set_by_id, set_at,"
        " lifted_because) values (gen_random_uuid(), 'withheld', %s, %s, %s, 'Gevaar.', %s, %s, '')",
        [family.dossier_id, family.youngster, noor.organisation_id, amina.account_id, NOW],
    )

    write_transfer(thijs, family, owner, TODAY)

    assert owners(owner) == {amina.account_id: ITEMS}


def test_nobody_begins_a_checklist_by_hand_in_the_name_of_nobody(family: Family, thijs: Actor) -> None:
    row = (
        "insert into plans_task (id, dossier_id, subject_id, what, ground, organisation_id, due_on, compartment, theme,"
        " origin, state, made_at, ended_words) values (gen_random_uuid(), %s, %s, 'x', 'y', %s, %s, 'contacts', '',"
        " 'checklist', 'open', %s, '')"
    )
    values = [family.dossier_id, family.youngster, thijs.organisation_id, TODAY, NOW]

    with pytest.raises(ProgrammingError, match="row-level security"), acting(thijs, today=TODAY):
        connection.cursor().execute(row, values)


def test_what_nobody_touched_is_taken_back_with_the_transfer_that_began_it_and_begins_anew_with_the_next(
    family: Family, amina: Actor, noor: Actor, thijs: Actor, owner: Owner
) -> None:
    in_charge(owner, family.dossier_id, amina.account_id)
    write_transfer(thijs, family, owner, TODAY)
    passed_on, done = owner.execute("select id from plans_task where account_id = %s limit 2", [noor.account_id])
    with unit_of_work(noor, today=TODAY, now=NOW):
        finish_task(noor, TaskId(done[0]), done="Gebeld.", today=TODAY, at=NOW)
        move_task(
            noor, TaskId(passed_on[0]), organisation_id=amina.organisation_id, person_id=amina.account_id,
            because="Amina kent de school.", today=TODAY, at=NOW,
        )  # fmt: skip

    write_transfer(thijs, family, owner, None)
    write_transfer(thijs, family, owner, TODAY - ONE_DAY, what="requested")

    stood = "select state, ended_words, count(*) from plans_task group by state, ended_words order by state"
    assert owner.execute(stood).fetchall() == [
        ("done", "Gebeld.", 1), ("open", "", 1), ("withdrawn", beginning.FELL_AWAY, ITEMS - 2)
    ]  # fmt: skip
    with acting(amina, today=TODAY):
        remarks = [move.because for move in moves_of(family.dossier_id)[passed_on[0]] if move.is_remark]
    assert remarks == [taking_back.REMARK]
    line = "select dossier_ids, account_id from audit_line where action = 'plans.checklist-fell-away'"
    assert owner.execute(line).fetchall() == [([family.dossier_id], thijs.account_id)]
    write_transfer(thijs, family, owner, TODAY - ONE_DAY)
    assert sum(owners(owner).values()) == ITEMS - 1, "all but what was done"


def test_nobody_takes_a_checklist_back_by_hand_or_of_a_family_they_do_not_know(
    family: Family, chris: Actor, amina: Actor, thijs: Actor, owner: Owner
) -> None:
    write_transfer(thijs, family, owner, TODAY)
    tasks = [pk for (pk,) in owner.execute("select id from plans_task").fetchall()]
    found = []
    with acting(amina, today=TODAY):
        found += asked(taking_back.TAKE_BACK, {"tasks": tasks, "words": "x", "at": NOW})
    with acting(chris, today=TODAY), evaluating([family.dossier_id]):
        found += asked(taking_back.TAKE_BACK, {"tasks": tasks, "words": "x", "at": NOW})

    assert (found, sum(owners(owner).values())) == ([], ITEMS)
