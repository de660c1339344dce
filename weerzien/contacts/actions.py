"""Write down a contact with a family."""

from __future__ import annotations

from datetime import date, datetime

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.audit.actions import record_change
from weerzien.contacts.models import ContactNote
from weerzien.contacts.rules import check_contact
from weerzien.dossiers.door import open_dossier
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, FactId


def record_contact(
    *,
    actor: Actor,
    dossier_id: DossierId,
    day: Day,
    kind: str,
    spoken_with: str,
    interpreter: str,
    note: str,
    today: date,
    at: datetime,
) -> FactId:
    """Write down one contact with a family by the one who had it; silence starts to count anew from its day."""
    dossier = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, today=today, at=at)
    check_contact(day=day, kind=kind, spoken_with=spoken_with, interpreter=interpreter, note=note, today=today)
    values = {
        "dossier_id": dossier.id,
        **day_columns("day", day),
        "worker": actor.name,
        "organisation_name": actor.organisation_name,
        "kind": kind,
        "spoken_with": spoken_with.strip(),
        "interpreter": interpreter,
        "note": note.strip(),
    }
    written = supersede(ContactNote, current=None, values=values, actor=actor, source=Source.HAND, at=at)
    record_change(
        actor,
        "contacts.contact-recorded",
        dossier_id=dossier.id,
        fields=sorted(name for name, value in values.items() if value not in ("", None)),
        municipality_id=dossier.municipality_id,
        at=at,
    )
    return FactId(written.id)
