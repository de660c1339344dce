"""A family comes in by a door: its first member, and the facts that the door itself tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from weerzien.access.actors import Actor
from weerzien.dossiers.beginning import enter_family
from weerzien.dossiers.rules import Cells
from weerzien.early_signals.doors import DOORS, Door
from weerzien.early_signals.editing.actions import record_fact
from weerzien.integration.episodes import EVENTS
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId

DUO_EVENTS = EVENTS
"""What DUO calls its messages, by code."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who comes in, by which door. `part` is asked where the door does not say it; `expected` is the arrival.

    `duo_event` is which message of DUO brought somebody into view, of `duo_on`; asked of a family migrant alone.
    """

    door: Door
    first_name: str
    last_name: str
    born: Day | None = None
    part: str = ""
    expected: Day | None = None
    duo_event: str = ""
    duo_on: Day | None = None


def begin_family(newcomer: Newcomer, *, actor: Actor, today: date, at: datetime) -> DossierId:
    """Enter a family with its first member and what its door tells of that member; return the family.

    Raises NotYours, or what a fact is refused for.
    """
    dossier_id, person_id = enter_family(
        actor=actor,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        born=newcomer.born,
        part=DOORS[newcomer.door].part or newcomer.part,
        today=today,
        at=at,
    )
    for kind, cells in _told_by(newcomer):
        record_fact(actor=actor, dossier_id=dossier_id, kind=kind, about_id=person_id, cells=cells, today=today, at=at)
    return dossier_id


def _told_by(newcomer: Newcomer) -> Iterator[tuple[str, Cells]]:
    yield "vergunning", {"target_group": DOORS[newcomer.door].group}
    if newcomer.door in COMING:
        yield "gezinsleden-willen-komen", {"word": COMING[newcomer.door]}
    if newcomer.door is Door.RESETTLED and newcomer.expected:
        yield "verblijf", {"expected": newcomer.expected}
    if newcomer.door is Door.FAMILY_MIGRANT:
        yield from _told_by_duo(newcomer)


def _told_by_duo(newcomer: Newcomer) -> Iterator[tuple[str, Cells]]:
    """Yield which message it was, and the day from which the rules count."""
    if newcomer.duo_event:
        yield "duo-bericht", {"what": newcomer.duo_event, "since": newcomer.duo_on}
    if newcomer.duo_on:
        yield "melding-duo", {"day": newcomer.duo_on, "told_by": DUO}


DUO = "DUO"
COMING = {Door.YOUNGSTER_EXPECTING: "ja", Door.YOUNGSTER_ALONE: "nee"}
"""What choosing a door says about others who want to come."""
