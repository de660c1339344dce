"""All twins by the name of the derived fact."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.many.rows import Twin
from weerzien.rulebook.many.twins import (
    absence,
    adulthood,
    applications,
    burden,
    decisions,
    families,
    municipality,
    newcomers,
    persons,
    sponsors,
    tensions,
    together,
    told,
    wellbeing,
)

MODULES = (
    persons, adulthood, applications, decisions, sponsors, families, absence, told, together, newcomers, wellbeing,
    burden, tensions, municipality,
)  # fmt: skip


def same_as(name: str) -> Twin:
    """Return a twin that says what another fact says."""
    return lambda rows, parameters: rows.look(name, parameters)


OTHER_NAMES = {fact.name: same_as(fact.same_as) for fact in DERIVED_FACTS.values() if fact.same_as}
TWINS: Mapping[str, Twin] = MappingProxyType(
    OTHER_NAMES | {name: twin for module in MODULES for name, twin in module.TWINS.items()}
)


class MissingTwin(Exception):
    """A derived fact that cannot be found over columns: rules that look at it would be left out in silence."""


def check_twins(twins: Mapping[str, Twin]) -> None:
    """Check that every derived fact has a twin. Raises MissingTwin with the names of those that have none."""
    missing = DERIVED_FACTS.keys() - twins.keys()
    if missing:
        raise MissingTwin(", ".join(sorted(missing)))
