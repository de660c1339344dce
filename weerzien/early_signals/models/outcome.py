"""The current outcome of one rule step for one subject, and every change of it with its cause."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Cast

from weerzien.dossiers.lasting import lasting_municipality

CHOSEN_BY = ("state", "kind", "rule", "urgency", "first_seen_on", "acts", "compartments")
"""By what an outcome is chosen to be shown, so that an index has all of it."""


class Outcome(models.Model):
    """One row per identity (dossier, rule, step, subject, subject_ref); protected by all its facts' compartments."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    subject_ref = models.UUIDField(null=True, help_text="The application it is about, where it is about one.")
    rule = models.CharField(max_length=10)
    step = models.CharField(max_length=40, blank=True)
    version = models.DateField()
    state = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, blank=True)
    day = models.DateField(null=True)
    strict = models.BooleanField(default=False)
    last_working_day = models.DateField(null=True)
    urgency = models.CharField(max_length=10)
    acts = models.CharField(max_length=120)
    ground = models.CharField(max_length=20)
    certainty = models.CharField(max_length=20)
    missing = ArrayField(models.CharField(max_length=80), default=list)
    because = ArrayField(models.TextField(), default=list)
    reminders = models.JSONField(default=list)
    until = models.DateField(null=True)
    fact_ids = ArrayField(models.UUIDField(), default=list)
    compartments = ArrayField(models.CharField(max_length=20))
    first_seen_on = models.DateField()
    evaluated_on = models.DateField()
    lasting_municipality = lasting_municipality()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "rule", "step", "subject", "subject_ref"],
                nulls_distinct=False,
                name="outcome_is_one_per_identity",
            ),
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="outcome_has_a_compartment"),
        ]
        indexes = [
            models.Index(fields=["dossier", "day"], name="outcome_dossier_day"),
            models.Index(fields=["day", "state"], name="outcome_day_state"),
            models.Index(
                fields=["dossier", "day"],
                include=[*CHOSEN_BY, "subject", "id"],
                condition=Q(state__in=["due", "overdue", "signal"]),
                name="outcome_to_do",
            ),
            models.Index(
                "lasting_municipality",
                Case(When(state="signal", then=Cast(Value("-infinity"), models.DateField())), default="day"),
                include=["day", *CHOSEN_BY, "dossier", "subject", "id"],
                condition=Q(state__in=["due", "overdue", "signal"]),
                name="outcome_lasting_now",
            ),
        ]


class OutcomeChange(models.Model):
    """Appended, never changed. `cause` is fact, law, setting or time.

    `fact_ids` are the facts on which the outcome rested before or after; of lines that an older release wrote they are
    not known.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    subject_ref = models.UUIDField(null=True)
    rule = models.CharField(max_length=10)
    step = models.CharField(max_length=40, blank=True)
    compartments = ArrayField(models.CharField(max_length=20))
    at = models.DateTimeField()
    cause = models.CharField(max_length=10)
    state_before = models.CharField(max_length=12, blank=True)
    day_before = models.DateField(null=True)
    state_after = models.CharField(max_length=12, blank=True)
    day_after = models.DateField(null=True)
    fact_ids = ArrayField(models.UUIDField(), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="outcome_change_has_a_compartment"),
        ]
