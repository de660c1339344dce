"""Tables of what the rulebook found and what people did with it, settings, reminders, lists and what they send."""

from weerzien.early_signals.models.agenda_request import AgendaRequest
from weerzien.early_signals.models.digest import Digest
from weerzien.early_signals.models.evaluation import Evaluation
from weerzien.early_signals.models.outcome import Outcome, OutcomeChange
from weerzien.early_signals.models.reminder import Reminder, ReminderMail
from weerzien.early_signals.models.report import Report, ReportMatch, ReportReply
from weerzien.early_signals.models.rule_setting import PreviewedMove, RuleSetting, SettingPreview
from weerzien.early_signals.models.signal import SignalStep, SignalWords
from weerzien.early_signals.models.working_list import ListPreference, WorkingList

__all__ = [
    "AgendaRequest",
    "Digest",
    "Evaluation",
    "ListPreference",
    "Outcome",
    "OutcomeChange",
    "PreviewedMove",
    "Reminder",
    "ReminderMail",
    "Report",
    "ReportMatch",
    "ReportReply",
    "RuleSetting",
    "SettingPreview",
    "SignalStep",
    "SignalWords",
    "WorkingList",
]
