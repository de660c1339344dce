"""One meeting on one day, and who is asked to it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from weerzien.meetings.rules.states import MEETING_STATES, Kind, MeetingState


class Meeting(models.Model):
    """A meeting of a series is about many families; a transition meeting about one youngster, `subject`.

    `sequence` counts what calendars must hear of, `version` everything that is arranged: the order of the agenda too.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey("meetings.Series", on_delete=models.PROTECT, related_name="meetings", null=True)
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in Kind])
    held_on = models.DateField()
    starts_at = models.TimeField(help_text="Dutch time.")
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=[*MEETING_STATES.items()], default=MeetingState.PLANNED)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    plain_words = models.CharField(max_length=2000, blank=True, help_text="What it is about, for the youngster.")
    guests = models.CharField(max_length=200, blank=True, help_text="Who was there without an account.")
    current_item = models.UUIDField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.SERIES, series__isnull=False, dossier__isnull=True, subject__isnull=True)
                | Q(kind=Kind.TRANSITION, series__isnull=True, dossier__isnull=False, subject__isnull=False),
                name="a_meeting_is_of_a_series_or_about_a_youngster",
            ),
            models.UniqueConstraint(
                fields=["series", "held_on"],
                condition=~Q(state=MeetingState.CANCELLED),
                name="a_series_meets_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CLOSED, closed_at__isnull=False)
                | (~Q(state=MeetingState.CLOSED) & Q(closed_at__isnull=True)),
                name="a_meeting_is_closed_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "held_on"], name="meetings_of_a_municipality")]


class Attendee(models.Model):
    """Somebody who is asked to a meeting. `was_present` is empty until somebody writes it down."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendees")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)
    was_present = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "account"], name="somebody_is_asked_to_a_meeting_once")
        ]
        indexes = [models.Index(fields=["organisation"], name="meetings_of_an_organisation")]
