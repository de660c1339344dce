"""Take in contacts and professionals: what a list says of many families at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.contacts.queries import CONTACTS, PROFESSIONALS
from weerzien.contacts.spoken_with import youngsters_of
from weerzien.dossiers.intake import Line, Plan, entries_of, kept_rows, plan

SAME_CONTACT = ("dossier_id", "day_earliest", "worker", "kind")
SAME_PROFESSIONAL = ("dossier_id", "name", "role")


def plan_intake(lines: Sequence[Line], *, dossier_ids: Collection[UUID], actor: Actor) -> tuple[Plan, ...]:
    """Return what the rows of Contacten and Betrokkenen would change. A name gives nobody access."""
    contacts, professionals = kept_rows(CONTACTS, dossier_ids), kept_rows(PROFESSIONALS, dossier_ids)
    return (
        plan(
            CONTACTS,
            entries_of(CONTACTS, lines),
            key=SAME_CONTACT,
            kept=contacts,
            actor=actor,
            derive=youngsters_of(lines, dossier_ids=dossier_ids).subject,
        ),
        plan(PROFESSIONALS, entries_of(PROFESSIONALS, lines), key=SAME_PROFESSIONAL, kept=professionals, actor=actor),
    )
