"""What DUO told of a family migrant, as a task for who writes it down, when somebody else lets the family in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from weerzien.access.actors import Actor
from weerzien.access.involved import people_in_role
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment, Role
from weerzien.early_signals.beginning import DUO_EVENTS, Newcomer, begin_family
from weerzien.early_signals.doors import Door
from weerzien.kernel.calendars import plus_working_days
from weerzien.kernel.ids import AccountId, DossierId
from weerzien.kernel.refusals import Refused
from weerzien.kernel.words import day_words
from weerzien.plans.actions import give_task

WORKING_DAYS: Final = 5
GROUND: Final = "De termijn van een gezinsmigrant telt vanaf het bericht van DUO, en dat legt u vast."


class DuoToldNothingYet(Refused):
    """De dag van het bericht van DUO ligt in de toekomst. Vul de dag in waarop het bericht kwam, of laat die leeg."""


def let_in(newcomer: Newcomer, *, actor: Actor, today: date, at: datetime) -> DossierId:
    """Enter a family, and where its door has a message of DUO that the actor may not write down, make it a task.

    The task is for who directs integration here, by name where that is one person. Raises what begin_family does, and
    DuoToldNothingYet.
    """
    is_theirs = Compartment.INTEGRATION in writable_compartments(actor.roles)
    if newcomer.door is not Door.FAMILY_MIGRANT or is_theirs:
        return begin_family(newcomer, actor=actor, today=today, at=at)
    if newcomer.duo_on is not None and newcomer.duo_on.earliest > today:
        raise DuoToldNothingYet
    dossier_id = begin_family(replace(newcomer, duo_event="", duo_on=None), actor=actor, today=today, at=at)
    directors = people_in_role(actor.organisation_id, Role.KLANTREGISSEUR_INBURGERING, today=today)
    give_task(
        actor,
        dossier_id,
        what=f"Leg het bericht van DUO vast. {told_by_duo(newcomer)}",
        organisation_id=actor.organisation_id,
        person_id=AccountId(directors[0].account_id) if len(directors) == 1 else None,
        ground=GROUND,
        due=plus_working_days(today, WORKING_DAYS),
        compartment=Compartment.INTEGRATION,
        today=today,
        at=at,
    )
    return dossier_id


def told_by_duo(newcomer: Newcomer) -> str:
    """Return what is known of the message, as a sentence."""
    event = DUO_EVENTS.get(newcomer.duo_event, "")
    day = f"van {day_words(newcomer.duo_on)}" if newcomer.duo_on else ""
    said = " ".join(part for part in (event, day) if part)
    return f"Het is {said}." if said else "Welk bericht het is en van welke dag, is nog niet bekend."
