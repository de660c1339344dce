"""Hours of absence on one day, as the school reported them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact, about_somebody, day_in_order


class Absence(Fact):
    """Where nobody knows the day, `day_told` says so; then the hours count in no month."""

    class Kind(models.TextChoices):
        UNAUTHORISED = "ongeoorloofd", "ongeoorloofd"
        SICK = "ziek", "ziek"
        AUTHORISED = "geoorloofd", "geoorloofd"

    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("absence_is_about_somebody"),
            day_in_order("day", "absence_day_is_in_order"),
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="absence_is_at_most_a_day"),
        ]
