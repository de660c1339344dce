"""What people did with the signals of a family: every step stays, and one is the last."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class SignalStep(models.Model):
    """One step in the life of a signal, which is a family and a theme. Without any step a signal is open.

    `covers` are the reasons and facts that were read when the step was taken, `compartments` what those ask of a
    reader. `rules` and `themes` are those whose reasons belong to the signal: who reads one of them sees this row.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=20)
    act = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    until = models.DateField(null=True)
    taken_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    taken_on = models.DateField(null=True)
    covers = ArrayField(models.UUIDField(), default=list)
    compartments = ArrayField(models.CharField(max_length=20))
    rules = ArrayField(models.CharField(max_length=10), default=list)
    themes = ArrayField(models.CharField(max_length=20), default=list)
    by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "theme"],
                condition=Q(superseded_by__isnull=True),
                name="a_signal_has_one_last_step",
            ),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True, taken_on__isnull=True)
                | Q(taken_by__isnull=False, taken_on__isnull=False),
                name="a_signal_is_taken_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="taken_up") | Q(taken_by__isnull=False), name="a_signal_taken_up_says_by_whom"
            ),
            models.CheckConstraint(
                condition=~Q(state="snoozed") | Q(until__isnull=False), name="a_snoozed_signal_comes_back"
            ),
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="a_signal_step_has_a_compartment"),
        ]
        indexes = [models.Index(fields=["dossier", "theme", "at"], name="steps_of_a_signal")]


class SignalWords(models.Model):
    """What somebody wrote with a step: why it can wait, or what was done and whether it helped.

    A row of its own: it is read by who may read everything that the step covered, and of whom nobody in the family is
    withheld, for words may name anybody.
    """

    step = models.OneToOneField(
        SignalStep, on_delete=models.PROTECT, related_name="said", primary_key=True, editable=False
    )
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    compartments = ArrayField(models.CharField(max_length=20))
    words = models.CharField(max_length=500)
    helped = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="signal_words_say_something"),
            models.CheckConstraint(condition=Q(compartments__len__gt=0), name="signal_words_have_a_compartment"),
        ]
