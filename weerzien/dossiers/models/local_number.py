"""The numbers an organisation's own list gives to families and persons, to recognise them at the next import."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper


class LocalNumber(models.Model):
    """A family's number has no person; a person's number has."""

    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    # A row that is protected is found by an index only where its column is compared as it stands.
    number_typed = models.GeneratedField(
        expression=Upper("number"), output_field=models.CharField(max_length=40), db_persist=True
    )
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
        indexes = [
            models.Index(fields=["number_typed"], condition=Q(person__isnull=True), name="family_number_as_typed")
        ]
