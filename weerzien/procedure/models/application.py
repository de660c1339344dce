"""One application of one person; `subject` is the family member it is for."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, current


class Application(Fact):
    class Kind(models.TextChoices):
        NAREIS = "nareis", "nareis"
        REGULAR = "regulier", "regulier"

    sponsor = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sequence = models.PositiveSmallIntegerField(default=1, help_text="1 for the first application of this kind for this person.")

    class Meta:
        constraints = [current("subject", "sponsor", "kind", "sequence", name="application_has_one_current_row")]
