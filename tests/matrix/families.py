"""Families with a mark in every field: two persons, one of whom an involvement may name, and the family as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

from tests.facts import write
from tests.matrix.given import plant_tasks
from tests.matrix.planted import FAMILY, LISTED, RELATED, UNLISTED, Marks
from tests.matrix.written import COMPARTMENTS
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating, importing
from weerzien.contacts.models import (
    Address,
    ContactNote,
    CopingPhase,
    Observation,
    Preference,
    Professional,
    Telephone,
)
from weerzien.dossiers.actions import NewDossier, NewPerson, assign_responsibility, open_dossiers
from weerzien.dossiers.models import Dossier, Episode, Fact, Household, HouseholdMember, Personalia, Relation, ToldFact
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.early_signals.editing.noticing import TOLD_OF
from weerzien.early_signals.lists.actions import ask_for_agenda
from weerzien.early_signals.models import Outcome, OutcomeChange
from weerzien.guardianship.models import Guardianship
from weerzien.housing.models import HotelStay, Stay
from weerzien.integration.models import Income, Integration
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.words import date_words
from weerzien.procedure.models import Application, Permit, Step
from weerzien.rulebook.themes import THEMES
from weerzien.schooling.models import Absence, Enrolment

OF_PERSONS: Mapping[type[Fact], tuple[str, str]] = {
    Permit: ("procedure", "kind target_group asylum_applied* notified*"),
    Guardianship: ("guardianship", "guardian handed_to requested* ordered* accepted* departed*"),
    Stay: ("housing", "municipality_name reception expected* home* in_netherlands=True"),
    HotelStay: ("housing", "since*"),
    Integration: ("integration", "ss139* intake* pip* route level pvt* map* obliged=True"),
    Income: ("income", "benefit* works=True"),
    Enrolment: ("schooling", "school is_full_time=True has_side_job=True"),
    Absence: ("schooling", "day* kind hours=3"),
    CopingPhase: ("relations", "phase day* words"),
    Telephone: ("identity", "number"),
    Address: ("housing", "street postcode place"),
}
OF_ALL: Mapping[type[Fact], tuple[str, str]] = {
    ContactNote: ("contacts", "day* worker organisation_name kind spoken_with interpreter language understood note"),
    Professional: ("contacts", "name organisation_name role from* until*"),
}
OF_TOLD: Mapping[str, tuple[str, str]] = {
    "identity": ("echtscheiding", "day* told_by"),
    "procedure": ("verblijfsland", "word told_by"),
    "guardianship": ("overgangsvergadering", "day* told_by"),
    "housing": ("keuze samenwonen", "word told_by"),
    "income": ("bijstand aangevraagd", "day* told_by"),
    "integration": ("vorige gemeente", "word told_by"),
    "schooling": ("werk gestopt", "day* told_by"),
    "relations": ("overbelasting bevestigd", "day* told_by"),
    "contacts": ("keuze tolk", "word told_by"),
}
"""A fact that is told in every compartment that the dictionary has one of."""
NOTICED: Mapping[str, str] = {theme.compartment: theme.code for theme in THEMES.values() if theme.code not in TOLD_OF}
"""A theme in every compartment that has one, of which no rule reads a fact."""
WISHES = "speak_with language interpreter by_way_of not_at note"
BESIDES = (CopingPhase, Telephone, Address)
OF_EPISODES: Mapping[str, str] = {
    "procedure": "document",
    "guardianship": "woonvorm",
    "housing": "tussenverblijf",
    "integration": "duo-bericht",
    "schooling": "schoolloopbaan",
}
"""An episode of one kind in every compartment that has one."""
STEPS = ("decision", "arrival", "registration")
"""What is planted in which table: a word, a day where there is an asterisk, or a value too small to be a mark."""


@dataclass(frozen=True)
class PlantedFamily:
    """A family, who its two persons are, and outcomes of it by the compartments they need and whom they are about."""

    name: str
    id: UUID
    persons: Mapping[str, UUID]
    coordinator: Actor

    def subject(self, who: str) -> UUID | None:
        """Return the person, or None for the whole family."""
        return self.persons.get(who)


@dataclass(frozen=True)
class Planting:
    """What it takes to plant one family."""

    marks: Marks
    family: PlantedFamily
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def values(self, who: str, compartment: str, name: str, fields: str) -> dict[str, Any]:
        """Return marks for these fields of one person, or of the whole family."""
        about, found = (self.family.name, who), dict[str, Any]()
        for word in fields.split():
            column, has_value, value = word.partition("=")
            if has_value:
                found[column] = int(value) if value.isdecimal() else value == "True"
            elif word.endswith("*"):
                found |= day_columns(word[:-1], self.marks.day(f"{name}.{word[:-1]}", about, compartment))
            else:
                found[word] = self.marks.word(f"{name}.{word}", about, compartment)
        return found | {"dossier_id": self.family.id, "subject_id": self.family.subject(who)}

    def write(self, model: type[Fact], *rows: dict[str, Any]) -> None:
        write(model, rows, self.family.coordinator, self.now, source=Source.HAND)

    def write_listed(self, model: type[Fact], *rows: dict[str, Any]) -> None:
        """Write rows of a list: the history of the family counts these together, and has room for forty lines."""
        write(model, rows, self.family.coordinator, self.now)


def plant(marks: Marks, coordinator: Actor, name: str, *, now: datetime) -> PlantedFamily:
    """Enter a family by hand, a mark in every field it has, and the outcomes that rest on each compartment."""
    assert coordinator.municipality_id is not None
    since = now.date() - timedelta(days=60)
    persons = {who: new_person(marks, (name, who), since) for who in (LISTED, UNLISTED)}
    local = marks.word("LocalNumber.number", (name, FAMILY), "identity")
    new = NewDossier(opened_on=since, persons=tuple(persons.values()), local_number=local)
    family = PlantedFamily(name, new.id, {who: person.id for who, person in persons.items()}, coordinator)
    planting = Planting(marks, family, now)
    with acting(coordinator, today=now.date()):
        with importing(coordinator.municipality_id):
            open_dossiers(actor=coordinator, dossiers=[new], source=Source.HAND, at=now)
            number = Dossier.objects.get(id=new.id).number
            marks.also(number, "Dossier.number", (name, FAMILY), RELATED)
            for who in (LISTED, UNLISTED):
                plant_person(planting, who)
            plant_whole(planting)
            plant_outcomes(planting)
        reason = marks.word("AgendaRequest.reason", (name, FAMILY), "contacts")
        ask_for_agenda(
            actor=coordinator, dossier_ids=[new.id], reason=reason, for_on=None, today=now.date(), at=now
        )  # fmt: skip
        assign_responsibility(
            actor=coordinator, dossier_id=new.id, organisation_id=coordinator.organisation_id, today=now.date(), at=now,
            account_id=coordinator.account_id, ground=marks.word("Responsibility.ground", (name, FAMILY), RELATED),
        )  # fmt: skip
        plant_tasks(marks, (name, FAMILY), coordinator, dossier_id=DossierId(new.id), now=now)
    return family


def new_person(marks: Marks, about: tuple[str, str], since: date) -> NewPerson:
    """Return somebody to enter, every number a mark."""
    return NewPerson(
        part=marks.word("Membership.part", about, "identity"),
        since=since,
        id=PersonId(uuid4()),
        local_number=marks.word("LocalNumber.number", about, "identity"),
        bsn=marks.word("PersonNumbers.bsn", about, "numbers"),
        v_number=marks.word("PersonNumbers.v_number", about, "numbers"),
    )


def plant_person(planting: Planting, who: str) -> None:
    """Write every kind of fact about one person."""
    for model, (compartment, fields) in {**OF_PERSONS, **OF_ALL}.items():
        enter = planting.write_listed if model in BESIDES else planting.write
        enter(model, planting.values(who, compartment, model.__name__, fields))
    for part, (fact, fields) in OF_TOLD.items():
        told = planting.values(who, part, f"ToldFact.{part}", fields)
        told |= {"name": fact, "compartment": part, "is_repeated": False}
        # Of a list, so that the history of the family counts them together: it has room for forty lines.
        write(ToldFact, [told], planting.family.coordinator, planting.now)
    plant_noticed(planting, who)
    for part, kind in OF_EPISODES.items():
        episode = planting.values(
            who, part, f"Episode.{part}", "what since* until* note" + " outcome" * (part == "procedure")
        )
        write(Episode, [episode | {"kind": kind, "compartment": part}], planting.family.coordinator, planting.now)
    named = planting.values(who, "identity", "Personalia", "last_name first_name nationality language")
    born = birthday(planting, who)
    more = {"gender": "V", "needs_interpreter": True}
    planting.write(Personalia, named | with_search_key(named) | more | day_columns("born", born))
    application = planting.values(who, "procedure", "Application", "kind") | {"id": uuid4()}
    planting.write(Application, application | {"sponsor_id": planting.family.persons[LISTED]})
    for kind in STEPS:
        fields = "day* value" if kind == "decision" else "day*"
        step = planting.values(who, "procedure", f"Step.{kind}", fields)
        planting.write(Step, step | {"application_id": application["id"], "kind": kind})


def plant_noticed(planting: Planting, who: str) -> None:
    """Write what was noticed in every compartment about one person, or about the family."""
    for part, theme in NOTICED.items():
        noticed = planting.values(who, part, f"Observation.{part}", "day* how note")
        planting.write_listed(Observation, noticed | {"theme": theme, "compartment": part})


def birthday(planting: Planting, who: str) -> Day:
    """Return a birth that is a mark; who may be named turns eighteen in four months, on a day that is a mark too."""
    about = (planting.family.name, who)
    if who == UNLISTED:
        return planting.marks.day("Personalia.born", about, "identity")
    month = planting.today + timedelta(days=120)
    days = (month.replace(day=day) for day in range(10, 28))
    eighteen = next(day for day in days if date_words(day) not in planting.marks.known)
    born = eighteen.replace(year=eighteen.year - 18)
    planting.marks.also(date_words(born), "Personalia.born", about, "identity")
    planting.marks.also(date_words(eighteen), "eighteen", about, "identity")
    return Day.on(born)


def plant_whole(planting: Planting) -> None:
    """Write what is about the family as a whole, and who is what of whom."""
    for model, (compartment, fields) in OF_ALL.items():
        planting.write(model, planting.values(FAMILY, compartment, model.__name__, fields))
    plant_noticed(planting, FAMILY)
    planting.write_listed(Preference, planting.values(FAMILY, RELATED, "Preference", WISHES))
    household = Household.objects.create(dossier_id=planting.family.id, created_at=planting.now)
    for who in (LISTED, UNLISTED):
        member = planting.values(who, "housing", "HouseholdMember", "period*")
        planting.write(HouseholdMember, as_period(member) | {"household_id": household.id})
    for who, other, kind, needs in (
        (UNLISTED, LISTED, "parent", ("identity",)),
        (LISTED, UNLISTED, "sponsor", ("identity", "procedure")),
    ):
        since = planting.marks.day(f"Relation.{kind}", (planting.family.name, who), *needs)
        row = {"dossier_id": planting.family.id, "subject_id": planting.family.persons[who], "kind": kind}
        planting.write(Relation, row | {"other_id": planting.family.persons[other], "period": (since.earliest, None)})


def as_period(values: dict[str, Any]) -> dict[str, Any]:
    """Return values of which the day became the start of a period."""
    others = {name: value for name, value in values.items() if not name.startswith("period_")}
    return others | {"period": (values["period_earliest"], None)}


def plant_outcomes(planting: Planting) -> None:
    """Write signals of each compartment, rights of each two, doubts, and days of this week; and how they came."""
    day = planting.today + timedelta(days=3)
    due = {"state": "due", "kind": "limit", "day": day}
    rows = [
        *(planting_outcome(planting, who, [one], state="signal") for one in COMPARTMENTS for who in PEOPLE),
        *(planting_outcome(planting, who, two, state="entitled") for two in pairwise(COMPARTMENTS) for who in PEOPLE),
        *(planting_outcome(planting, who, ["schooling", "contacts"], state="unknown") for who in PEOPLE),
        planting_outcome(planting, LISTED, ["identity"], **due),
        planting_outcome(planting, UNLISTED, ["identity", "procedure"], **due),
        planting_outcome(planting, FAMILY, ["schooling"], **due),
    ]
    about, given = (planting.family.name, LISTED), {"dossier_id": planting.family.id}
    given |= {"subject_id": planting.family.persons[LISTED], "at": planting.now, "cause": "fact"}
    changes = [
        OutcomeChange(**given, compartments=[one], rule=planting.marks.word("OutcomeChange.rule", about, one))
        for one in COMPARTMENTS
    ]
    with evaluating([planting.family.id]):
        Outcome.objects.bulk_create(rows)
        OutcomeChange.objects.bulk_create(changes)


PEOPLE = (FAMILY, LISTED, UNLISTED)


def planting_outcome(planting: Planting, who: str, compartments: Any, **values: Any) -> Outcome:
    """Return one outcome whose rule and reason are marks."""
    about, name = (planting.family.name, who), f"Outcome.{values['state']}"
    return Outcome(
        **{"urgency": "laag", "acts": "niemand", "ground": "beleid", "certainty": "knowledge", **values},
        dossier_id=planting.family.id,
        subject_id=planting.family.subject(who),
        rule=planting.marks.word(f"{name}.rule", about, *compartments),
        because=[planting.marks.word(f"{name}.because", about, *compartments)],
        version=planting.today,
        compartments=sorted(compartments),
        first_seen_on=planting.today,
        evaluated_on=planting.today,
    )
