"""How a family wants to be reached, and where: preferences of the family, telephone and address of each member."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weerzien.dossiers.models.fact import Fact, about_somebody


class Preference(Fact):
    """How the family wants to be spoken to; it is about the family as a whole, one row at a time."""

    speak_with = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.CharField(max_length=40, blank=True)
    by_way_of = models.CharField(max_length=40, blank=True)
    not_at = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(superseded_by__isnull=True), name="preference_has_one_current_row"
            ),
            models.CheckConstraint(condition=Q(subject__isnull=True), name="preference_is_of_the_family"),
        ]


class Telephone(Fact):
    number = models.CharField(max_length=40, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("telephone_is_about_somebody"),
            models.UniqueConstraint(
                fields=["dossier", "subject"],
                condition=Q(superseded_by__isnull=True),
                name="telephone_has_one_current_row",
            ),
        ]


class Address(Fact):
    """Where somebody lives; a shield may make it secret."""

    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=80, blank=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("address_is_about_somebody"),
            models.UniqueConstraint(
                fields=["dossier", "subject"],
                condition=Q(superseded_by__isnull=True),
                name="address_has_one_current_row",
            ),
        ]
