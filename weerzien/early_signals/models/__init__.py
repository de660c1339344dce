"""Tables of what the rulebook found: outcomes and how they changed."""

from weerzien.early_signals.models.outcome import Outcome, OutcomeChange

__all__ = ["Outcome", "OutcomeChange"]
