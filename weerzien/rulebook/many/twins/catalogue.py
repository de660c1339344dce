"""All twins by the name of the derived fact."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from weerzien.rulebook.many.rows import Twin
from weerzien.rulebook.many.twins import absence, applications, families, persons

TWINS: Mapping[str, Twin] = MappingProxyType({**persons.TWINS, **applications.TWINS, **families.TWINS, **absence.TWINS})
