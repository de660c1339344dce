"""Tables of what the rulebook found and with which settings: outcomes, how they changed, who was reminded."""

from weerzien.early_signals.models.evaluation import Evaluation
from weerzien.early_signals.models.outcome import Outcome, OutcomeChange
from weerzien.early_signals.models.reminder import Reminder, ReminderMail
from weerzien.early_signals.models.rule_setting import PreviewedMove, RuleSetting, SettingPreview

__all__ = [
    "Evaluation",
    "Outcome",
    "OutcomeChange",
    "PreviewedMove",
    "Reminder",
    "ReminderMail",
    "RuleSetting",
    "SettingPreview",
]
