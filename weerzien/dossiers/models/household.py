"""Who lived together, from when until when."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody


class Household(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()


class HouseholdMember(Fact):
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="members")
    period = DateRangeField()

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, about_somebody("household_member_is_about_somebody")]
