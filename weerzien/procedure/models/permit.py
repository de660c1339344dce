"""Somebody's permit: which, asked when, notified when."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Permit(Fact):
    class Kind(models.TextChoices):
        REFUGEE = "A", "A-status"
        SUBSIDIARY = "B", "B-status"
        REGULAR = "regulier", "reguliere vergunning"

    class TargetGroup(models.TextChoices):
        ASYLUM = "asiel", "asiel"
        RESETTLED = "hervestiger", "hervestiger"
        FAMILY_MIGRANT = "gezinsmigrant", "gezinsmigrant"

    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)
    target_group = models.CharField(max_length=20, choices=TargetGroup.choices, blank=True)
    asylum_applied_earliest = models.DateField(null=True)
    asylum_applied_latest = models.DateField(null=True)
    asylum_applied_told = models.CharField(max_length=40, blank=True)
    notified_earliest = models.DateField(null=True)
    notified_latest = models.DateField(null=True)
    notified_told = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("permit_is_about_somebody"),
            current("subject", name="permit_has_one_current_row"),
            day_in_order("asylum_applied", "permit_asylum_applied_is_in_order"),
            day_in_order("notified", "permit_notified_is_in_order"),
        ]
