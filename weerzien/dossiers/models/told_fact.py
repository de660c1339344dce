"""A fact of the dictionary that no table of a track keeps, by its name; see decision 26."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.access.roles import Compartment
from weerzien.dossiers.models.fact import Fact, day_in_order

LONGEST_WORD = 4000


class ToldFact(Fact):
    """What somebody told: a day with perhaps a word beside it, or a word. Its dictionary says which, and of what.

    `compartment` is that of the fact, and the policies go by it; `is_repeated` where each time is kept.
    """

    name = models.CharField(max_length=60)
    compartment = models.CharField(max_length=20)
    is_repeated = models.BooleanField()
    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    word = models.CharField(max_length=LONGEST_WORD, blank=True)
    told_by = models.CharField(max_length=120, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier", "subject", "name"],
                condition=Q(superseded_by__isnull=True, is_repeated=False),
                nulls_distinct=False,
                name="toldfact_has_one_current_row",
            ),
            models.CheckConstraint(
                condition=Q(compartment__in=[part.value for part in Compartment]), name="toldfact_is_in_a_compartment"
            ),
            day_in_order("day", "toldfact_day_is_in_order"),
        ]
