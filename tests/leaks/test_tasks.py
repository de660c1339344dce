"""Tasks with the application's filter off: PostgreSQL alone says who reads and who changes them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import ask
from tests.plans.tasks import IN_TWO_WEEKS, give
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Compartment, Ground, Role
from weerzien.plans.models import Task, TaskMove

pytestmark = pytest.mark.django_db(transaction=True)
WHAT = "select what from plans_task"


def seen(actor: Actor, statement: str = WHAT) -> set[str]:
    with acting(actor, today=TODAY):
        return {value for (value,) in ask(statement)}


def test_a_task_is_read_with_its_part_of_the_dossier_or_by_who_has_or_gave_it(
    amina: Actor, bram: Actor, noor: Actor, thijs: Actor, chris: Actor, family: Family, second_family: Family
) -> None:
    give(amina, family, what="contacten")
    give(amina, family, what="wonen", compartment=Compartment.HOUSING)
    give(amina, family, what="nummers voor Noor", to=noor, compartment=Compartment.NUMBERS)
    give(amina, family, what="voogdij over de jongere", compartment=Compartment.GUARDIANSHIP, about=family.youngster)
    give(amina, second_family, what="een ander gezin", to=noor)
    give(bram, family, what="van Bram", to=amina)

    assert {one.name: seen(one) for one in (amina, bram, noor, thijs, chris)} == {
        "Amina Yusuf": {
            "contacten", "wonen", "nummers voor Noor", "voogdij over de jongere", "een ander gezin", "van Bram"
        },
        "Bram de Wit": {"wonen", "nummers voor Noor", "van Bram"},
        "Noor Haddad": {"contacten", "wonen", "nummers voor Noor", "voogdij over de jongere", "van Bram"},
        "Thijs Jansen": {"voogdij over de jongere"},
        "Chris Vos": set(),
    }  # fmt: skip


def test_an_organisation_reads_its_own_tasks_where_somebody_of_it_is_involved_with_whom_they_are_about(
    amina: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    school = organisations.nidos
    of_sister = hire("Sanne Mol", Role.SCHOOL, school)
    of_brother = hire("Bo Kuiper", Role.SCHOOL, school)
    of_nobody = hire("Pim Smit", Role.SCHOOL, school)
    involve(of_sister, family, persons=[family.youngster])
    involve(of_brother, family, persons=[family.brother])
    to_school = {"organisation_id": school, "person_id": None, "compartment": Compartment.RELATIONS}
    give(amina, family, what="over het gezin", **to_school)
    give(amina, family, what="over de zus", about=family.youngster, **to_school)
    give(amina, family, what="van de gemeente", compartment=Compartment.RELATIONS)

    assert [seen(one) for one in (of_sister, of_brother, of_nobody)] == [
        {"over het gezin", "over de zus"}, {"over het gezin"}, set()
    ]  # fmt: skip


def test_somebody_of_a_municipality_reads_its_tasks_by_their_own_part_alone(
    amina: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    attendance = hire("Joke Bos", Role.LEERPLICHT, organisations.meerdijk)
    involve(attendance, family, persons=[family.youngster])
    here = {"organisation_id": organisations.meerdijk, "person_id": None}
    give(amina, family, what="over het gezin", **here)
    give(amina, family, what="contact met de zus", about=family.youngster, **here)
    give(amina, family, what="school van de zus", about=family.youngster, compartment=Compartment.SCHOOLING, **here)

    assert seen(attendance) == {"school van de zus"}


def test_the_family_itself_reads_no_task(
    amina: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    youngster = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(youngster, family, persons=[family.youngster])
    give(amina, family, about=family.youngster, compartment=Compartment.SCHOOLING, to=youngster)

    assert seen(youngster) == set()


def test_a_guardian_loses_tasks_on_the_eighteenth_birthday(
    amina: Actor, thijs: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:

    give(amina, family, to=thijs, about=family.youngster, compartment=Compartment.GUARDIANSHIP)
    continued = hire("Ans Vink", Role.JEUGDBESCHERMER, organisations.nidos)
    involve(continued, family, persons=[family.youngster], ground=Ground.CONTINUED)
    eighteen = date(2028, 3, 4)

    def counts(day: date) -> list[int]:
        found = []
        for who in (thijs, continued):
            with acting(who, today=day):
                found.append(Task.objects.count())
        return found

    assert (counts(date(2028, 3, 3)), counts(eighteen)) == ([1, 1], [0, 1])


def test_nobody_gives_a_task_in_anothers_name_out_of_reach_or_in_a_closed_part(
    amina: Actor, bram: Actor, chris: Actor, family: Family
) -> None:
    for who, maker, part in (
        (chris, chris, "contacts"), (bram, amina, "contacts"), (bram, bram, "relations"), (amina, amina, "health"),
    ):  # fmt: skip
        with pytest.raises(ProgrammingError, match="row-level security"), acting(who, today=TODAY):
            Task.objects.create(
                dossier_id=family.dossier_id,
                what="x",
                ground="x",
                organisation_id=who.organisation_id,
                due_on=IN_TWO_WEEKS,
                compartment=part,
                origin="own",
                made_by_id=maker.account_id,
                made_at=NOW,
                handed_by_id=maker.account_id,
            )


def test_what_a_task_says_and_who_gave_it_is_never_changed(amina: Actor, family: Family) -> None:
    give(amina, family)
    for column in ("what", "ground", "due_on", "compartment", "dossier_id", "subject_id", "made_by_id", "made_at"):
        with pytest.raises(ProgrammingError, match="permission denied"), acting(amina, today=TODAY):
            ask(f"update plans_task set {column} = {column} returning what")
    with pytest.raises(ProgrammingError, match="permission denied"), acting(amina, today=TODAY):
        Task.objects.all().delete()


def test_how_a_task_changed_hands_is_read_by_who_reads_the_task(
    amina: Actor, noor: Actor, bram: Actor, family: Family
) -> None:
    task = give(amina, family, to=noor)

    def move(actor: Actor) -> TaskMove:
        return TaskMove(
            task_id=task,
            from_organisation_id=amina.organisation_id,
            to_organisation_id=noor.organisation_id,
            because="reden",
            moved_by_id=actor.account_id,
            moved_at=NOW,
        )

    with acting(noor, today=TODAY):
        move(noor).save(force_insert=True)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(bram, today=TODAY):
        move(bram).save(force_insert=True)

    because = "select because from plans_taskmove"
    assert (seen(amina, because), seen(bram, because)) == ({"reden"}, set())
