"""Who was reminded of which task, on which day."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class TaskReminder(models.Model):
    """One row per task, day and person: nobody is reminded twice of the same."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    task = models.ForeignKey("plans.Task", on_delete=models.PROTECT, related_name="reminders")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="The day to be reminded on, or the task's own where that has passed.")
    due_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "account", "day"], name="nobody_is_reminded_twice_of_a_task")
        ]
