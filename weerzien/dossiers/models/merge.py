"""That two persons turned out to be one, or not: who said so, when and why."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from weerzien.dossiers.merging.rules import BECAUSE_LENGTH


class Merge(models.Model):
    """`gone` goes on as `stays`; of both stands in which family they were. It holds until it is undone: decision 47.

    `moved` has the ids of the rows that gave way, of those that took their place, and of what followed: no values.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gone = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    gone_from = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    stays = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    stays_in = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    ends_family = models.BooleanField(help_text="Nobody is left in the family of the one who is gone.")
    because = models.CharField(max_length=BECAUSE_LENGTH)
    moved = models.JSONField(default=dict)
    merged_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_because = models.CharField(max_length=BECAUSE_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(gone=F("stays")), name="nobody_is_merged_with_themselves"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merge_undone_has_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at__isnull=True), name="somebody_goes_on_as_one_other"
            ),
        ]
        indexes = [
            models.Index(fields=["gone_from"], condition=Q(undone_at__isnull=True), name="merge_left_family"),
            models.Index(fields=["stays_in"], condition=Q(undone_at__isnull=True), name="merge_joined_family"),
        ]


class NotSame(models.Model):
    """Two persons who look alike and are two, the one with the smaller id first; it holds until it is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    one = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    one_in = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    other_in = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=BECAUSE_LENGTH)
    said_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="not_same_names_the_smaller_first"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="not_same_withdrawn_has_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(withdrawn_at__isnull=True), name="not_same_is_said_once"
            ),
        ]
