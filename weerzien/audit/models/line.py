"""One look, change or refusal: ids and names of fields, never values."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Line(models.Model):
    class Kind(models.TextChoices):
        LOOK = "look", "ingezien"
        CHANGE = "change", "gewijzigd"
        REFUSAL = "refusal", "geweigerd"
        EXPORT = "export", "uitgevoerd"
        LOGIN = "login", "aangemeld"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    action = models.CharField(max_length=60)
    account_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    municipality_id = models.UUIDField(null=True, help_text="Whose family it is; the chain it will be sealed in.")
    dossier_ids = ArrayField(models.UUIDField(), default=list)
    subject_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["dossier_ids"], name="lines_of_a_dossier"),
            models.Index(fields=["municipality_id", "at"], name="lines_of_a_municipality"),
        ]
