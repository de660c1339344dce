"""Take back what was just written: what stood there before stands there again, and both stay in the history."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from weerzien.access.actors import Actor
from weerzien.dossiers.door import OpenedDossier, open_dossier
from weerzien.dossiers.fact_kinds import Correction, FactKind
from weerzien.dossiers.facts import Change, ChangedMeanwhile, fact_columns, supersede_many
from weerzien.dossiers.intake import successor
from weerzien.dossiers.models import Fact, ToldFact
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.retelling import names_of
from weerzien.dossiers.writing import as_person, log, versions_of
from weerzien.kernel.ids import DossierId, FactId
from weerzien.kernel.refusals import NotFound, Refused

UNDO_SECONDS: Final = 30
BECAUSE: Final = "Ongedaan gemaakt."


class TooLateToUndo(Refused):
    """Ongedaan maken kan tot 30 seconden na het vastleggen. Wijzig het gegeven zelf, met een reden."""


class ChangedSince(Refused):
    """Dit gegeven is daarna nog gewijzigd. Er is niets ongedaan gemaakt; bekijk eerst wat er nu staat."""


def undo(
    kind: FactKind, *, actor: Actor, dossier_id: DossierId, fact_id: FactId, today: date, at: datetime
) -> Fact | None:
    """Let what stood before a row stand again and return it; None where nothing did, and the row is withdrawn.

    Raises NotFound, NotYours, TooLateToUndo after thirty seconds, ChangedSince where it is not the last word any more.
    """
    person_id = as_person(versions_of(kind, dossier_id=dossier_id, fact_id=fact_id).opened.subject_id)
    dossier = open_dossier(actor, dossier_id, kind.ability, about=person_id, today=today, at=at)
    # Asked again: until the family was held, somebody else could write.
    row = versions_of(kind, dossier_id=dossier_id, fact_id=fact_id).opened
    if row.recorded_by_id != actor.account_id or row.source != Source.HAND:
        raise NotFound
    if at - row.recorded_at > timedelta(seconds=UNDO_SECONDS):
        raise TooLateToUndo
    return restore(kind, row, dossier, Correction(actor, at, BECAUSE))


def take_away(
    kind: FactKind, *, actor: Actor, dossier_id: DossierId, fact_id: FactId, because: str, today: date, at: datetime
) -> Fact | None:
    """Let what stood before a row stand again, however long ago it was written: for what a deed wrote that is undone.

    Raises NotFound, NotYours, ChangedSince where it is not the last word any more.
    """
    person_id = as_person(versions_of(kind, dossier_id=dossier_id, fact_id=fact_id).opened.subject_id)
    dossier = open_dossier(actor, dossier_id, kind.ability, about=person_id, today=today, at=at)
    row = versions_of(kind, dossier_id=dossier_id, fact_id=fact_id).opened
    return restore(kind, row, dossier, Correction(actor, at, because))


def restore(kind: FactKind, row: Fact, dossier: OpenedDossier, correction: Correction) -> Fact | None:
    """Put back what stood before a row, and what gave way to it. Raises ChangedSince."""
    if successor(row) is not None:
        raise ChangedSince
    restored = put_back(kind.table.model, row, correction)
    if restored is not None and kind.follow:
        kind.follow(row, restored, correction)
    tell_again(kind, row, correction)
    fields = [column.field for column in kind.columns]
    log(kind, "undone", actor=correction.actor, dossier=dossier, fields=fields, at=correction.at)
    return restored


def put_back(model: type[Fact], row: Fact, correction: Correction) -> Fact | None:
    """Let a copy of the row before take the place of this one, from its own source; without one, withdraw the row."""
    before = model._default_manager.filter(superseded_by=row.id, dossier_id=row.dossier_id).order_by("id").first()
    if before is None:
        withdraw(row, correction)
        return None
    values: dict[str, Any] = {name: getattr(before, name) for name in fact_columns(model)}
    change = Change(row, values, before.source_place, before.certainty)
    (restored,) = supersede_many(
        model,
        changes=[change],
        actor=correction.actor,
        source=Source(before.source),
        at=correction.at,
        because=correction.because,
    )
    return restored


def withdraw(row: Fact, correction: Correction) -> None:
    """Let a row hold no longer, without another in its place: it points to itself. Raises ChangedMeanwhile."""
    standing = type(row)._default_manager.filter(id=row.id, superseded_by=None)
    ended = {"superseded_by": row.id, "superseded_at": correction.at, "superseded_because": correction.because}
    if standing.update(**ended) != 1:
        raise ChangedMeanwhile


def tell_again(kind: FactKind, row: Fact, correction: Correction) -> None:
    """Put back what was told by name and gave way when this row was written."""
    names = [] if kind.fact is not None else names_of(kind, [column.field for column in kind.columns])
    given_way = ToldFact.objects.filter(
        dossier_id=row.dossier_id,
        subject_id=row.subject_id,
        name__in=names,
        superseded_by=None,
        recorded_at=row.recorded_at,
        recorded_by_id=row.recorded_by_id,
    )
    for told in given_way.order_by("id"):
        put_back(ToldFact, told, correction)
