"""The one way to a family: checks who may, locks the dossier, writes down that it was opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.kernel.ids import DossierId, OrganisationId, PersonId
from weerzien.kernel.refusals import Refused


class NotYours(Refused):
    """Dit hoort niet bij uw taak voor dit gezin. Vraag de gezinsregisseur om toegang als u het nodig hebt."""


@dataclass(frozen=True, slots=True)
class OpenedDossier:
    """A dossier that the actor may work in. `person_id` is set where it was opened for one person."""

    id: DossierId
    number: str
    municipality_id: OrganisationId
    person_id: PersonId | None = None


def open_dossier(
    actor: Actor, subject: DossierId | PersonId, ability: Ability, *, today: date, at: datetime
) -> OpenedDossier:
    """Check, lock and register one dossier for editing in the current context.

    Raises NotFound where the actor has no relation to it, NotYours where the ability is missing.
    """
    raise NotImplementedError


def look_at(actor: Actor, dossier_id: DossierId, page: str, *, today: date, at: datetime) -> OpenedDossier:
    """Write down a look, or its refusal, in a short transaction of its own, and return the dossier. Raises NotFound."""
    raise NotImplementedError
