"""A person: an identity only; everything known about somebody is a fact elsewhere."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    home_dossier = models.ForeignKey(
        "dossiers.Dossier",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The dossier this person was entered in.",
    )
    created_at = models.DateTimeField()
