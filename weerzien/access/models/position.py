"""Who works where, in which role, from when until when."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.postgres.fields import DateRangeField
from django.db import models


class Position(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="positions")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    period = DateRangeField()
