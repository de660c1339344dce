"""Lists that people keep of which families they want to see, and how each wants to see every list."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class WorkingList(models.Model):
    """What a list chooses, as codes: no family stands in it, and each who opens it sees their own families.

    Without `columns` everybody sees it in columns of their own.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    is_shared = models.BooleanField(default=False, help_text="With everybody of the own organisation.")
    filters = models.JSONField(default=dict)
    columns = ArrayField(models.CharField(max_length=20), default=list)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_list_has_a_name"),
            models.UniqueConstraint(fields=["owner", "organisation", "name"], name="one_list_of_a_name_per_owner"),
        ]
        indexes = [
            models.Index(fields=["organisation"], condition=Q(is_shared=True), name="lists_shared_with_colleagues")
        ]


class ListPreference(models.Model):
    """How somebody wants to see every list: columns in their order, how many families on a page, where to begin."""

    account = models.OneToOneField(
        "access.Account", on_delete=models.PROTECT, related_name="+", primary_key=True, editable=False
    )
    columns = ArrayField(models.CharField(max_length=20), default=list)
    page_size = models.PositiveSmallIntegerField()
    begins_with = models.UUIDField(null=True, help_text="A list; where it is gone, everything is shown.")
