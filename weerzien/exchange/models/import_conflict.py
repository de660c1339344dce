"""A value that a workbook tells otherwise than it stands here, and what was chosen."""

from __future__ import annotations

from django.db import models

from weerzien.exchange.models.import_run import ImportRun


class ImportConflict(models.Model):
    class Choice(models.TextChoices):
        KEEP = "keep", "laat staan"
        TAKE = "take", "neem over"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="conflicts")
    sheet = models.CharField(max_length=40)
    row = models.PositiveIntegerField()
    heading = models.CharField(max_length=60)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    here = models.CharField(max_length=4000, blank=True, help_text="In words; empty where it was emptied here.")
    there = models.CharField(max_length=4000, help_text="In words.")
    told_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    told_in = models.UUIDField(help_text="The row that told the value here: another one means another value.")
    choice = models.CharField(max_length=4, choices=Choice.choices, default=Choice.KEEP)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "sheet", "row", "heading"], name="import_conflict_is_one_per_cell")
        ]
