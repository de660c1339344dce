"""One document: what it is, about whom, in which compartment, who brought it, and that it was removed and why."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

from weerzien.access.roles import Compartment
from weerzien.documents.rules.kinds import FileKind
from weerzien.documents.rules.writing import REASON_LENGTH, TITLE_LENGTH


class Document(models.Model):
    """`subject` is set where it is about one person, and empty where it is about the whole family.

    A document never changes. One that was removed keeps its row, and has no content any more.
    """

    class Scan(models.TextChoices):
        CLEAN = "clean", "gescand, geen virus gevonden"
        NONE = "none", "niet gescand op virussen"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    compartment = models.CharField(max_length=20)
    title = models.CharField(max_length=TITLE_LENGTH)
    kind = models.CharField(max_length=10)
    size_bytes = models.PositiveIntegerField()
    scan = models.CharField(max_length=10, choices=Scan.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    recorded_for = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    removed_because = models.CharField(max_length=REASON_LENGTH, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(compartment__in=[part.value for part in Compartment]), name="document_is_in_a_compartment"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in FileKind]), name="document_is_of_a_known_kind"
            ),
            models.CheckConstraint(condition=Q(size_bytes__gt=0), name="document_is_not_empty"),
            models.CheckConstraint(condition=~Q(title=""), name="document_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, removed_because="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_because="")),
                name="document_removed_has_by_at_and_why",
            ),
        ]
        indexes = [models.Index(fields=["dossier", "-recorded_at", "id"], name="document_of_a_family")]
