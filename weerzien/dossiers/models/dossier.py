"""A family, and which municipality is responsible for it from when until when."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper


class Dossier(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True, help_text="Shown to people; carries no meaning.")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], include=["number"], condition=models.Q(closed_on__isnull=True), name="dossier_open"
            ),
            models.Index(fields=["id"], condition=models.Q(closed_on__isnull=False), name="dossier_closed"),
        ]


class MunicipalPeriod(models.Model):
    """Exactly one responsible municipality at any time: no overlap (here), no gap (by trigger)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="municipal_periods")
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    period = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_responsible_municipality_at_a_time",
                expressions=[("dossier", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]
        indexes = [
            models.Index(fields=["municipality", "dossier"], include=["period"], name="families_of_a_municipality"),
            models.Index(
                F("municipality"), Upper("period"), condition=Q(period__upper_inf=False), name="families_that_left"
            ),
            models.Index(F("municipality"), Lower("period"), name="families_that_come"),
        ]
