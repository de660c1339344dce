"""How an organisation reads the columns of a sheet with these headings, as somebody put it right by hand."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class RememberedColumns(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    headings_hash = models.CharField(max_length=64, help_text="Of the set of headings, whatever their order.")
    sheet_name = models.CharField(max_length=200, help_text="How the sheet was called in the file.")
    ours = models.CharField(max_length=40, blank=True, help_text="Which of our sheets it is; empty: not used.")
    columns = models.JSONField(help_text="Heading, how many of that heading before it, our sheet and heading.")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "headings_hash", "sheet_name"], name="columns_are_remembered_once"
            )
        ]
