"""The page Vandaag: what needs me now."""

from __future__ import annotations

from datetime import date

from weerzien.access.actors import Actor
from weerzien.early_signals.panels import TodayPanel


def today_panel(actor: Actor, *, today: date) -> TodayPanel:
    """Return the five cards of the page Vandaag for this reader."""
    raise NotImplementedError
