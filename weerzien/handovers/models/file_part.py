"""What goes along with a handover, frozen at the moment of sending: one row per compartment."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from weerzien.handovers.models.handover import Handover


class FilePart(models.Model):
    """What the sender could read in one compartment, as it was then. It is never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="parts")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    compartment = models.CharField(max_length=20)
    content = models.JSONField()
    content_hash = models.BinaryField(max_length=32)
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "compartment"], name="a_compartment_goes_along_once")
        ]
