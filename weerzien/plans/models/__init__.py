"""The tables of this app."""

from weerzien.plans.models.task import Task
from weerzien.plans.models.task_move import TaskMove

__all__ = ["Task", "TaskMove"]
