"""When a family was looked at, by which rulebook, with which settings, and when to look again."""

from __future__ import annotations

from django.db import models


class Evaluation(models.Model):
    """One row per family that was ever evaluated. Without `again_on` time alone changes nothing."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, related_name="+", primary_key=True, editable=False
    )
    evaluated_on = models.DateField()
    again_on = models.DateField(null=True)
    rulebook = models.CharField(max_length=64, help_text="The fingerprint of the rulebook that looked.")
    settings = models.CharField(
        max_length=64, blank=True, db_default="", help_text="The fingerprint of the settings it looked with."
    )
