"""Who is what of whom, as far as an import says so: relations that follow from parts in a family and applications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from weerzien.access.actors import Actor
from weerzien.dossiers.entering import BECAUSE
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import Dossier, Fact, Membership, Relation
from weerzien.dossiers.models.fact import Certainty, Source
from weerzien.dossiers.rules import Tie, kin

Pair = tuple[UUID, UUID]
NEVER = DateRange(empty=True)
"""The period of what turned out not to have been so."""


def relate(sponsored: Sequence[Tie], *, dossier_ids: Collection[UUID], actor: Actor, today: date, at: datetime) -> None:
    """Write the relations that follow from what these families now say; call it while importing.

    `sponsored` says who is whose sponsor. Kinship follows from the parts, so it is to verify, and it is corrected when
    they are. What somebody wrote by hand, or another organisation, stays as it is. At most five statements.
    """
    rows = list(Relation.objects.filter(dossier_id__in=dossier_ids, superseded_by=None).order_by("recorded_at", "id"))
    opened = dict(Dossier.objects.filter(id__in=dossier_ids).order_by("id").values_list("id", "opened_on"))
    sponsors = [row for row in rows if row.kind == Relation.Kind.SPONSOR]
    kinships = [row for row in rows if row.kind != Relation.Kind.SPONSOR]
    changes = [
        *_sponsor_changes(sponsored, sponsors, opened),
        *_kin_changes(_kin_told(dossier_ids, today), kinships, opened, actor=actor),
    ]
    if changes:
        supersede_many(Relation, changes=changes, actor=actor, source=Source.IMPORT, at=at, because=BECAUSE)


def is_from_list_of(actor: Actor, row: Fact) -> bool:
    """Return whether a row follows from a list of the actor's own organisation."""
    return row.source == Source.IMPORT and vars(row)["source_organisation_id"] == actor.organisation_id


def _kin_told(dossier_ids: Collection[UUID], today: date) -> list[tuple[Tie, str]]:
    """Return what the parts of today's members say of kinship."""
    families: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    places: dict[UUID, str] = {}
    members = Membership.objects.filter(dossier_id__in=dossier_ids, superseded_by=None, period__contains=today)
    fields = ("dossier_id", "subject_id", "part", "source_place")
    for dossier_id, person_id, part, place in members.order_by("recorded_at", "id").values_list(*fields):
        assert person_id is not None  # a membership is about somebody, by constraint
        families[dossier_id][person_id], places[person_id] = part, place
    return [
        (Tie(dossier_id, subject_id, other_id, _told_at(parts, places, subject_id, other_id)), kind)
        for dossier_id, parts in families.items()
        for (subject_id, other_id), kind in kin(parts).items()
    ]


def _told_at(parts: Mapping[UUID, str], places: Mapping[UUID, str], subject_id: UUID, other_id: UUID) -> str:
    """Return the row that says it: that of a child for what its parent is, else that of who it is about."""
    return places[other_id if parts[other_id] == Membership.Part.CHILD else subject_id]


def _sponsor_changes(
    sponsored: Iterable[Tie], rows: Iterable[Relation], opened: Mapping[UUID, date]
) -> list[Change[Relation]]:
    """Return who became a sponsor of whom; nobody is their own sponsor, and nobody ceases to be one by a list."""
    known = {pair_of(row) for row in rows}
    first: dict[Pair, Tie] = {}
    for tie in sponsored:
        if tie.subject_id != tie.other_id:
            first.setdefault((tie.subject_id, tie.other_id), tie)
    return [
        _new(tie, Relation.Kind.SPONSOR, opened, certainty=Certainty.STATED)
        for pair, tie in first.items()
        if pair not in known
    ]


def _kin_changes(
    told: Sequence[tuple[Tie, str]], rows: Sequence[Relation], opened: Mapping[UUID, date], *, actor: Actor
) -> list[Change[Relation]]:
    """Return what is new of kinship, and what of it the parts no longer say."""
    ours = {pair_of(row): row for row in rows if is_from_list_of(actor, row)}
    settled = {frozenset(pair_of(row)) for row in rows if not is_from_list_of(actor, row)}
    changes: list[Change[Relation]] = []
    still: set[Pair] = set()
    for tie, kind in told:
        pair = (tie.subject_id, tie.other_id)
        row = ours.get(pair)
        still.add(pair)
        if row is not None and (row.kind != kind or row.period.isempty):
            values = {"kind": kind, "period": (opened[tie.dossier_id], None)}
            changes.append(Change(row, values, tie.place, certainty=Certainty.TO_VERIFY))
        elif row is None and frozenset(pair) not in settled:
            changes.append(_new(tie, kind, opened, certainty=Certainty.TO_VERIFY))
    for pair, row in ours.items():
        if pair not in still and not row.period.isempty:
            changes.append(Change(row, {"period": NEVER}, row.source_place, certainty=Certainty.TO_VERIFY))
    return changes


def pair_of(row: Relation) -> Pair:
    """Return between whom a relation is, in its direction."""
    columns: dict[str, Any] = vars(row)
    return columns["subject_id"], columns["other_id"]


def _new(tie: Tie, kind: str, opened: Mapping[UUID, date], *, certainty: str) -> Change[Relation]:
    values = {
        "dossier_id": tie.dossier_id,
        "subject_id": tie.subject_id,
        "other_id": tie.other_id,
        "kind": kind,
        "period": (opened[tie.dossier_id], None),
    }
    return Change(None, values, tie.place, certainty=certainty)
