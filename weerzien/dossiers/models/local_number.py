"""The numbers an organisation's own list gives to families and persons, to recognise them at the next import."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class LocalNumber(models.Model):
    """A family's number has no person; a person's number has."""

    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=Q(person__isnull=True),
                name="family_number_is_unique_per_organisation",
            ),
            models.UniqueConstraint(
                fields=["organisation", "number"],
                condition=Q(person__isnull=False),
                name="person_number_is_unique_per_organisation",
            ),
        ]
