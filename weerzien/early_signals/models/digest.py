"""How often somebody wants a mail about signals, and when the last one left."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Digest(models.Model):
    """One row per person who chose. Without a row no mail comes.

    `mailed_on` is the day on which a mail was taken to be sent: on that day nobody takes it again.
    """

    account = models.OneToOneField(
        "access.Account", on_delete=models.PROTECT, related_name="+", primary_key=True, editable=False
    )
    every = models.CharField(max_length=10, default="never")
    mailed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(every__in=["day", "week", "never"]), name="a_digest_comes_so_often")
        ]
