"""What a municipality chose in the checklist for turning 18."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q


class ChecklistItem(models.Model):
    """One row per choice, added and never changed: of two for the same item and day the later one counts.

    `code` is that of an item that comes with the product, or of one's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    words = models.CharField(max_length=200)
    theme = models.CharField(max_length=30)
    weeks = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=20, default="gezinsregisseur", db_default="gezinsregisseur")
    is_used = models.BooleanField(default=True)
    since = models.DateField()
    because = models.CharField(max_length=300)
    set_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(because=""), name="checklist_item_says_what_and_why")
        ]
        indexes = [models.Index(fields=["municipality", "code"], name="checklist_of_a_municipality")]
