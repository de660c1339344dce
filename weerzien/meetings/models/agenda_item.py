"""What stands on the agenda of a meeting: a family, a standing agreement, or something else."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from weerzien.meetings.rules.states import ITEM_STATES, ItemState


class AgendaItem(models.Model):
    """Why a family stands here is not kept: it is asked of whatever the reader may see. `title` is of other items."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="items")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", null=True)
    standing = models.ForeignKey("meetings.StandingAgreement", on_delete=models.PROTECT, related_name="+", null=True)
    title = models.CharField(max_length=160, blank=True)
    place = models.PositiveIntegerField(help_text="Lower comes first, among what the same people see.")
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[*ITEM_STATES.items()], default=ItemState.OPEN)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier__isnull=False, title="", standing__isnull=True)
                | (Q(dossier__isnull=True) & ~Q(title="")),
                name="an_agenda_item_is_a_family_or_has_a_title",
            ),
            models.CheckConstraint(condition=Q(minutes__range=(1, 240)), name="an_agenda_item_takes_minutes"),
            models.UniqueConstraint(
                fields=["meeting", "dossier"],
                condition=Q(dossier__isnull=False),
                name="a_family_stands_on_an_agenda_once",
            ),
        ]
        indexes = [models.Index(fields=["dossier"], name="agenda_items_of_a_family")]
