"""Who was reminded of which outcome, and the mail that says so."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Reminder(models.Model):
    """One row per outcome, reminder day and person responsible: nobody is reminded twice of the same.

    The outcome stands here by its identity, for its row may be gone by tomorrow.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    subject_ref = models.UUIDField(null=True)
    rule = models.CharField(max_length=10)
    step = models.CharField(max_length=40, blank=True)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(help_text="The day on which the rule lets somebody be reminded.")
    due_on = models.DateField(help_text="The last day on which it may still be done.")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "rule", "step", "subject", "subject_ref", "day", "account"],
                nulls_distinct=False,
                name="nobody_is_reminded_twice_of_the_same",
            )
        ]


class ReminderMail(models.Model):
    """How many reminders one municipality made for one person at once, and how far the mail about them is.

    `taken_on` is the day on which a mail that counts them was about to leave, `sent_at` the moment it had left. What
    was taken and not sent may have gone or not: the mail of a later day counts it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    reminder_count = models.PositiveIntegerField()
    taken_on = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(taken_on__isnull=False), name="a_mail_is_taken_before_it_is_sent"
            ),
            models.CheckConstraint(condition=Q(reminder_count__gt=0), name="a_mail_counts_reminders"),
        ]
        indexes = [models.Index(fields=["account"], condition=Q(sent_at__isnull=True), name="mails_that_wait")]
