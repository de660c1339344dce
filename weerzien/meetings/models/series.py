"""A meeting that comes back: its rhythm, who takes part, and what organisations agreed with each other for good."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q


class Series(models.Model):
    """It meets on the weekday of `begins_on`. `municipality` keeps it, also where it is regional."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    is_regional = models.BooleanField(default=False)
    every_weeks = models.PositiveSmallIntegerField()
    begins_on = models.DateField()
    starts_at = models.TimeField(help_text="Dutch time.")
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_series_has_a_name"),
            models.CheckConstraint(condition=Q(every_weeks__range=(1, 26)), name="a_series_comes_back"),
            models.CheckConstraint(condition=Q(minutes__range=(5, 480)), name="a_series_fits_in_a_day"),
        ]


class Participant(models.Model):
    """Somebody who is asked to every meeting of a series, for the organisation where they work."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="participants")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)
    added_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "account"], condition=Q(left_at__isnull=True), name="somebody_takes_part_once"
            )
        ]
        indexes = [models.Index(fields=["organisation"], name="series_of_an_organisation")]


class StandingAgreement(models.Model):
    """What organisations agreed with each other for good, about no family, and the day on which they look again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="standing")
    what = models.CharField(max_length=300)
    review_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="a_standing_agreement_says_what"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, ended_at__gte=F("made_at")),
                name="a_standing_agreement_is_ended_by_somebody",
            ),
        ]
