"""Write down looks, changes, refusals and exports: ids and names of fields, never values."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.audit.models import Line


def record_change(
    actor: Actor,
    action: str,
    *,
    dossier_id: UUID,
    subject: UUID | None = None,
    fields: Collection[str] = (),
    municipality_id: UUID | None = None,
    at: datetime,
) -> None:
    """Add a line about a change of one family, in the transaction that makes the change."""
    line = _line(actor, Line.Kind.CHANGE, action, at)
    line.dossier_ids, line.subject_id, line.fields = [dossier_id], subject, sorted(fields)
    line.municipality_id = municipality_id or actor.municipality_id
    line.save(force_insert=True)


def record_changes(
    actor: Actor, action: str, *, dossier_ids: Collection[UUID], fields: Collection[str] = (), at: datetime
) -> None:
    """Add one line about a change of many families at once, such as an import, or of none, such as a setting."""
    line = _line(actor, Line.Kind.CHANGE, action, at)
    line.dossier_ids, line.fields = sorted(dossier_ids), sorted(fields)
    line.save(force_insert=True)


def record_each(
    actor: Actor, action: str, *, dossier_ids: Collection[UUID], fields: Collection[str] = (), at: datetime
) -> None:
    """Add a line for each family that was changed together with others, in one statement: each has its own history."""
    lines = []
    for dossier_id in sorted(dossier_ids):
        line = _line(actor, Line.Kind.CHANGE, action, at)
        line.dossier_ids, line.fields = [dossier_id], sorted(fields)
        lines.append(line)
    Line.objects.bulk_create(lines)


def record_by_system(action: str, *, municipality_id: UUID, dossier_ids: Collection[UUID], at: datetime) -> None:
    """Add one line about families of one municipality that a job changed; nobody's account stands in it."""
    Line(
        at=at,
        kind=Line.Kind.CHANGE,
        action=action,
        municipality_id=municipality_id,
        dossier_ids=sorted(dossier_ids),
    ).save(force_insert=True)


def record_look(
    actor: Actor,
    action: str,
    *,
    dossier_ids: Collection[UUID],
    subject: UUID | None = None,
    municipality_id: UUID | None = None,
    fields: Collection[str] = (),
    at: datetime,
) -> None:
    """Add a line about families that are shown; a list is one line with the ids it shows."""
    line = _line(actor, Line.Kind.LOOK, action, at)
    line.dossier_ids, line.subject_id, line.fields = list(dossier_ids), subject, sorted(fields)
    line.municipality_id = municipality_id or actor.municipality_id
    line.save(force_insert=True)


def record_refusal(
    actor: Actor, action: str, *, dossier_ids: Collection[UUID] = (), subject: UUID | None = None, at: datetime
) -> None:
    """Add a line about something that was asked and not given; call it in a transaction of its own."""
    line = _line(actor, Line.Kind.REFUSAL, action, at)
    line.dossier_ids, line.subject_id = list(dossier_ids), subject
    line.save(force_insert=True)


def record_export(
    actor: Actor, action: str, *, dossier_ids: Collection[UUID], fields: Collection[str] = (), at: datetime
) -> None:
    """Add a line about families that leave the system; call it before the first byte leaves."""
    line = _line(actor, Line.Kind.EXPORT, action, at)
    line.dossier_ids, line.fields = list(dossier_ids), sorted(fields)
    line.save(force_insert=True)


def record_login(
    action: str,
    *,
    account_id: UUID | None,
    organisation_id: UUID | None = None,
    municipality_id: UUID | None = None,
    at: datetime,
) -> None:
    """Add a line about a way in: come in, refused, shut, gone out, a factor changed; None where nobody is known."""
    Line(
        at=at,
        kind=Line.Kind.LOGIN,
        action=action,
        account_id=account_id,
        organisation_id=organisation_id,
        municipality_id=municipality_id,
    ).save(force_insert=True)


def _line(actor: Actor, kind: Line.Kind, action: str, at: datetime) -> Line:
    return Line(
        at=at,
        kind=kind,
        action=action,
        account_id=actor.account_id,
        organisation_id=actor.organisation_id,
        municipality_id=actor.municipality_id,
    )
