"""Gives the people of the demo their families, through the same door as anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.matrix import (
    derived_compartments,
    known_needs,
    visible_compartments,
    writable_compartments,
)
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.roles import Ground
from weerzien.dossiers.actions import assign_responsibility, grant_involvement
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.dossiers.recognising import local_numbers
from weerzien.early_signals.case import UNDER_GUARDIANSHIP, read_cases
from weerzien.early_signals.rules import CAN_BE_LATE
from weerzien.early_signals.words import acting_words, acts_is_one_of
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome, State

FAMILIES_OF_NOOR: Final = 12
WARDS_OF_THIJS: Final = 8
FAMILIES_OF_AMINA: Final = 8
FAMILIES_OF_BRAM: Final = 2
PUPILS_OF_THE_SCHOOL: Final = 4
GROUNDS: Final = ("verdeling van de gezinnen over de regisseurs", "in dit gezin gaat het nu vooral om inburgering")

Due = Mapping[DossierId, tuple[Outcome, ...]]


def involve_partners(*, coordinator: str, integration: str, supporter: str, guardian: str, now: datetime) -> None:
    """Give everybody families in which something is due for them, by e-mail address; all or nothing.

    The supporter gets whole families, the guardian youngsters; the coordinator and who directs integration are named
    as the responsible person. The same workbook on the same day gives the same families.
    """
    today = now.date()
    emails = (coordinator, integration, supporter, guardian)
    amina, bram, noor, thijs = (actor_for(account_id_of(email), today=today) for email in emails)
    cases = cases_by_number(amina, today)
    due = {pk: due_in(case, today) for pk, case in cases.items()}
    of_bram = first_due(bram, cases, due)[:FAMILIES_OF_BRAM]
    of_amina = first_due(amina, [pk for pk in cases if pk not in of_bram], due)[:FAMILIES_OF_AMINA]
    with unit_of_work(amina, today=today, now=now):
        for partner, dossier_id, persons in (
            *((noor, pk, ()) for pk in first_due(noor, cases, due)[:FAMILIES_OF_NOOR]),
            *((thijs, pk, (ward,)) for pk, ward in wards_of(first_due(thijs, cases, due), cases)[:WARDS_OF_THIJS]),
        ):
            grant_involvement(
                actor=amina,
                dossier_id=dossier_id,
                account_id=partner.account_id,
                persons=persons,
                compartments=visible_compartments(partner.roles) | derived_compartments(partner.roles),
                ground=Ground.GUARDIANSHIP if persons else Ground.ASSIGNMENT,
                since=today,
                today=today,
                at=now,
            )
        of_whom = {**dict.fromkeys(of_amina, (amina, GROUNDS[0])), **dict.fromkeys(of_bram, (bram, GROUNDS[1]))}
        for dossier_id, (person, ground) in of_whom.items():
            assign_responsibility(
                actor=amina,
                dossier_id=dossier_id,
                organisation_id=person.organisation_id,
                account_id=person.account_id,
                ground=ground,
                today=today,
                at=now,
            )


def involve_school(*, coordinator: str, school: str, now: datetime) -> None:
    """Give somebody of a school pupils of whom absence is kept, each alone, by e-mail address; all or nothing."""
    today = now.date()
    amina, mees = (actor_for(account_id_of(email), today=today) for email in (coordinator, school))
    pupils = {
        row.person: dossier_id
        for dossier_id, case in cases_by_number(amina, today).items()
        for row in case.absences
        if isinstance(row.person, UUID)
    }
    with unit_of_work(amina, today=today, now=now):
        for person_id, dossier_id in list(pupils.items())[:PUPILS_OF_THE_SCHOOL]:
            grant_involvement(
                actor=amina,
                dossier_id=dossier_id,
                account_id=mees.account_id,
                persons=(PersonId(person_id),),
                compartments=writable_compartments(mees.roles) | derived_compartments(mees.roles),
                ground=Ground.ASSIGNMENT,
                since=today,
                today=today,
                at=now,
            )


def cases_by_number(actor: Actor, today: date) -> Mapping[DossierId, Case]:
    """Return the cases of the open families of the actor's organisation, in the order of its numbers."""
    with acting(actor, today=today):
        ids = by_number(actor)
        with evaluating(ids):
            return read_cases(ids)


def by_number(actor: Actor) -> list[DossierId]:
    """Return the open families of the actor's organisation in the order of its own numbers for them."""
    families, _ = local_numbers(actor.organisation_id)
    first: dict[UUID, str] = {}
    for number in sorted(families):
        first.setdefault(families[number], number)
    return sorted((pk for pk in open_family_ids() if pk in first), key=lambda pk: first[pk])


def due_in(case: Case, today: date) -> tuple[Outcome, ...]:
    """Return what asks for somebody in a family: a day in time or too late, or a signal."""
    return tuple(
        outcome
        for outcome in evaluate(case, on=today)
        if outcome.state == State.SIGNAL
        or (outcome.state in {State.DUE, State.OVERDUE} and outcome.kind in CAN_BE_LATE)
    )


def first_due(actor: Actor, ids: Iterable[DossierId], due: Due) -> list[DossierId]:
    """Return these families in their order, but first those with something due for this role, then any it may see."""
    words, known = acting_words(actor.roles), known_needs(actor.roles)

    def place(pk: DossierId) -> int:
        seen = [outcome for outcome in due[pk] if outcome.compartments <= known]
        if any(acts_is_one_of(outcome.acts, words) for outcome in seen):
            return 0
        return 1 if seen else 2

    return sorted(ids, key=place)


def wards_of(ids: Iterable[DossierId], cases: Mapping[DossierId, Case]) -> list[tuple[DossierId, PersonId]]:
    """Return the persons of these families who have or had a guardian."""
    return [
        (pk, PersonId(person.key))
        for pk in ids
        for person in cases[pk].persons
        if UNDER_GUARDIANSHIP in person.facts and isinstance(person.key, UUID)
    ]
