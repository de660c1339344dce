"""What every fact carries: whose it is, who wrote it down from what source, and what took its place."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from weerzien.kernel.days import Day


class Source(models.TextChoices):
    HAND = "hand", "met de hand"
    IMPORT = "import", "werkboek"
    DUO = "duo", "DUO"


class Certainty(models.TextChoices):
    STATED = "stated", "opgegeven"
    ESTIMATED = "estimated", "geschat"
    TO_VERIFY = "to_verify", "te controleren"


class Fact(models.Model):
    """A fact is inserted and superseded, never overwritten; the row that took its place stands in superseded_by.

    A row that was withdrawn, and that nothing took the place of, points to itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=10, choices=Source.choices)
    source_organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    source_place = models.CharField(max_length=80, blank=True, help_text="Sheet and row of an import.")
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.STATED)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, db_constraint=True)
    superseded_at = models.DateTimeField(null=True)
    superseded_because = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True, superseded_at__isnull=True)
                | Q(superseded_by__isnull=False, superseded_at__isnull=False),
                name="%(class)s_superseded_has_by_and_at",
            )
        ]
        indexes = [models.Index(fields=["dossier"], condition=Q(superseded_by__isnull=True), name="%(class)s_current")]


def current(*fields: str, name: str) -> models.UniqueConstraint:
    """Return the constraint that keeps one current row per given fields."""
    return models.UniqueConstraint(fields=fields, condition=Q(superseded_by__isnull=True), name=name)


def about_somebody(name: str) -> models.CheckConstraint:
    """Return the constraint that a fact is about a person, not about a whole family."""
    return models.CheckConstraint(condition=Q(subject__isnull=False), name=name)


def day_columns(name: str, day: Day | None) -> dict[str, Any]:
    """Return the three columns in which a day called `name` is kept."""
    if day is None:
        return {f"{name}_earliest": None, f"{name}_latest": None, f"{name}_told": ""}
    return {f"{name}_earliest": day.earliest, f"{name}_latest": day.latest, f"{name}_told": day.told}


def day_in_order(name: str, constraint: str) -> models.CheckConstraint:
    """Return the constraint that a day has both ends or none, and its earliest not after its latest."""
    both = Q(**{f"{name}_earliest__isnull": False, f"{name}_latest__isnull": False})
    none = Q(**{f"{name}_earliest__isnull": True, f"{name}_latest__isnull": True})
    in_order = Q(**{f"{name}_earliest__lte": F(f"{name}_latest")})
    return models.CheckConstraint(condition=(both & in_order) | none, name=constraint)
