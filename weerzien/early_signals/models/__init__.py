"""Tables of what the rulebook found, with which settings, who was reminded; of lists people keep and their agenda."""

from weerzien.early_signals.models.agenda_request import AgendaRequest
from weerzien.early_signals.models.evaluation import Evaluation
from weerzien.early_signals.models.outcome import Outcome, OutcomeChange
from weerzien.early_signals.models.reminder import Reminder, ReminderMail
from weerzien.early_signals.models.rule_setting import PreviewedMove, RuleSetting, SettingPreview
from weerzien.early_signals.models.working_list import ListPreference, WorkingList

__all__ = [
    "AgendaRequest",
    "Evaluation",
    "ListPreference",
    "Outcome",
    "OutcomeChange",
    "PreviewedMove",
    "Reminder",
    "ReminderMail",
    "RuleSetting",
    "SettingPreview",
    "WorkingList",
]
