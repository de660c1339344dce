"""What is kept from somebody about a family or one person in it, whatever role they have: who set it, and why."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Shield(models.Model):
    """It holds until it is lifted. `person` is empty where it is about the whole family.

    What is withheld is withheld from one organisation or one account; a secret address is known to who must know it.
    """

    class Kind(models.TextChoices):
        WITHHELD = "withheld", "niet delen met"
        SECRET_ADDRESS = "secret_address", "geheim adres"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+", null=True)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    because = models.CharField(max_length=200)
    set_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    lifted_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="secret_address", organisation__isnull=True, account__isnull=True)
                | Q(kind="withheld", organisation__isnull=False, account__isnull=True)
                | Q(kind="withheld", organisation__isnull=True, account__isnull=False),
                name="shield_is_from_one_party",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="shield_lifted_has_by_and_at",
            ),
            models.UniqueConstraint(
                fields=["dossier", "person", "kind", "organisation", "account"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                name="shield_stands_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["account"], condition=Q(lifted_at__isnull=True, account__isnull=False), name="shield_account"
            ),
            models.Index(
                fields=["organisation"],
                condition=Q(lifted_at__isnull=True, organisation__isnull=False),
                name="shield_organisation",
            ),
            models.Index(
                fields=["kind"], condition=Q(lifted_at__isnull=True, kind="secret_address"), name="shield_address"
            ),
        ]
