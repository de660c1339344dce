"""Who is responsible for a family: an organisation always, a person where there is one."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Responsibility(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="responsibilities")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ground = models.CharField(max_length=80)
    period = DateRangeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_responsible_organisation_at_a_time",
                expressions=[("dossier", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]
