"""A row of every kind of fact, as an import would write them about one family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.contacts.models import (
    Address,
    ContactNote,
    CopingPhase,
    Observation,
    Preference,
    Professional,
    Telephone,
)
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import Coverage, Episode, Fact, Household, HouseholdMember, Personalia, Relation, ToldFact
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.guardianship.models import Guardianship
from weerzien.housing.models import HotelStay, Stay
from weerzien.integration.models import Income, Integration
from weerzien.kernel.days import Day
from weerzien.procedure.models import Application, Permit, Step
from weerzien.schooling.models import Absence, Enrolment

PER_PERSON: dict[type[Fact], dict[str, Any]] = {
    Permit: {"kind": "A", "target_group": "asiel", **day_columns("notified", Day.on(date(2026, 8, 31)))},
    Guardianship: {"guardian": "Nidos"},
    Stay: {"in_netherlands": True, **day_columns("home", Day.on(date(2026, 9, 1)))},
    HotelStay: day_columns("since", Day.on(date(2026, 7, 1))),
    Integration: {"route": "B1", **day_columns("pip", Day.on(date(2026, 10, 1)))},
    Income: {"works": False, **day_columns("benefit", Day.on(date(2026, 9, 15)))},
    Enrolment: {"school": "ISK", "is_full_time": True},
    Absence: {"hours": 4, "kind": "ongeoorloofd", **day_columns("day", Day.on(date(2026, 11, 3)))},
    ContactNote: {"kind": "telefoon", "note": "Gebeld.", **day_columns("day", Day.on(date(2026, 11, 4)))},
    Professional: {"name": "Sanne Mulder", "role": "mentor"},
    CopingPhase: {"phase": "zoeken", **day_columns("day", Day.on(date(2026, 10, 5)))},
    Telephone: {"number": "06 1234 5678"},
    Address: {"street": "Molenpad 7", "postcode": "1234 AB", "place": "Meerdijk"},
}
PER_FAMILY: dict[type[Fact], dict[str, Any]] = {
    ContactNote: {"kind": "huisbezoek", "note": "Thuis gesproken.", **day_columns("day", Day.on(date(2026, 11, 5)))},
    Professional: {"name": "Ineke Prins", "role": "huisarts"},
}


def enter_facts(
    actor: Actor, dossier_id: UUID, persons: Sequence[UUID], *, births: Sequence[Day], at: datetime
) -> None:
    """Write a row of every kind about each person, and about the whole family where that may be; `actor` imports."""
    youngster, mother, brother = persons
    for model, values in PER_PERSON.items():
        write(model, [values | {"dossier_id": dossier_id, "subject_id": person} for person in persons], actor, at)
    for model, values in PER_FAMILY.items():
        write(model, [values | {"dossier_id": dossier_id}], actor, at)
    write(
        Personalia,
        [
            {"first_name": name, "last_name": "Tesfay", "language": "Tigrinya"}
            | with_search_key({"first_name": name, "last_name": "Tesfay"})
            | {"dossier_id": dossier_id, "subject_id": person, "needs_interpreter": True}
            | day_columns("born", born)
            for person, born, name in zip(persons, births, ("Selam", "Hanna", "Dawit"), strict=True)
        ],
        actor,
        at,
    )
    relation = {"dossier_id": dossier_id, "period": (date(2009, 1, 1), None)}
    pairs = [(mother, youngster, "parent"), (mother, brother, "parent"), (youngster, brother, "sibling")]
    pairs += [(youngster, mother, "sponsor"), (youngster, brother, "sponsor"), (mother, brother, "sponsor")]
    write(Relation, [relation | {"subject_id": a, "other_id": b, "kind": kind} for a, b, kind in pairs], actor, at)
    enter_applications(actor, dossier_id, persons, at)
    enter_household(actor, dossier_id, persons, at)
    enter_told(actor, dossier_id, persons, at)
    write(Preference, [{"dossier_id": dossier_id, "speak_with": "ouder"}], actor, at)
    Coverage.objects.create(
        dossier_id=dossier_id, organisation_id=actor.organisation_id, facts=["ingereisd op"], since=date(2026, 1, 1)
    )


def enter_applications(actor: Actor, dossier_id: UUID, persons: Sequence[UUID], at: datetime) -> None:
    """Write an application of each person, with one step."""
    about = [(uuid4(), person, {"dossier_id": dossier_id, "subject_id": person}) for person in persons]
    write(
        Application,
        [row | {"id": key, "sponsor_id": persons[0], "kind": "nareis"} for key, _, row in about],
        actor,
        at,
    )
    arrived = {"kind": "arrival", **day_columns("day", Day.on(date(2026, 8, 1)))}
    write(Step, [row | arrived | {"application_id": key} for key, _, row in about], actor, at)


def enter_told(actor: Actor, dossier_id: UUID, persons: Sequence[UUID], at: datetime) -> None:
    """Write what was told, noticed and an episode in every compartment, about each person; no rule reads any."""
    told = {"dossier_id": dossier_id, "is_repeated": False, "word": "iets"}
    rows = [
        told | {"subject_id": person, "name": f"over {part.value}", "compartment": part.value}
        for part in Compartment
        for person in (*persons, None)
    ]
    write(ToldFact, rows, actor, at)
    noticed = {"dossier_id": dossier_id, "note": "Gezien."}
    rows = [
        noticed | {"subject_id": person, "theme": f"over {part.value}", "compartment": part.value}
        for part in Compartment
        for person in (*persons, None)
    ]
    write(Observation, rows, actor, at)
    named = {"dossier_id": dossier_id, "what": "iets"}
    episodes = [
        named | {"subject_id": person, "kind": f"over {part.value}", "compartment": part.value}
        for part in Compartment
        for person in persons
    ]
    write(Episode, episodes, actor, at)


def enter_household(actor: Actor, dossier_id: UUID, persons: Sequence[UUID], at: datetime) -> None:
    """Write that they live together."""
    household = Household.objects.create(dossier_id=dossier_id, created_at=at)
    member = {"dossier_id": dossier_id, "household_id": household.id, "period": (date(2026, 9, 1), None)}
    write(HouseholdMember, [member | {"subject_id": person} for person in persons], actor, at)


def write(
    model: type[Fact], rows: Sequence[dict[str, Any]], actor: Actor, at: datetime, *, source: Source = Source.IMPORT
) -> None:
    """Insert rows of one kind."""
    changes = [
        Change[Any](None, {k: v for k, v in row.items() if k != "id"}, id=row.get("id") or uuid4()) for row in rows
    ]
    supersede_many(model, changes=changes, actor=actor, source=source, at=at)
