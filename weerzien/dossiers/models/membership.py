"""Who belongs to which family, in which part, from when until when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact, about_somebody


class Membership(Fact):
    """`subject` is the member. The part somebody has in the family is the workbook's `Rol in gezin`."""

    class Part(models.TextChoices):
        AMV = "amv", "alleengekomen jongere"
        SPONSOR = "referent", "referent"
        MOTHER = "moeder", "moeder"
        FATHER = "vader", "vader"
        BROTHER = "broer", "broer"
        SISTER = "zus", "zus"
        CHILD = "kind", "kind"
        PARTNER = "partner", "partner"
        UNMARRIED_PARTNER = "ongehuwde partner", "ongehuwde partner"
        FAMILY_MIGRANT = "gezinsmigrant", "gezinsmigrant"
        OTHER = "overig", "overig"

    part = models.CharField(max_length=20, choices=Part.choices)
    period = DateRangeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("membership_is_about_somebody"),
            ExclusionConstraint(
                name="membership_is_one_at_a_time_per_dossier",
                expressions=[
                    ("dossier", RangeOperators.EQUAL),
                    ("subject", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_by__isnull=True),
            ),
        ]
