"""Where somebody stands in finding their way again, each time it was asked."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, day_in_order


class CopingPhase(Fact):
    """`words` are the person's own."""

    phase = models.CharField(max_length=20)
    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("coping_phase_is_about_somebody"),
            day_in_order("day", "coping_phase_day_is_in_order"),
        ]
