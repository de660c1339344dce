"""Where somebody is: in the Netherlands or not, which municipality, in reception or in a home since when."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Stay(Fact):
    in_netherlands = models.BooleanField(null=True)
    municipality_name = models.CharField(max_length=80, blank=True)
    reception = models.CharField(max_length=40, blank=True, help_text="hotel, kleinschalig, opvanggezin, verwacht.")
    expected_earliest = models.DateField(null=True)
    expected_latest = models.DateField(null=True)
    expected_told = models.CharField(max_length=40, blank=True)
    home_earliest = models.DateField(null=True)
    home_latest = models.DateField(null=True)
    home_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("stay_is_about_somebody"),
            current("subject", name="stay_has_one_current_row"),
            day_in_order("expected", "stay_expected_is_in_order"),
            day_in_order("home", "stay_home_is_in_order"),
        ]
