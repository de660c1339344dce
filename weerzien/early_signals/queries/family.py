"""The page of one family."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.early_signals.panels import FamilyPanel


def family_panel(actor: Actor, dossier_id: UUID, *, today: date, contacts_page: int = 1) -> FamilyPanel:
    """Return what this reader may see of one family. Raises NotFound."""
    raise NotImplementedError
