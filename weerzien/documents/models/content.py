"""What stands in a document, and how its file is called: encrypted, and apart, so that no list reads it."""

from __future__ import annotations

from django.db import models


class Content(models.Model):
    """Who may read the document may read this row; removing the document takes it away."""

    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, related_name="content", primary_key=True
    )
    key_id = models.CharField(max_length=32, help_text="Which key of the installation it was encrypted with.")
    ciphertext = models.BinaryField()
