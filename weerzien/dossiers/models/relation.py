"""Typed relations between two persons, with a period."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from weerzien.dossiers.models.fact import Fact, about_somebody


class Relation(Fact):
    """`subject` is <kind> of `other`: a parent of a child, a sponsor of a family member."""

    class Kind(models.TextChoices):
        PARENT = "parent", "ouder van"
        SIBLING = "sibling", "broer of zus van"
        PARTNER = "partner", "partner van"
        SPONSOR = "sponsor", "referent van"

    other = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    period = DateRangeField()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("relation_is_about_somebody"),
            models.CheckConstraint(condition=~Q(subject=F("other")), name="nobody_is_related_to_themselves"),
            ExclusionConstraint(
                name="relation_is_one_at_a_time",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("other", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(superseded_by__isnull=True),
            ),
        ]
