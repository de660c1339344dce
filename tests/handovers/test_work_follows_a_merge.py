"""What people do for a family goes along when it turns out to be another, and comes back as it was."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from tests.cast import NOW, TODAY, Family
from tests.documents.files import PDF
from tests.early_signals.merged import merge, unmerge
from tests.early_signals.reports.sending import match, send
from tests.early_signals.signals.living import DONE, OVERLOAD, seen, standing, step
from tests.meetings.cast import begin, plan
from tests.plans.tasks import give
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.drafts import draft_of, keep_draft
from weerzien.access.roles import Compartment
from weerzien.documents.actions import add_document
from weerzien.documents.door import open_document
from weerzien.documents.receiving import receive
from weerzien.documents.rules.writing import NewDocument
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.signals.rules import Act
from weerzien.early_signals.work import unit_of_work

pytestmark = pytest.mark.django_db(transaction=True)

WORK = "select name, key from work_of_a_family() order by place"
ADDRESS = "/gezinnen/{}/contact/"


def keep(actor: Actor, family: Family) -> UUID:
    with unit_of_work(actor, today=TODAY, now=NOW):
        new = NewDocument("Besluit", family.youngster, Compartment.PROCEDURE)
        said = {"actor": actor, "dossier_id": family.dossier_id, "new": new, "today": TODAY, "at": NOW}
        return add_document(**said, received=receive(PDF, file_name="besluit.pdf"))


def work(owner: psycopg.Connection[Any], family: Family) -> dict[str, list[str]]:
    """Return every row of work for a family, whole, by table."""
    return {
        name: [
            row
            for (row,) in owner.execute(
                f"select to_jsonb(t)::text from {name} t where dossier_id = %s order by {key}", [family.dossier_id]
            )
        ]
        for name, key in owner.execute(WORK).fetchall()
    }


def all_kinds_of_work(
    amina: Actor, noor: Actor, family: Family, *, other: Family, owner: psycopg.Connection[Any]
) -> UUID:
    """Let there be work of every kind for a family, and return its document."""
    give(amina, family, about=family.youngster)
    give(amina, family, what="Bel moeder.")
    reported(noor, amina, family)
    step(amina, family, Act.TAKE_UP)
    step(amina, family, Act.CLOSE, said=DONE)
    plan(amina, begin(amina, noor))
    owner.execute("delete from meetings_agendaitem where dossier_id = %s", [other.dossier_id])
    with acting(amina, today=TODAY):
        keep_draft(amina, ADDRESS.format(family.dossier_id), {"wie": str(family.youngster)}, at=NOW)
    return keep(amina, family)


def test_work_follows_a_family_and_comes_back_as_it_was(
    amina: Actor, noor: Actor, family: Family, second_family: Family, sent: UUID, owner: psycopg.Connection[Any]
) -> None:
    document_id = all_kinds_of_work(amina, noor, family, other=second_family, owner=owner)
    before = work(owner, family)

    merge_id = merge(amina, family.youngster, second_family.youngster)
    after, opened = work(owner, second_family), None
    with acting(amina, today=TODAY):
        draft = draft_of(amina, ADDRESS.format(second_family.dossier_id))
        searched = {
            number: find_families(Wanted(text=read_search(number)), order=None, first=0, size=5, today=TODAY)[0]
            for number in (number_of(owner, family), "M1")
        }
    opened = open_document(amina, second_family.dossier_id, document_id, today=TODAY, at=NOW)

    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert {name for name, rows in before.items() if rows} >= {
        "documents_document", "plans_task", "meetings_agendaitem", "handovers_handover", "handovers_filepart",
        "handovers_handoverstep", "early_signals_signalstep", "early_signals_signalwords", "early_signals_reportmatch",
    }  # fmt: skip
    assert not any(work(owner, family).values())
    assert not any(
        str(family.youngster) in row for name, rows in after.items() if name != "handovers_filepart" for row in rows
    )
    assert opened.file.content == PDF
    assert draft is not None
    assert dict(draft.fields) == {"wie": str(second_family.youngster)}
    assert set(map(tuple, searched.values())) == {(second_family.dossier_id,)}

    late = give(amina, second_family, about=family.mother, what="Sinds het samenvoegen.")
    unmerge(amina, merge_id)

    back = work(owner, family)
    assert {**back, "plans_task": [row for row in back["plans_task"] if str(late) not in row]} == before
    assert len(back["plans_task"]) == len(before["plans_task"]) + 1
    with acting(amina, today=TODAY):
        again = draft_of(amina, ADDRESS.format(family.dossier_id))
    assert again is not None
    assert dict(again.fields) == {"wie": str(family.youngster)}


def test_within_a_family_only_the_work_for_that_person_follows(
    amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    theirs = give(amina, family, about=family.brother)
    of_all = give(amina, family, what="Bel moeder.")

    merge_id = merge(amina, family.brother, family.mother, is_whole=False)
    after = owner.execute("select id, subject_id from plans_task").fetchall()
    unmerge(amina, merge_id)

    assert set(after) == {(theirs, family.mother), (of_all, None)}
    assert set(owner.execute("select id, subject_id from plans_task").fetchall()) == {
        (theirs, family.brother),
        (of_all, None),
    }


def test_what_another_excludes_there_stays_where_it_is(
    amina: Actor, noor: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    plan(amina, begin(amina, noor))

    merge(amina, family.youngster, second_family.youngster)

    rows = owner.execute("select dossier_id from meetings_agendaitem where dossier_id is not null").fetchall()
    assert {pk for (pk,) in rows} == {family.dossier_id, second_family.dossier_id}


def test_nobody_lets_work_follow_a_merge_of_others(
    amina: Actor, chris: Actor, bram: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    task = give(amina, family)
    merge_id = merge(amina, family.youngster, second_family.youngster)

    for actor in (chris, bram, amina):
        with acting(actor, today=TODAY):
            ask(f"select give_work_back('{merge_id}')", f"select let_work_follow('{merge_id}')")

    assert owner.execute("select dossier_id from plans_task where id = %s", [task]).fetchone() == (
        second_family.dossier_id,
    )


def reported(noor: Actor, amina: Actor, family: Family, theme: str = OVERLOAD) -> UUID:
    """Let a partner report something about a family, and the director say that it is about this one."""
    assert amina.municipality_id is not None
    report_id = send(noor, amina.municipality_id, theme, number=family.dossier_id.hex[:20])
    match(amina, report_id, family)
    return report_id


def reports_and_last_steps(owner: psycopg.Connection[Any]) -> tuple[set[Any], set[Any]]:
    """Return with which family and person each report stands, and what was the last step of each signal."""
    reports = owner.execute("select report_id, dossier_id, subject_id from early_signals_reportmatch").fetchall()
    steps = owner.execute(
        "select s.dossier_id, s.theme, s.state, w.words from early_signals_signalstep s"
        " left join early_signals_signalwords w on w.step_id = s.id and w.dossier_id = s.dossier_id"
        " where s.superseded_by_id is null"
    ).fetchall()
    return set(reports), set(steps)


def test_a_signal_stays_taken_up_by_whoever_took_it_up(
    amina: Actor, noor: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    report_id = reported(noor, amina, family)
    step(amina, family, Act.TAKE_UP)
    before = reports_and_last_steps(owner)

    merge_id = merge(amina, family.youngster, second_family.youngster)
    there = seen(amina, second_family)[OVERLOAD]
    step(amina, second_family, Act.CLOSE, said=DONE)
    unmerge(amina, merge_id)

    assert there.last is not None
    assert (there.last.life.state, there.last.taken_by_id) == ("taken_up", amina.account_id)
    assert [reason.id for reason in there.reasons if not reason.rule] == [report_id]
    taken = {(family.dossier_id, OVERLOAD, "taken_up", None)}
    since = (second_family.dossier_id, OVERLOAD, "closed", DONE.words)
    assert before[1] == taken
    assert reports_and_last_steps(owner) == (before[0], taken | {since})
    assert standing(amina, family) == "taken_up"


def test_of_two_signals_of_one_theme_the_steps_of_the_family_that_stays_hold(
    amina: Actor, noor: Actor, family: Family, second_family: Family, owner: psycopg.Connection[Any]
) -> None:
    for one in (family, second_family):
        reported(noor, amina, one)
    step(amina, family, Act.TAKE_UP)
    step(amina, family, Act.CLOSE, said=DONE)
    step(amina, second_family, Act.TAKE_UP)
    before = reports_and_last_steps(owner)

    merge_id = merge(amina, family.youngster, second_family.youngster)
    merged = standing(amina, second_family)
    steps = reports_and_last_steps(owner)[1]
    unmerge(amina, merge_id)

    assert merged == "taken_up"
    assert steps == before[1]
    assert reports_and_last_steps(owner) == before


def ask(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def number_of(owner: psycopg.Connection[Any], family: Family) -> str:
    """Return the number of a family."""
    found = owner.execute("select number from dossiers_dossier where id = %s", [family.dossier_id]).fetchone()
    assert found is not None
    return str(found[0])
