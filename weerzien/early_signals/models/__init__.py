"""Tables of what the rulebook found: outcomes and how they changed, when to look again, who was reminded."""

from weerzien.early_signals.models.evaluation import Evaluation
from weerzien.early_signals.models.outcome import Outcome, OutcomeChange
from weerzien.early_signals.models.reminder import Reminder, ReminderMail

__all__ = ["Evaluation", "Outcome", "OutcomeChange", "Reminder", "ReminderMail"]
