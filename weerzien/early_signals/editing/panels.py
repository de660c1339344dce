"""The form of one fact: what stands there, what stood there when somebody began, and who changed it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.timezone import localtime

from weerzien.access.roles import Compartment
from weerzien.dossiers.door import NotYours, OpenedDossier, for_member, may_in
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.models.fact import Fact
from weerzien.dossiers.queries.facts import SOURCE_WORDS, Column, derived_values, row_values
from weerzien.dossiers.queries.families import family_heads
from weerzien.dossiers.writing import as_person, current_for, person_for, versions_of
from weerzien.early_signals.editing.kinds import form_id, kind_called
from weerzien.early_signals.tracks import DERIVED
from weerzien.early_signals.words import typed_words
from weerzien.kernel.ids import PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import date_words

Texts = Mapping[str, str]
"""What stands in each field, as one would type it."""


WHOLE_FAMILY = "het hele gezin"


@dataclass(frozen=True, slots=True)
class FieldPanel:
    """One field of the form. `is_event`: it tells of something that may not have happened.

    `keeps_unknown`: that it is not known is an answer, and kept as one.
    """

    column: Column
    is_event: bool
    keeps_unknown: bool


@dataclass(frozen=True, slots=True)
class FactPanel:
    """The form of one fact, of one person in one family.

    `fact_id` is the row that the form is about, None for a new fact, which is entered with `about_id`. `begun` is what
    stood there when somebody began, `texts` what stands there now, written by `kept_by`. `current_id` is the row that
    holds by now, None where there is none or the reader may not see it. `who_knows` may be asked about a told fact.
    """

    dossier_id: UUID
    family: str
    person: str
    code: str
    label: str
    about_id: UUID
    fact_id: UUID | None
    current_id: UUID | None
    fields: tuple[FieldPanel, ...]
    begun: Texts
    texts: Texts
    kept_by: str
    kept_from: str
    compartment: Compartment
    who_knows: str = ""

    @property
    def is_of_before(self) -> bool:
        """Whether another row holds by now than the one the form is about."""
        return self.current_id != self.fact_id

    @property
    def form_id(self) -> str:
        """What tells the form from others on the page."""
        return form_id(self.code, self.fact_id or self.about_id)


def fact_panel(
    dossier: OpenedDossier,
    code: str,
    *,
    fact_id: UUID,
    begun_id: UUID | None = None,
    from_nothing: bool = False,
    today: date,
) -> FactPanel:
    """Return the form that corrects a fact. Raises NotFound, and NotYours for who may not.

    `begun_id` is the row on which somebody began, where it was another; `from_nothing` where there was none.
    """
    kind = kind_called(code)
    versions = versions_of(kind, dossier_id=dossier.id, fact_id=fact_id)
    begun = versions.opened
    if begun_id is not None and begun_id != fact_id:
        begun = versions_of(kind, dossier_id=dossier.id, fact_id=begun_id).opened
    person_id = as_person(versions.opened.subject_id)
    if begun.subject_id != person_id:
        raise NotFound
    panel = _panel(kind, dossier, person_id, about_id=person_id or dossier.id, today=today)
    return replace(
        panel,
        fact_id=fact_id,
        current_id=versions.current.id if versions.current else None,
        begun=_texts(kind, None if from_nothing else begun),
        texts=_texts(kind, versions.opened),
        kept_by=_who_and_when(versions.opened),
        kept_from=_source(versions.opened),
    )


def new_fact_panel(dossier: OpenedDossier, code: str, *, about_id: UUID, today: date) -> FactPanel:
    """Return the form that enters a fact; `current_id` is set where it is known already. Raises NotFound, NotYours."""
    kind = kind_called(code)
    person_id = person_for(kind, dossier.id, about_id)
    panel = _panel(kind, dossier, person_id, about_id=about_id, today=today)
    current = current_for(kind, dossier.id, about_id)
    return replace(panel, current_id=current.id if current else None)


def _panel(
    kind: FactKind, family: OpenedDossier, person_id: PersonId | None, *, about_id: UUID, today: date
) -> FactPanel:
    """Return the form without anything in it. Raises NotFound, and NotYours for who may not."""
    dossier = family if person_id is None else for_member(family, person_id, kind.ability)
    if person_id is None and not may_in(family, kind.ability):
        raise NotYours
    head = family_heads([dossier.id], today=today)[dossier.id]
    return FactPanel(
        dossier_id=dossier.id,
        family=head.label,
        person=WHOLE_FAMILY if person_id is None else head.first_name_of(person_id) or _name_known(dossier),
        code=kind.code,
        label=kind.label,
        about_id=about_id,
        fact_id=None,
        current_id=None,
        fields=tuple(FieldPanel(column, kind.is_event(column), kind.keeps_unknown(column)) for column in kind.columns),
        begun=_texts(kind, None),
        texts=_texts(kind, None),
        kept_by="",
        kept_from="",
        compartment=kind.compartment,
        who_knows=kind.fact.who_knows if kind.fact else "",
    )


def _name_known(dossier: OpenedDossier) -> str:
    """Return the first name, for who may know no more of somebody than that."""
    said = derived_values(DERIVED[:1], dossier.id)
    return next((one.value for one in said if (one.subject_id, one.name) == (dossier.person_id, "first_name")), "")


def _texts(kind: FactKind, row: Fact | None) -> dict[str, str]:
    values = row_values(kind.columns, row) if row is not None else {}
    return {column.field: typed_words(values.get(column.field)) for column in kind.columns}


def _who_and_when(row: Fact) -> str:
    at = localtime(row.recorded_at)
    return f"{row.recorded_by.name} ({row.source_organisation.name}), {date_words(at.date())} om {at:%H.%M} uur"


def _source(row: Fact) -> str:
    return row.source_place or SOURCE_WORDS.get(row.source, row.source)
