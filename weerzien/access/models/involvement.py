"""An account's involvement with one family: scope, compartments, ground and period."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from weerzien.access.roles import Ground

GROUND_WORDS = {
    Ground.TASK: "wettelijke taak",
    Ground.GUARDIANSHIP: "voogdij",
    Ground.ASSIGNMENT: "opdracht van de gemeente",
    Ground.CONSENT: "toestemming van het gezin",
    Ground.CONTINUED: "voortgezette betrokkenheid",
    Ground.HANDOVER: "aangenomen overdracht",
}


class Involvement(models.Model):
    class Scope(models.TextChoices):
        FAMILY = "family", "heel het gezin"
        PERSONS = "persons", "genoemde personen"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=10, choices=Scope.choices)
    compartments = ArrayField(models.CharField(max_length=20))
    ground = models.CharField(max_length=20, choices=[*GROUND_WORDS.items()])
    period = DateRangeField()
    granted_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground="guardianship") | Q(scope="persons"), name="guardianship_names_its_youngsters"
            )
        ]


class InvolvementPerson(models.Model):
    """One person of the family whom an involvement of scope `persons` covers."""

    involvement = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="persons")
    person = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["involvement", "person"], name="involvement_lists_a_person_once")
        ]
