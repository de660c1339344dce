"""Signals that people send about a family they know, to which family they belong, and what their senders reply."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Report(models.Model):
    """What somebody sent to a municipality, as they wrote it; whether the family is known stands nowhere in it.

    `told` is what the municipality told back, and all that the sender ever learns. `handled` says that somebody put it
    somewhere, with a family or away: of which family it is stands in the match.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=20)
    words = models.CharField(max_length=500)
    noticed_on = models.DateField()
    name = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    number = models.CharField(max_length=20, blank=True)
    sent_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_on = models.DateField(help_text="From this day on it is no reason for a signal any more.")
    told = models.CharField(max_length=10, blank=True)
    told_words = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(null=True)
    handled = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_report_says_something"),
            models.CheckConstraint(
                condition=~Q(number="") | (~Q(name="") & Q(born__isnull=False)), name="a_report_names_a_family"
            ),
            models.CheckConstraint(
                condition=Q(told="", told_at__isnull=True) | (~Q(told="") & Q(told_at__isnull=False)),
                name="a_report_is_answered_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "sent_at"], name="reports_of_a_municipality"),
            models.Index(fields=["sent_by", "sent_at"], name="reports_of_a_sender"),
        ]


class ReportMatch(models.Model):
    """To which family a report belongs, with what it says; without a family it was dropped, with the reason.

    What is shown about the family stands here once more, for the report itself is the sender's: it holds the name that
    was typed, and no family.
    """

    report = models.OneToOneField(
        Report, on_delete=models.PROTECT, related_name="match", primary_key=True, editable=False
    )
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", null=True)
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    theme = models.CharField(max_length=20)
    compartments = ArrayField(models.CharField(max_length=20))
    words = models.CharField(max_length=500, blank=True)
    noticed_on = models.DateField()
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    because = models.CharField(max_length=300, blank=True)
    confirmed = ArrayField(
        models.UUIDField(),
        default=list,
        db_default=[],
        help_text="The facts that it confirmed, which go when it is undone.",
    )
    by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, because="") | (Q(dossier__isnull=True, words="") & ~Q(because="")),
                name="a_report_is_matched_or_dropped_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="a_matched_report_has_a_compartment"),
        ]
        indexes = [models.Index(fields=["dossier", "expires_on"], name="reports_about_a_family")]


class ReportReply(models.Model):
    """What the sender of a report replied to a question of the municipality, which stands here as it was asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="replies")
    asked = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    words = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_reply_says_something"),
            models.UniqueConstraint(fields=["report", "asked_at"], name="a_question_is_replied_to_once"),
        ]
