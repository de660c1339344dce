"""Who was reminded of a handover that waits, and who was told that reminding did not help."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from weerzien.handovers.models.handover import Handover


class Nudge(models.Model):
    """One row per handover, reason, day and person: nobody is told the same twice."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="nudges")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20)
    day = models.DateField(help_text="The day from which it was due.")
    is_escalation = models.BooleanField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "reason", "day", "account"], name="nobody_is_nudged_twice_of_the_same"
            )
        ]
        indexes = [models.Index(fields=["account"], name="nudges_of_somebody")]
