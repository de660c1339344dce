"""A family is entered by hand, with the one person of whom something is known."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_change
from weerzien.dossiers.actions import NewDossier, NewPerson, open_dossiers
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, PersonId


class Entered(NamedTuple):
    """A family that was just entered, and its one member."""

    dossier_id: DossierId
    person_id: PersonId


def enter_family(
    *, actor: Actor, first_name: str, last_name: str, born: Day | None, part: str, today: date, at: datetime
) -> Entered:
    """Enter a family with one member and return it; the actor's municipality has it from today. Raises NotYours.

    Ask `possible_duplicates` first: nothing here refuses somebody who is known already.
    """
    person = NewPerson(part=part, since=today)
    family = NewDossier(opened_on=today, persons=(person,))
    open_dossiers(actor=actor, dossiers=[family], source=Source.HAND, at=at)
    names = {"first_name": first_name, "last_name": last_name}
    values = {"dossier_id": family.id, "subject_id": person.id, **names, **with_search_key(names)}
    values |= day_columns("born", born)
    supersede(Personalia, current=None, values=values, actor=actor, source=Source.HAND, at=at)
    fields = [*names, *(["born"] if born else [])]
    record_change(actor, "dossiers.personalia-recorded", dossier_id=family.id, subject=person.id, fields=fields, at=at)
    return Entered(family.id, person.id)
