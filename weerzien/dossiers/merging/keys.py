"""Which rows of a table cannot both hold for one person: what the constraints of its model say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from django.db.models import UniqueConstraint

from weerzien.dossiers.merging.rules import overlap
from weerzien.dossiers.models import Fact, HouseholdMember, Membership, Relation

IN_PERIODS: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    Membership: ("dossier_id", "subject_id"),
    Relation: ("subject_id", "other_id", "kind"),
    HouseholdMember: ("subject_id", "household_id"),
}
"""Tables of which rows with the same columns may both hold, in periods that do not overlap."""
OF_ONE: Final = ({"subject"}, {"application"}, {"dossier"})


@cache
def key_columns(model: type[Fact]) -> tuple[str, ...]:
    """Return the columns of which one row at a time holds; none where somebody may have many."""
    if model in IN_PERIODS:
        return IN_PERIODS[model]
    attnames = {one.name: one.attname for one in model._meta.concrete_fields}
    unique = [one.fields for one in model._meta.constraints if isinstance(one, UniqueConstraint) and one.condition]
    for of_one in OF_ONE:
        for fields in unique:
            if of_one & set(fields):
                return tuple(attnames[name] for name in fields)
    return ()


def key_of(model: type[Fact], values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Return by what a row excludes another, None where it does not."""
    columns = key_columns(model)
    if not columns or values.get("is_repeated"):
        return None
    return tuple(values[name] for name in columns)


def exclude_each_other(model: type[Fact], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether of two rows with the same key one at most can hold."""
    return model not in IN_PERIODS or overlap(one["period"], other["period"])
