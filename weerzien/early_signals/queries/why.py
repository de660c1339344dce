"""Waarom deze dag? One outcome with the rule, the facts and the source behind it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.early_signals.panels import WhyPanel


def why_panel(actor: Actor, outcome_id: UUID, *, today: date) -> WhyPanel:
    """Return why one outcome is what it is. Raises NotFound where it rests on anything this reader may not see."""
    raise NotImplementedError
