"""One workbook on its way in: the file, its rows with their verdicts, and how far it is."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class ImportRun(models.Model):
    class State(models.TextChoices):
        READING = "reading", "wordt gelezen"
        PREVIEW = "preview", "klaar om te bekijken"
        TAKING = "taking", "wordt overgenomen"
        TAKEN = "taken", "overgenomen"
        FAILED = "failed", "mislukt"
        DISCARDED = "discarded", "weggegooid"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    state = models.CharField(max_length=12, choices=State.choices)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    sentence = models.CharField(max_length=300, blank=True, help_text="What it is doing now, or why it failed.")
    remarks = models.JSONField(default=list, help_text="What is said about whole sheets and columns.")
    column_map = models.TextField(
        blank=True, default="", db_default="", help_text="What somebody said by hand of sheets and columns."
    )
    legend = models.JSONField(
        default=list, db_default=[], help_text="What every sheet and column was taken for, with a few examples."
    )
    chosen = models.JSONField(
        default=list, db_default=[], help_text="What somebody chose of sheets and columns, now or another time."
    )
    stop_asked = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)


class ImportRow(models.Model):
    class Verdict(models.TextChoices):
        NEW = "new", "nieuw"
        CHANGED = "changed", "gewijzigd"
        SAME = "same", "gelijk"
        DUPLICATE = "duplicate", "dubbel"
        REFUSED = "refused", "geweigerd"

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=40)
    row = models.PositiveIntegerField(help_text="Row number in the sheet; the headings stand in row 1.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    cells = models.JSONField(help_text="Heading and cell as it stood, in the order of the sheet.")
    messages = models.JSONField(default=list)
    changed_columns = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "sheet", "row"], name="import_row_is_one_per_place")]
