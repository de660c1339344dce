"""Where in a family somebody may write: in which compartments, about whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func

from weerzien.access.roles import Compartment

EXPRESSION = (
    "array(select part.name from unnest(string_to_array(%(parts)s, ',')) as part (name)"
    " where reaches_everywhere(part.name, 'wo')"
    " and exists (select from own_dossiers own where own.dossier_id = %(expressions)s)"
    " or %(expressions)s in (select visible_besides(part.name, 'wo'))"
    " union all select part.name || ' ' || seen.subject_id from unnest(string_to_array(%(parts)s, ',')) as part (name),"
    " visible_subjects(part.name, 'wo') as seen where seen.dossier_id = %(expressions)s)"
)


@dataclass(frozen=True, slots=True)
class Writable:
    """What somebody may write in one family: whole compartments, or about one person in a compartment."""

    said: frozenset[str] = frozenset()

    def may_write_all(self, compartment: Compartment) -> bool:
        """Return whether a fact of this compartment about the whole family may be written."""
        return compartment.value in self.said

    def may_write(self, compartment: Compartment, person_id: UUID) -> bool:
        """Return whether a fact of this compartment about this person may be written."""
        return compartment.value in self.said or f"{compartment.value} {person_id}" in self.said

    @property
    def parts(self) -> frozenset[str]:
        """The compartments in which anything may be written, about anybody."""
        return frozenset(one.split()[0] for one in self.said)


def writable_in(compartments: Iterable[Compartment]) -> Func:
    """Return the question what may be written of these compartments, as a part of a query of dossiers.

    Asked of PostgreSQL, because an involvement may hold less than the role would.
    """
    parts = f"'{','.join(sorted(compartments))}'"
    return Func(F("pk"), template=EXPRESSION, parts=parts, output_field=ArrayField(CharField()))


def as_writable(said: Collection[str]) -> Writable:
    """Return what PostgreSQL answered."""
    return Writable(frozenset(said))
