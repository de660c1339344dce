"""What somebody typed in a form and did not save: theirs alone, for a few days."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

LONGEST_ADDRESS = 300
LONGEST_TEXT = 20_000


class Draft(models.Model):
    """The fields of one form as they stood, as JSON. `address` is where the form is sent to; it holds ids only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=LONGEST_ADDRESS)
    fields = models.CharField(max_length=LONGEST_TEXT)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "address"], name="draft_is_one_per_form")]
        indexes = [models.Index(fields=["saved_at"], name="draft_saved")]
