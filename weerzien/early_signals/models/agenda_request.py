"""That somebody wants a family to be talked about in a meeting of all partners, and why."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q


class AgendaRequest(models.Model):
    """One wish of one person. Without `for_on` it is for the next meeting there is; a withdrawn one stays readable."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    for_on = models.DateField(null=True)
    asked_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    batch_id = models.UUIDField(null=True, help_text="What was asked for many families at once has one id.")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_agenda_request_says_why"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="an_agenda_request_is_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["dossier", "asked_by", "for_on"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="nobody_asks_the_same_meeting_twice",
            ),
        ]
        indexes = [
            models.Index(
                fields=["dossier", "for_on"], condition=Q(withdrawn_at__isnull=True), name="families_to_talk_of"
            ),
            models.Index(fields=["batch_id"], condition=Q(batch_id__isnull=False), name="agenda_requests_of_a_batch"),
        ]
