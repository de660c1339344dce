"""What happened to a handover: one row per step, never changed."""

from __future__ import annotations

from django.db import models

from weerzien.handovers.models.handover import Handover
from weerzien.handovers.rules import LONGEST_WORDS


class HandoverStep(models.Model):
    """Who did what when; `words` is what the other party must know of it, `day` the day it was about."""

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="steps")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    state_after = models.CharField(max_length=20)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    day = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["handover", "at"], name="steps_of_a_handover")]
