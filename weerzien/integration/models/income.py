"""Benefit and work; compartment income."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Income(Fact):
    benefit_earliest = models.DateField(null=True)
    benefit_latest = models.DateField(null=True)
    benefit_told = models.CharField(max_length=40, blank=True)
    works = models.BooleanField(null=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("income_is_about_somebody"),
            current("subject", name="income_has_one_current_row"),
            day_in_order("benefit", "income_benefit_is_in_order"),
        ]
