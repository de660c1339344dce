"""One application of one person; `subject` is the family member it is for."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current


class Application(Fact):
    class Kind(models.TextChoices):
        NAREIS = "nareis", "nareis"
        REGULAR = "regulier", "regulier"

    sponsor = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sequence = models.PositiveSmallIntegerField(default=1, help_text="1 for the first of this kind for this person.")

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("application_is_about_somebody"),
            current("subject", "sponsor", "kind", "sequence", name="application_has_one_current_row"),
        ]
