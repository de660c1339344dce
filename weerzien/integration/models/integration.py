"""Somebody's civic integration: duty, start of the ten weeks, broad intake, PIP, route, PVT and MAP."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Integration(Fact):
    obliged = models.BooleanField(null=True)
    ss139_earliest = models.DateField(null=True)
    ss139_latest = models.DateField(null=True)
    ss139_told = models.CharField(max_length=40, blank=True)
    intake_earliest = models.DateField(null=True)
    intake_latest = models.DateField(null=True)
    intake_told = models.CharField(max_length=40, blank=True)
    pip_earliest = models.DateField(null=True)
    pip_latest = models.DateField(null=True)
    pip_told = models.CharField(max_length=40, blank=True)
    route = models.CharField(max_length=10, blank=True)
    level = models.CharField(max_length=10, blank=True)
    pvt_earliest = models.DateField(null=True)
    pvt_latest = models.DateField(null=True)
    pvt_told = models.CharField(max_length=40, blank=True)
    map_earliest = models.DateField(null=True)
    map_latest = models.DateField(null=True)
    map_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("integration_is_about_somebody"),
            current("subject", name="integration_has_one_current_row"),
            day_in_order("ss139", "integration_ss139_is_in_order"),
            day_in_order("intake", "integration_intake_is_in_order"),
            day_in_order("pip", "integration_pip_is_in_order"),
            day_in_order("pvt", "integration_pvt_is_in_order"),
            day_in_order("map", "integration_map_is_in_order"),
        ]
