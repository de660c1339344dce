"""The seals of lines, one chain per municipality; the lines that still wait for theirs; what retention removed."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class Seal(models.Model):
    """One link: a keyed hash over a line, its place and the link before it. It outlives the line."""

    line_id = models.UUIDField(primary_key=True)
    municipality_id = models.UUIDField(null=True, help_text="The chain; null is the chain of the installation.")
    sequence = models.BigIntegerField(help_text="Its place in the chain, counted from 1.")
    line_at = models.DateTimeField()
    line_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    key_id = models.CharField(max_length=20)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality_id", "sequence"], nulls_distinct=False, name="seal_has_a_place_of_its_own"
            ),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="seals_are_counted_from_one"),
        ]


class Waiting(models.Model):
    """A line without its seal; a trigger puts it here, sealing takes it away."""

    line_id = models.UUIDField(primary_key=True)
    municipality_id = models.UUIDField(null=True)


class Removal(models.Model):
    """That retention removed the sealed lines of one chain from before a moment, signed with the key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality_id = models.UUIDField(null=True)
    before = models.DateTimeField()
    removed_at = models.DateTimeField()
    line_count = models.IntegerField()
    key_id = models.CharField(max_length=20)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(before__lt=models.F("removed_at")), name="only_the_past_is_removed"
            )
        ]
