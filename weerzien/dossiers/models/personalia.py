"""Names, birth, language: what is known of somebody's identity."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q, Value

from weerzien.dossiers.lasting import lasting_municipality
from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Personalia(Fact):
    last_name = models.CharField(max_length=120, blank=True)
    first_name = models.CharField(max_length=120, blank=True)
    search_key = models.CharField(max_length=240, db_index=True, help_text="Name without accents, in small letters.")
    name_keys = SearchVectorField(
        default="", db_default=Value(""), help_text="Keys of the names in other spellings and scripts; see decision 38."
    )
    gender = models.CharField(max_length=1, blank=True)
    born_earliest = models.DateField(null=True)
    born_latest = models.DateField(null=True)
    born_told = models.CharField(max_length=40, blank=True)
    nationality = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(null=True)
    lasting_municipality = lasting_municipality()

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("personalia_is_about_somebody"),
            current("subject", name="personalia_has_one_current_row"),
            day_in_order("born", "personalia_born_is_in_order"),
        ]
        indexes = [
            *Fact.Meta.indexes,
            models.Index(
                fields=["dossier"],
                include=["search_key", "language", "needs_interpreter", "id", "subject", "recorded_by"],
                condition=Q(superseded_by__isnull=True),
                name="personalia_to_search",
            ),
            models.Index(
                fields=["lasting_municipality", "born_latest"],
                include=["born_earliest", "dossier", "subject", "id", "recorded_by"],
                condition=Q(superseded_by__isnull=True, born_earliest=F("born_latest")),
                name="personalia_lasting_born",
            ),
            models.Index(
                fields=["lasting_municipality", "born_latest"],
                include=["born_earliest", "dossier", "subject", "id", "recorded_by"],
                condition=Q(superseded_by__isnull=True, born_earliest__lt=F("born_latest")),
                name="personalia_lasting_about",
            ),
            models.Index(
                fields=["lasting_municipality", "language"],
                include=["dossier", "subject", "id", "recorded_by"],
                condition=Q(superseded_by__isnull=True),
                name="personalia_lasting_language",
            ),
            GinIndex(fields=["name_keys"], condition=Q(superseded_by__isnull=True), name="personalia_name_keys"),
        ]
