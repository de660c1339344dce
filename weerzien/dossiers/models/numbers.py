"""BSN and V-number: encrypted, with a keyed hash per municipality to look them up."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact, about_somebody


class PersonNumbers(Fact):
    class Kind(models.TextChoices):
        BSN = "bsn", "burgerservicenummer"
        V_NUMBER = "v_number", "V-nummer"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    encrypted = models.BinaryField()
    key_id = models.CharField(max_length=20)
    lookup_hash = models.BinaryField(max_length=32)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("numbers_is_about_somebody"),
            models.UniqueConstraint(
                fields=["municipality", "kind", "lookup_hash"],
                condition=Q(superseded_by__isnull=True),
                name="number_is_one_person_per_municipality",
            ),
            models.UniqueConstraint(
                fields=["subject", "kind", "municipality"],
                condition=Q(superseded_by__isnull=True),
                name="person_has_one_current_number_of_a_kind",
            ),
        ]
