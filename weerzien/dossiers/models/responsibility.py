"""Who is responsible for a family: an organisation always, a person where there is one."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact


class Responsibility(Fact):
    """Without subject: it is about the whole family. No overlap (here), no gap (by trigger), among the current rows."""

    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ground = models.CharField(max_length=80)
    period = DateRangeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            ExclusionConstraint(
                name="one_responsible_organisation_at_a_time",
                expressions=[("dossier", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(superseded_by__isnull=True),
            ),
        ]
