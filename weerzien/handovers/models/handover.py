"""One handover of one thing, from one organisation to another, with the days on which something became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from weerzien.handovers.rules import (
    LONGEST_WORDS,
    OWN_GROUND_WORDS,
    STATE_WORDS,
    TAKEN_ON,
    THEME_WORDS,
    UNDER_WAY,
    State,
)

NOBODY = UUID(int=0)
ORGANISATION, ACCOUNT = "access.Organisation", "access.Account"


def codes(states: frozenset[State]) -> list[str]:
    """Return states as they are stored, always in one order."""
    return sorted(state.value for state in states)


def party(model: str, *, null: bool = False) -> models.ForeignKey[Any, Any]:
    """Return the column of an organisation or an account."""
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="+", null=null)


class Handover(models.Model):
    """Without subject: of the whole family. Who is responsible follows from these days; no job writes it down.

    `compartments` is what goes along. `to_account` is null where everybody of the receiver who may take handovers is
    asked. `ended_on` is when another took over from the receiver.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    theme = models.CharField(max_length=20, choices=[*THEME_WORDS.items()])
    state = models.CharField(max_length=20, choices=[*STATE_WORDS.items()])
    from_organisation = party(ORGANISATION)
    from_account = party(ACCOUNT)
    own_ground = models.CharField(max_length=20, choices=[*OWN_GROUND_WORDS.items()])
    to_organisation = party(ORGANISATION)
    to_account = party(ACCOUNT, null=True)
    compartments = ArrayField(models.CharField(max_length=20))
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    asked_back = models.CharField(max_length=LONGEST_WORDS, blank=True)
    aftercare = models.CharField(max_length=10, choices=[("sender", "de verzender"), ("receiver", "de ontvanger")])
    answer_by = models.DateField()
    proposed_at = models.DateTimeField()
    sent_on = models.DateField(null=True)
    file_version = models.PositiveSmallIntegerField(default=0)
    file_hash = models.BinaryField(max_length=32, null=True)
    answered_by = party(ACCOUNT, null=True)
    accepted_on = models.DateField(null=True)
    contact_planned_on = models.DateField(null=True)
    contact_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_because = models.CharField(max_length=LONGEST_WORDS, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=codes(frozenset(State))), name="handover_is_in_a_state_of_the_table"
            ),
            models.CheckConstraint(
                condition=~Q(from_organisation=F("to_organisation")), name="nobody_hands_over_to_themselves"
            ),
            models.CheckConstraint(
                condition=Q(state=State.PROPOSED)
                | Q(state=State.WITHDRAWN)
                | Q(sent_on__isnull=False, file_hash__isnull=False, file_version__gt=0),
                name="what_was_sent_has_a_file",
            ),
            models.CheckConstraint(
                condition=Q(state__in=codes(TAKEN_ON), accepted_on__isnull=False, answered_by__isnull=False)
                | Q(~Q(state__in=codes(TAKEN_ON)), accepted_on__isnull=True),
                name="what_was_accepted_has_a_day_and_somebody",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[State.CONTACT_CONFIRMED, State.COMPLETED],
                    contact_on__isnull=False,
                    contact_on__gte=F("accepted_on"),
                )
                | Q(~Q(state__in=[State.CONTACT_CONFIRMED, State.COMPLETED]), contact_on__isnull=True),
                name="contact_is_confirmed_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REFUSED, State.WITHDRAWN], closed_on__isnull=False) & ~Q(closed_because="")
                | Q(~Q(state__in=[State.REFUSED, State.WITHDRAWN]), closed_on__isnull=True),
                name="who_refuses_or_withdraws_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(state=State.COMPLETED, completed_on__isnull=False)
                | Q(~Q(state=State.COMPLETED), completed_on__isnull=True),
                name="what_is_completed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(contact_on__isnull=False, ended_on__gte=F("contact_on")),
                name="who_took_over_stops_after_beginning",
            ),
            models.UniqueConstraint(
                fields=["dossier", "subject", "theme"],
                condition=Q(state__in=codes(UNDER_WAY)),
                nulls_distinct=False,
                name="one_handover_of_a_thing_is_under_way",
            ),
            ExclusionConstraint(
                name="one_has_taken_over_at_a_time",
                expressions=[
                    ("dossier", RangeOperators.EQUAL),
                    (Coalesce("subject", Value(NOBODY)), RangeOperators.EQUAL),
                    ("theme", RangeOperators.EQUAL),
                    (
                        Func(F("contact_on"), F("ended_on"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(contact_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "theme"], name="handovers_of_a_family"),
            models.Index(fields=["to_organisation", "state"], name="handovers_received"),
            models.Index(fields=["from_organisation", "state"], name="handovers_sent"),
        ]
