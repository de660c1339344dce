"""What all processes of the web server must know for a moment."""

from __future__ import annotations

from django.db import models


class Fleeting(models.Model):
    """How often somebody asked a thing lately, or that a code was used. PostgreSQL does not log it: a crash empties it.

    The key is a keyed sum of words that may name an account or an address: the row itself names nobody.
    """

    key = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)
