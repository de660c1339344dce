"""What somebody does for a family, why they, and by when."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from weerzien.access.roles import Compartment
from weerzien.plans.rules import ORIGIN_WORDS, STATE_WORDS

ORIGINS = [(kind.value, words) for kind, words in ORIGIN_WORDS.items()]
STATES = [(state.value, words) for state, words in STATE_WORDS.items()]


class Task(models.Model):
    """It is an organisation's, and a person's there where one was named; `subject` is empty for the whole family.

    `handed_by` is who gave it to whom it is with now: that person keeps seeing what becomes of it. Nobody
    gave what a checklist began by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=300)
    ground = models.CharField(max_length=300)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    due_on = models.DateField()
    remind_on = models.DateField(null=True)
    compartment = models.CharField(max_length=20)
    theme = models.CharField(max_length=30, blank=True)
    origin = models.CharField(max_length=20, choices=ORIGINS)
    origin_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=STATES, default="open")
    made_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    handed_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    ended_words = models.CharField(max_length=300, blank=True, help_text="What was done, or why it was withdrawn.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(ground=""), name="task_says_what_and_why"),
            models.CheckConstraint(
                condition=Q(compartment__in=[part.value for part in Compartment]), name="task_is_in_a_compartment"
            ),
            models.CheckConstraint(
                condition=Q(remind_on__isnull=True) | Q(remind_on__lte=F("due_on")), name="task_reminds_in_time"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="open",
                    ended_on__isnull=True,
                    ended_at__isnull=True,
                    ended_by__isnull=True,
                    ended_words="",
                )
                | (
                    Q(
                        state__in=("done", "withdrawn"),
                        ended_on__isnull=False,
                        ended_at__isnull=False,
                        ended_by__isnull=False,
                    )
                    & ~Q(ended_words="")
                ),
                name="task_that_ended_says_how_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(made_by__isnull=False, handed_by__isnull=False)
                | Q(made_by__isnull=True, origin="checklist"),
                name="task_nobody_gave_is_of_a_checklist",
            ),
            models.UniqueConstraint(
                fields=["dossier", "origin_id"],
                condition=Q(origin="checklist") & ~Q(state="withdrawn"),
                name="task_of_a_checklist_is_there_once",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "due_on"], name="tasks_of_a_family"),
            models.Index(fields=["account", "due_on"], condition=Q(state="open"), name="open_tasks_of_a_person"),
            models.Index(
                fields=["organisation", "due_on"], condition=Q(state="open"), name="open_tasks_of_organisation"
            ),
            models.Index(fields=["remind_on"], condition=Q(state="open"), name="tasks_to_remind_of"),
        ]
