"""A professional around a family, as an import or a partner named them. It gives no account access."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, day_in_order


class Professional(Fact):
    name = models.CharField(max_length=120)
    organisation_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=60)
    from_earliest = models.DateField(null=True)
    from_latest = models.DateField(null=True)
    from_told = models.CharField(max_length=40, blank=True)
    until_earliest = models.DateField(null=True)
    until_latest = models.DateField(null=True)
    until_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            day_in_order("from", "professional_from_is_in_order"),
            day_in_order("until", "professional_until_is_in_order"),
        ]
