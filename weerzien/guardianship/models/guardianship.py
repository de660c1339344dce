"""Who is the guardian of a youngster, the request to the court, the order, and the handover of support."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Guardianship(Fact):
    guardian = models.CharField(max_length=80, blank=True)
    requested_earliest = models.DateField(null=True)
    requested_latest = models.DateField(null=True)
    requested_told = models.CharField(max_length=40, blank=True)
    ordered_earliest = models.DateField(null=True)
    ordered_latest = models.DateField(null=True)
    ordered_told = models.CharField(max_length=40, blank=True)
    handed_to = models.CharField(max_length=80, blank=True)
    accepted_earliest = models.DateField(null=True)
    accepted_latest = models.DateField(null=True)
    accepted_told = models.CharField(max_length=40, blank=True)
    departed_earliest = models.DateField(null=True)
    departed_latest = models.DateField(null=True)
    departed_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("guardianship_is_about_somebody"),
            current("subject", name="guardianship_has_one_current_row"),
            day_in_order("requested", "guardianship_requested_is_in_order"),
            day_in_order("ordered", "guardianship_ordered_is_in_order"),
            day_in_order("accepted", "guardianship_accepted_is_in_order"),
            day_in_order("departed", "guardianship_departed_is_in_order"),
        ]
