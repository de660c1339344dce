"""Since when somebody stays in a hotel on behalf of COA."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class HotelStay(Fact):
    since_earliest = models.DateField(null=True)
    since_latest = models.DateField(null=True)
    since_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("hotel_stay_is_about_somebody"),
            current("subject", name="hotel_stay_has_one_current_row"),
            day_in_order("since", "hotel_stay_since_is_in_order"),
        ]
