"""Insert a fact and let it take the place of the one before it; nothing is overwritten."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connection

from weerzien.access.actors import Actor
from weerzien.dossiers.models import Fact
from weerzien.dossiers.models.fact import Certainty, Source
from weerzien.kernel.refusals import Refused

F = TypeVar("F", bound=Fact)


class FactIds:
    """Gives ids that sort as they are given: facts written at one moment keep their order."""

    def __init__(self) -> None:
        self.renew()
        # A forked process would go on where its parent was and give the same ids.
        os.register_at_fork(after_in_child=self.renew)

    def renew(self) -> None:
        """Begin anew under another random number."""
        self.under, self.count = uuid4().int >> 64 << 64, itertools.count()

    def __call__(self) -> UUID:
        return UUID(int=self.under | VARIANT | next(self.count))


VARIANT = 0b10 << 62
next_fact_id = FactIds()

BOOKKEEPING = frozenset(
    {
        "id",
        "recorded_at",
        "recorded_by_id",
        "source",
        "source_organisation_id",
        "source_place",
        "certainty",
        "superseded_by_id",
        "superseded_at",
        "superseded_because",
    }
)


class ChangedMeanwhile(Refused):
    """Iemand anders heeft dit gegeven net gewijzigd. Bekijk de nieuwe waarde en probeer het dan opnieuw."""


@dataclass(frozen=True)
class Change(Generic[F]):
    """One fact to write. `values` is by column (`subject_id`, `notified_earliest`); what is left out stays as it was.

    Without `current` the fact is new and `values` names at least `dossier_id`. `id` may be chosen beforehand.
    `because` is why, where that differs from the others it is written with. `also` are further current rows whose place
    it takes: two periods that become one again.
    """

    current: F | None
    values: Mapping[str, Any]
    place: str = ""
    certainty: str = Certainty.STATED
    id: UUID = field(default_factory=next_fact_id)
    because: str = ""
    also: tuple[UUID, ...] = ()


def supersede(
    model: type[F],
    *,
    current: F | None,
    values: Mapping[str, Any],
    actor: Actor,
    source: Source,
    place: str = "",
    at: datetime,
    because: str = "",
) -> F:
    """Insert one fact and return it; the current one, if any, points to it. Raises ChangedMeanwhile."""
    change = Change(current, values, place)
    return supersede_many(model, changes=[change], actor=actor, source=source, at=at, because=because)[0]


def supersede_many(
    model: type[F],
    *,
    changes: Sequence[Change[F]],
    actor: Actor,
    source: Source,
    at: datetime,
    because: str = "",
) -> list[F]:
    """Insert many facts of one kind in two statements, in the given order. Raises ChangedMeanwhile."""
    new = [_row(model, change, actor=actor, source=source, at=at) for change in changes]
    replaced = [
        (old, change.id, change.because or because)
        for change in changes
        for old in (*((change.current.id,) if change.current is not None else ()), *change.also)
    ]
    if replaced:
        point(model, replaced, at=at)
    return model._default_manager.bulk_create(new)


def _row(model: type[F], change: Change[F], *, actor: Actor, source: Source, at: datetime) -> F:
    kept = {} if change.current is None else {name: getattr(change.current, name) for name in fact_columns(model)}
    return model(
        **{**kept, **change.values},
        id=change.id,
        recorded_at=at,
        recorded_by_id=actor.account_id,
        source=source,
        source_organisation_id=actor.organisation_id,
        source_place=change.place,
        certainty=change.certainty,
    )


def fact_columns(model: type[Fact]) -> tuple[str, ...]:
    """Return the columns of a kind of fact that say something, without the bookkeeping every fact carries."""
    return tuple(f.attname for f in model._meta.concrete_fields if f.attname not in BOOKKEEPING)


def point(model: type[Fact], replaced: Sequence[tuple[UUID, UUID, str]], *, at: datetime) -> None:
    """Let rows hold no longer: each row, the row in its place, and why. Raises ChangedMeanwhile if one did not."""
    table = connection.ops.quote_name(model._meta.db_table)
    statement = (
        f"update {table} as fact set superseded_by_id = given.new, superseded_at = %s, superseded_because = given.why"  # noqa: S608 -- our own table name
        " from unnest(%s::uuid[], %s::uuid[], %s::text[]) as given (old, new, why)"
        " where fact.id = given.old and fact.superseded_by_id is null"
    )
    old, new, why = (list(each) for each in zip(*replaced, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(statement, [at, old, new, why])
        if cursor.rowcount != len(replaced):
            raise ChangedMeanwhile
