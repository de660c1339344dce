"""What begins, may end, and has an outcome and a reason: a letter, an objection, a stay; see decision 41."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.access.roles import Compartment
from weerzien.dossiers.models.fact import Fact, about_somebody, day_in_order
from weerzien.dossiers.rules import NOTE_LENGTH


class Episode(Fact):
    """One course of something about one person. `kind` is the word of its form, which says what the columns mean.

    `compartment` is that of the kind, and the policies go by it.
    """

    kind = models.CharField(max_length=40)
    compartment = models.CharField(max_length=20)
    what = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
    since_earliest = models.DateField(null=True)
    since_latest = models.DateField(null=True)
    since_told = models.CharField(max_length=40, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    until_told = models.CharField(max_length=40, blank=True)
    euros = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("episode_is_about_somebody"),
            models.CheckConstraint(
                condition=Q(compartment__in=[part.value for part in Compartment]), name="episode_is_in_a_compartment"
            ),
            models.CheckConstraint(
                condition=Q(euros__isnull=True) | Q(euros__gte=0), name="episode_euros_not_negative"
            ),
            day_in_order("since", "episode_since_is_in_order"),
            day_in_order("until", "episode_until_is_in_order"),
        ]
