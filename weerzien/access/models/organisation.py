"""Municipalities and their partners; partners are shared by all municipalities of an installation."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Organisation(models.Model):
    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", "gemeente"
        NIDOS = "nidos", "Nidos"
        VLUCHTELINGENWERK = "vluchtelingenwerk", "VluchtelingenWerk"
        COA = "coa", "COA"
        SCHOOL = "school", "school"
        CARE = "care", "zorg"
        HOUSING = "housing", "woningcorporatie"
        OTHER = "other", "overig"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="organisation_name_is_unique_per_kind")]
