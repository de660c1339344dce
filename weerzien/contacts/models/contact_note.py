"""One contact with a family: when, who, how, in which language, and what was said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact, day_in_order


class ContactNote(Fact):
    """`subject` is set where the note concerns one person, and empty where it concerns the whole family.

    Of a contact of which nobody knows the day `day_told` says so; it does not count as the last one.
    """

    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    organisation_name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20, help_text="huisbezoek, kantoor, telefoon, bericht.")
    spoken_with = models.CharField(max_length=120, blank=True)
    interpreter = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=60, blank=True, default="", db_default="")
    understood = models.CharField(
        max_length=20, blank=True, default="", db_default="", help_text="Whether it was told back: ja, deels, nee."
    )
    note = models.TextField(blank=True)

    class Meta(Fact.Meta):
        constraints = [*Fact.Meta.constraints, day_in_order("day", "contact_note_day_is_in_order")]
        indexes = [
            *Fact.Meta.indexes,
            models.Index(
                fields=["dossier", "day_latest"],
                condition=Q(superseded_by__isnull=True) & ~Q(kind="bericht"),
                name="contact_note_last",
            ),
        ]
