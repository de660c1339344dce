"""What a meeting decided, and on what ground."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from weerzien.access.roles import Compartment


class Decision(models.Model):
    """One about a family has a compartment: who may read that part reads it. It is never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="decisions")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    compartment = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=500)
    ground = models.CharField(max_length=300)
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(ground=""), name="a_decision_says_what_and_why"),
            models.CheckConstraint(
                condition=Q(dossier__isnull=True, subject__isnull=True, compartment="")
                | Q(dossier__isnull=False, compartment__in=[part.value for part in Compartment]),
                name="a_decision_about_a_family_is_in_a_compartment",
            ),
        ]
        indexes = [models.Index(fields=["meeting"], name="decisions_of_a_meeting")]
