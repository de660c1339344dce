"""Write down a contact with a family, and say what else people write down and correct of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_change
from weerzien.contacts.models import ContactNote
from weerzien.contacts.queries import ADDRESSES, CONTACTS, COPING, OBSERVATIONS, PREFERENCES, TELEPHONES
from weerzien.contacts.rules import (
    check_address,
    check_contact,
    check_coping,
    check_note,
    check_observation,
    check_preference,
    check_telephone,
)
from weerzien.dossiers.door import open_dossier
from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.intake import column_values
from weerzien.dossiers.models.fact import Source
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, FactId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.case import Event
from weerzien.rulebook.themes import THEMES, Theme


def of_the_family(dossier_id: DossierId, about_id: UUID) -> None:
    """Say that a fact is about the whole family. Raises NotFound where something else is asked."""
    if about_id != dossier_id:
        raise NotFound


def only_corrected(dossier_id: DossierId, about_id: UUID) -> None:
    """Say that a fact has a form of its own with which it is entered. Raises NotFound."""
    del dossier_id, about_id
    raise NotFound


def of_somebody_or_the_family(dossier_id: DossierId, about_id: UUID) -> PersonId | None:
    """Return the person a fact is about, None for the whole family."""
    return None if about_id == dossier_id else PersonId(about_id)


def observation_of(theme: Theme) -> FactKind:
    """Return an observation on one theme as people fill it in."""
    part = Compartment(theme.compartment)
    return fact_kind(
        f"observatie-{theme.code}",
        name="contacts.observation",
        table=OBSERVATIONS,
        check=check_observation,
        label=f"Observatie: {theme.words}",
        fixed={"theme": theme.code, "compartment": part},
        part=part,
        person_of=of_somebody_or_the_family,
    )


DAY = next(column for column in CONTACTS.columns if column.field == "day")
CORRECTED = tuple(column for column in CONTACTS.columns if column.field not in ("worker", "organisation_name"))
CONTACT = fact_kind(
    "contact",
    name="contacts.contact",
    table=CONTACTS,
    check=check_note,
    columns=CORRECTED,
    person_of=only_corrected,
)
PREFERENCE = fact_kind(
    "voorkeur", name="contacts.preference", table=PREFERENCES, check=check_preference, person_of=of_the_family
)
OBSERVED: Mapping[str, FactKind] = {theme.code: observation_of(theme) for theme in THEMES.values()}
"""An observation on each theme, by the code of the theme."""
KINDS: tuple[FactKind, ...] = (
    fact_kind("telefoon", name="contacts.telephone", table=TELEPHONES, check=check_telephone),
    fact_kind("adres", name="contacts.address", table=ADDRESSES, check=check_address),
    fact_kind("verwerking", name="contacts.coping-phase", table=COPING, check=check_coping),
)
"""What people write down of each member."""
OTHER_KINDS: tuple[FactKind, ...] = (CONTACT, PREFERENCE, *OBSERVED.values())
"""What has its own place on the page of a family."""


def record_contact(
    *,
    actor: Actor,
    dossier_id: DossierId,
    day: Day | None,
    kind: str,
    spoken_with: str,
    interpreter: str,
    note: str,
    language: str = "",
    understood: str = "",
    today: date,
    at: datetime,
) -> FactId:
    """Write down one contact with a family by the one who had it; silence starts to count anew from its day.

    Without a `day` nobody knows it: that is kept too, and ends no silence.
    """
    dossier = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, today=today, at=at)
    said = {"kind": kind, "spoken_with": spoken_with.strip(), "interpreter": interpreter, "note": note.strip()}
    check_contact(day=day, understood=understood, today=today, **said)
    values = {
        "dossier_id": dossier.id,
        **column_values(DAY, day or Event.UNKNOWN),
        "worker": actor.name,
        "organisation_name": actor.organisation_name,
        "language": language.strip(),
        "understood": understood,
        **said,
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
