"""A family of which the rulebook itself makes days and signals, so that somebody can ask why they stand there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.facts import write
from tests.matrix.families import PlantedFamily
from tests.matrix.people import JUDGED
from tests.matrix.planted import FAMILY, LISTED, RELATED, UNLISTED, Marks
from tests.matrix.shown import NEEDED
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating, importing
from weerzien.dossiers.actions import NewDossier, NewPerson, open_dossiers
from weerzien.dossiers.models import Dossier, Fact, Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.early_signals.actions import reevaluate
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.rules import Cause
from weerzien.guardianship.models import Guardianship
from weerzien.housing.models import HotelStay
from weerzien.integration.models import Integration
from weerzien.kernel.days import Day
from weerzien.kernel.words import date_words
from weerzien.procedure.models import Application, Permit, Step
from weerzien.schooling.models import Absence

PARTS = {LISTED: "amv", UNLISTED: "broer"}
DAYS_AGO = {LISTED: 0, UNLISTED: 1}
"""The days of one person are a day before those of the other: each is a mark of one of them."""
Outcomes = Mapping[tuple[str, str], UUID]


def judge(marks: Marks, coordinator: Actor, *, now: datetime) -> tuple[PlantedFamily, Outcomes]:
    """Enter the family, let the rulebook judge it, and return it with the outcomes that `NEEDED` lists."""
    assert coordinator.municipality_id is not None
    today = now.date()
    persons = {who: NewPerson(part=part, since=today - timedelta(days=60)) for who, part in PARTS.items()}
    new = NewDossier(opened_on=today - timedelta(days=60), persons=tuple(persons.values()))
    family = PlantedFamily(JUDGED, new.id, {who: person.id for who, person in persons.items()}, coordinator)
    with acting(coordinator, today=today):
        with importing(coordinator.municipality_id):
            open_dossiers(actor=coordinator, dossiers=[new], source=Source.HAND, at=now)
            marks.also(Dossier.objects.get(id=new.id).number, "Dossier.number", (JUDGED, FAMILY), RELATED)
            for who in PARTS:
                enter_facts(marks, family, who, now)
            enter_arrival(marks, family, now)
        reevaluate([new.id], on=today, now=now, cause=Cause.FACT)
        with evaluating([new.id]):
            rows = Outcome.objects.filter(dossier_id=new.id).values_list("rule", "subject_id", "id", "compartments")
            about = {None: FAMILY} | {person: who for who, person in family.persons.items()}
            found = {(rule, about[subject]): (pk, set(needs)) for rule, subject, pk, needs in rows}
    assert {key: needs for key, (_, needs) in found.items() if key in NEEDED} == {
        key: needs for key, (needs, *_) in NEEDED.items()
    }
    return family, {key: found[key][0] for key in NEEDED}


def enter_facts(marks: Marks, family: PlantedFamily, who: str, now: datetime) -> None:
    """Write the facts about one person on which the rules rest."""
    about = (JUDGED, who)

    def ago(days: int, name: str, compartment: str) -> dict[str, Any]:
        day = now.date() - timedelta(days=days + DAYS_AGO[who])
        marks.also(date_words(day), name, about, compartment)
        return day_columns(name.partition(".")[2], Day.on(day))

    named = {
        name: marks.word(f"Personalia.{name}", about, "identity") for name in ("first_name", "last_name", "language")
    }
    facts: dict[type[Fact], dict[str, Any]] = {
        Personalia: named | with_search_key(named) | ago(17 * 365, "Personalia.born", "identity"),
        Permit: {"kind": "A", "target_group": "asiel"} | ago(30, "Permit.notified", "procedure"),
        Guardianship: {"guardian": "Nidos"},
        HotelStay: ago(100, "HotelStay.since", "housing"),
        Integration: {"obliged": True} | ago(10, "Integration.ss139", "integration"),
        Absence: {"hours": 18, "kind": "ongeoorloofd"} | ago(5, "Absence.day", "schooling"),
    }
    for model, values in facts.items():
        row = {"dossier_id": family.id, "subject_id": family.persons[who], **values}
        write(model, [row], family.coordinator, now, source=Source.HAND)


def enter_arrival(marks: Marks, family: PlantedFamily, now: datetime) -> None:
    """Write that the brother arrived, on an application of another kind than the rules about filing look at."""
    arrived = now.date() - timedelta(days=20)
    marks.also(date_words(arrived), "Step.arrival.day", (JUDGED, UNLISTED), "procedure")
    application = {"id": uuid4(), "kind": "regulier", "sponsor_id": family.persons[LISTED]}
    step = {"application_id": application["id"], "kind": Step.Kind.ARRIVAL} | day_columns("day", Day.on(arrived))
    for model, values in ((Application, application), (Step, step)):
        row = {"dossier_id": family.id, "subject_id": family.persons[UNLISTED], **values}
        write(model, [row], family.coordinator, now, source=Source.HAND)
