"""The tables of this app."""

from weerzien.plans.models.checklist_item import ChecklistItem
from weerzien.plans.models.task import Task
from weerzien.plans.models.task_move import TaskMove
from weerzien.plans.models.task_reminder import TaskReminder

__all__ = ["ChecklistItem", "Task", "TaskMove", "TaskReminder"]
