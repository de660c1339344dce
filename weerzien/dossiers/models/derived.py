"""Values that may be known where the rows behind them may not: one row per person and value, from a view."""

from __future__ import annotations

from django.db import models


class DerivedValue(models.Model):
    """The base of each track's view. `name` says which value it is; days are written as 2026-11-21."""

    id = models.TextField(primary_key=True)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.DO_NOTHING, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.DO_NOTHING, related_name="+")
    compartment = models.TextField()
    name = models.TextField()
    value = models.TextField()

    class Meta:
        abstract = True
        managed = False


class DossiersDerived(DerivedValue):
    """Of identity: `first_name`, `language`, `needs_interpreter`; for a corporation also `adult_to_speak_with`."""

    class Meta(DerivedValue.Meta):
        db_table = "dossiers_derived"
