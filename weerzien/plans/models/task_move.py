"""That a task changed hands, and why."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q


class TaskMove(models.Model):
    """One row per change; what was passed on together has one batch."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    task = models.ForeignKey("plans.Task", on_delete=models.PROTECT, related_name="moves")
    from_organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    from_account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    to_organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    to_account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    because = models.CharField(max_length=300)
    moved_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    batch_id = models.UUIDField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="task_move_says_why")]
        indexes = [
            models.Index(fields=["task", "moved_at"], name="moves_of_a_task"),
            models.Index(fields=["batch_id"], condition=Q(batch_id__isnull=False), name="moves_of_a_batch"),
        ]
