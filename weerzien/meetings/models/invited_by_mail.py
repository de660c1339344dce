"""Who wants invitations by mail, and which were sent, so that none leaves twice."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class InvitationWish(models.Model):
    """One row per person who chose. Without a row no invitation comes by mail."""

    account = models.OneToOneField(
        "access.Account", on_delete=models.PROTECT, related_name="+", primary_key=True, editable=False
    )
    is_wanted = models.BooleanField(default=False)


class SentInvitation(models.Model):
    """That a mail about a meeting was taken to be sent to somebody, with the `sequence` the meeting had by then."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "account", "sequence"], name="an_invitation_is_sent_to_somebody_once"
            )
        ]
