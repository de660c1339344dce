"""The page Gezinnen: the working list."""

from __future__ import annotations

from datetime import date

from weerzien.access.actors import Actor
from weerzien.early_signals.panels import FamiliesPage, FamilyFilters


def families_page(actor: Actor, *, filters: FamilyFilters, page: int, size: int, today: date) -> FamiliesPage:
    """Return one page of the families this reader may know of, with as many rows as `size`. `page` counts from 1."""
    raise NotImplementedError
