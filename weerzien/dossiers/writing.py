"""Enter a fact by hand, or correct one: what every kind has in common, and who came first where two do at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_change
from weerzien.dossiers.door import OpenedDossier, open_dossier
from weerzien.dossiers.fact_kinds import Correction, FactKind
from weerzien.dossiers.facts import ChangedMeanwhile, fact_columns, supersede
from weerzien.dossiers.intake import EMPTY, column_values, successor
from weerzien.dossiers.models import Fact, Personalia
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.queries.facts import ColumnKind, row_values
from weerzien.dossiers.retelling import confirmed, give_way
from weerzien.dossiers.rules import (
    Around,
    Cells,
    KeptByAnother,
    NothingChanged,
    NothingFilledIn,
    NotOffered,
    TooLong,
    Withdrawn,
    check_reason,
)
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, FactId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.case import Event, Value

ONE_CURRENT_ROW = "_has_one_current_row"


@dataclass(frozen=True, slots=True)
class Versions:
    """A row that somebody opened, and the row that holds now; None where the writer may not see that one."""

    opened: Fact
    current: Fact | None


def record(
    kind: FactKind, *, actor: Actor, dossier_id: DossierId, about_id: UUID, cells: Cells, today: date, at: datetime
) -> FactId:
    """Write down a fact that was not known here. `about_id` is the person, or what else the kind says.

    Raises NotFound, NotYours, ChangedMeanwhile where somebody else wrote it down first, or what the rules refuse.
    """
    person_id = person_for(kind, dossier_id, about_id)
    dossier = open_dossier(actor, dossier_id, kind.ability, about=person_id, today=today, at=at)
    if current_for(kind, dossier_id, about_id) is not None:
        raise ChangedMeanwhile
    row = new_row(kind, dossier_id, about_id)
    filled = {name: value for name, value in cells.items() if value not in EMPTY}
    if not filled:
        raise NothingFilledIn
    check(kind, filled, row, typed=filled, today=today)
    values = row | columns_of(kind, {column.field: filled.get(column.field) for column in kind.columns})
    values |= kind.derived(values) if kind.derived else {}
    with no_other_seen():
        written = supersede(kind.table.model, current=None, values=values, actor=actor, source=Source.HAND, at=at)
    about = row["subject_id"]
    give_way(kind, dossier_id=dossier.id, subject_id=about, fields=filled, actor=actor, at=at)
    log(kind, "recorded", actor=actor, dossier=dossier, fields=filled, at=at)
    return FactId(written.id)


def correct(
    kind: FactKind,
    *,
    actor: Actor,
    dossier_id: DossierId,
    fact_id: FactId,
    cells: Cells,
    because: str,
    today: date,
    at: datetime,
) -> FactId:
    """Write down what a fact should have said; `cells` holds the fields that change, `fact_id` the row that was opened.

    The row before stays, with the reason. Whoever leaves everything as it is confirms it where two rows of a list told
    it otherwise. Raises NotFound, NotYours, ChangedMeanwhile where somebody else changed it since it was opened, or
    what the rules refuse.
    """
    person_id = as_person(versions_of(kind, dossier_id=dossier_id, fact_id=fact_id).opened.subject_id)
    dossier = open_dossier(actor, dossier_id, kind.ability, about=person_id, today=today, at=at)
    # Asked again: until the family was held, somebody else could write.
    current = still_as_opened(kind, versions_of(kind, dossier_id=dossier_id, fact_id=fact_id))
    told = cells_of(kind, current)
    changed = {name: value for name, value in cells.items() if value != told.get(name)} or confirmed(told)
    correction = Correction(actor, at, because.strip())
    written = current
    if changed:
        check_reason(because)
        check(kind, {**told, **changed}, vars(current), typed=changed, today=today)
        values = columns_of(kind, changed)
        values |= kind.derived({**columns_now(current), **values}) if kind.derived else {}
        written = follow_up(kind, current, values, correction)
    about, seen = written.subject_id, [column.field for column in kind.columns]
    gave_way = give_way(kind, dossier_id=dossier.id, subject_id=about, fields=changed, seen=seen, actor=actor, at=at)
    if not changed:
        if not gave_way:
            raise NothingChanged
        check_reason(because)
    log(kind, "corrected", actor=actor, dossier=dossier, fields=changed or seen, at=at)
    return FactId(written.id)


def follow_up(kind: FactKind, current: Fact, values: Mapping[str, Any], correction: Correction) -> Fact:
    """Let a row take the place of the current one, and what hangs on that follow."""
    written = supersede(
        kind.table.model,
        current=current,
        values=values,
        actor=correction.actor,
        source=Source.HAND,
        at=correction.at,
        because=correction.because,
    )
    if kind.follow:
        kind.follow(current, written, correction)
    return written


def log(
    kind: FactKind, deed: str, *, actor: Actor, dossier: OpenedDossier, fields: Collection[str], at: datetime
) -> None:
    """Add the one line of an entry or a correction: which kind, about whom, which fields; never a value."""
    record_change(
        actor,
        f"{kind.name}-{deed}",
        dossier_id=dossier.id,
        subject=dossier.person_id,
        fields=[*kind.fixed.values(), *fields],
        municipality_id=dossier.municipality_id,
        at=at,
    )


def still_as_opened(kind: FactKind, versions: Versions) -> Fact:
    """Return the row that holds now, where it says what the opened one says; else raises why it does not."""
    if successor(versions.opened) == versions.opened.id:
        raise Withdrawn
    if versions.current is None:
        raise KeptByAnother
    if cells_of(kind, versions.current) != cells_of(kind, versions.opened):
        raise ChangedMeanwhile
    return versions.current


@contextmanager
def no_other_seen() -> Iterator[None]:
    """Refuse where there is a current row after all: of somebody else, for who sees own entries only."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        if name.endswith(ONE_CURRENT_ROW):
            raise KeptByAnother from error
        raise


def versions_of(kind: FactKind, *, dossier_id: UUID, fact_id: UUID) -> Versions:
    """Return a row of this kind in this family and what holds in its place now. Raises NotFound."""
    model = kind.table.model._default_manager.select_related("recorded_by", "source_organisation")
    opened = model.filter(pk=fact_id, dossier_id=dossier_id, **kind.fixed).first()
    if opened is None:
        raise NotFound
    if successor(opened) is None:
        return Versions(opened, opened)
    rows = {row.id: row for row in model.filter(dossier_id=dossier_id, subject=opened.subject_id).order_by("id")}
    row: Fact | None = opened
    while row is not None and (later := successor(row)) is not None:
        row = None if later == row.id else rows.get(later)
    return Versions(opened, row)


def as_person(subject_id: UUID | None) -> PersonId | None:
    """Return whom a row is about, None for the whole family."""
    return None if subject_id is None else PersonId(subject_id)


def person_for(kind: FactKind, dossier_id: DossierId, about_id: UUID) -> PersonId | None:
    """Return whom a new fact of this kind is about, None for the whole family. Raises NotFound."""
    return kind.person_of(dossier_id, about_id) if kind.person_of else PersonId(about_id)


def new_row(kind: FactKind, dossier_id: DossierId, about_id: UUID) -> dict[str, Any]:
    """Return the columns of a new fact that say whose and what it is. Raises NotFound or why it cannot be."""
    links = kind.links(dossier_id, about_id) if kind.links else {}
    return {"dossier_id": dossier_id, "subject_id": person_for(kind, dossier_id, about_id), **kind.fixed, **links}


def current_for(kind: FactKind, dossier_id: DossierId, about_id: UUID) -> Fact | None:
    """Return what is known already where there is one of a kind at a time; None as well where it may not be seen."""
    if kind.has_many:
        return None
    row = new_row(kind, dossier_id, about_id)
    return kind.table.model._default_manager.filter(superseded_by=None, **row).order_by("id").first()


def cells_of(kind: FactKind, row: Fact) -> dict[str, Value]:
    """Return what a row says, by field, without its empty fields."""
    return row_values(kind.columns, row)


def columns_now(row: Fact) -> dict[str, Any]:
    """Return the columns of a row that say something, and its id."""
    return {"id": row.id} | {name: getattr(row, name) for name in fact_columns(type(row))}


def columns_of(kind: FactKind, cells: Cells) -> dict[str, Any]:
    """Return the columns in which these fields are kept, empty ones for what is empty."""
    found: dict[str, Any] = {}
    for column in kind.columns:
        if column.field not in cells:
            continue
        value = cells[column.field]
        if value is not None:
            found |= column_values(column, value)
        elif column.kind is ColumnKind.DAY:
            found |= day_columns(column.field, None)
        else:
            found[column.field] = "" if column.kind in (ColumnKind.WORDS, ColumnKind.NOTE) else None
    return found


def check(kind: FactKind, cells: Cells, row: Mapping[str, Any], *, typed: Cells, today: date) -> None:
    """Refuse what is not offered, too long, or against the rules of the kind."""
    for column in kind.columns:
        value = typed.get(column.field)
        if not isinstance(value, str):
            continue
        is_unknown = value == Event.UNKNOWN.value and kind.keeps_unknown(column)
        if column.choices and not column.is_open and value not in column.choices and not is_unknown:
            raise NotOffered(column.heading)
        longest: int | None = getattr(kind.table.model._meta.get_field(column.field), "max_length", None)
        if longest is not None and len(value) > longest:
            raise TooLong(column.heading)
    beside = kind.beside(row) if kind.beside else {}
    kind.check(cells, Around(today, typed.keys(), kind.headings, born_of(row["subject_id"]), beside))


def born_of(person_id: UUID | None) -> Day | None:
    """Return when somebody was born, None where that is unknown, not for the one who asks, or about a whole family."""
    if person_id is None:
        return None
    born = Personalia.objects.filter(subject_id=person_id, superseded_by=None).order_by("id").first()
    if born is None or born.born_earliest is None or born.born_latest is None:
        return None
    return Day(born.born_earliest, born.born_latest, born.born_told)
