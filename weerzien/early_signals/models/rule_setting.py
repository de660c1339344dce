"""What a municipality set in a rule, and what setting it would change, worked out before it is saved."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class RuleSetting(models.Model):
    """One row per choice, added and never changed: of two choices for the same day the later one counts.

    Without `value` the rule has its own value back from that day; without `since` it counts for every day.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=10)
    parameter = models.CharField(max_length=80, help_text="The name in the rule; the switch of a rule is `aan`.")
    value = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=60, blank=True, help_text="The unit the rule counted in when this was set.")
    since = models.DateField(null=True)
    because = models.CharField(max_length=500)
    set_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="a_setting_says_why")]
        indexes = [models.Index(fields=["municipality", "rule"], name="settings_of_a_municipality")]


class SettingPreview(models.Model):
    """A choice that somebody considers, and how far the counting of what it would change is.

    `compared_on` is the day on which families are compared; `settings` the fingerprint of what was set by then.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "wacht op zijn beurt"
        COUNTING = "counting", "wordt geteld"
        COUNTED = "counted", "geteld"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=10)
    parameter = models.CharField(max_length=80)
    value = models.PositiveIntegerField(null=True)
    since = models.DateField()
    because = models.CharField(max_length=500)
    asked_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    compared_on = models.DateField()
    settings = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    total_count = models.PositiveIntegerField(default=0)
    seen_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    seen_until = models.UUIDField(null=True, help_text="The last family that was counted, in the order of their ids.")
    saved_as = models.ForeignKey("early_signals.RuleSetting", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(because=""), name="a_preview_says_why"),
            models.CheckConstraint(
                condition=Q(saved_as__isnull=True) | Q(state="counted"), name="a_setting_is_saved_after_its_preview"
            ),
        ]


class PreviewedMove(models.Model):
    """One day or signal that a choice would give, take away or move; protected as the outcome itself would be."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    preview = models.ForeignKey("early_signals.SettingPreview", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    rule = models.CharField(max_length=10)
    step = models.CharField(max_length=40, blank=True)
    compartments = ArrayField(models.CharField(max_length=20))
    state_before = models.CharField(max_length=12, blank=True)
    day_before = models.DateField(null=True)
    urgency_before = models.CharField(max_length=10, blank=True)
    state_after = models.CharField(max_length=12, blank=True)
    day_after = models.DateField(null=True)
    urgency_after = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="previewed_move_has_a_compartment"),
        ]
        indexes = [models.Index(fields=["preview", "dossier"], name="previewed_moves_of_a_family")]
