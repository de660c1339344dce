"""Which facts are kept for a family: only there does silence mean that something did not happen."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Coverage(models.Model):
    """Facts of the rulebook's dictionary, by name, that an import or a track kept here covers for one family."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    facts = ArrayField(models.CharField(max_length=60))
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "organisation"], name="coverage_is_one_per_organisation")
        ]
