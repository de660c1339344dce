"""What somebody noticed in a family, under a theme of the one list."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.access.roles import Compartment
from weerzien.dossiers.models.fact import Fact, day_in_order


class Observation(Fact):
    """`subject` is empty where it is about the whole family; `compartment` is that of the theme: policies go by it."""

    theme = models.CharField(max_length=30)
    compartment = models.CharField(max_length=20)
    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    how = models.CharField(max_length=20, blank=True, help_text="Seen by oneself, told by the family, or by another.")
    note = models.TextField(blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(compartment__in=[part.value for part in Compartment]),
                name="observation_is_in_a_compartment",
            ),
            day_in_order("day", "observation_day_is_in_order"),
        ]
