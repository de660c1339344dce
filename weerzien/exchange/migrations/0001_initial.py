"""The tables of this app, as they start."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "wordt gelezen"),
                            ("preview", "klaar om te bekijken"),
                            ("taking", "wordt overgenomen"),
                            ("taken", "overgenomen"),
                            ("failed", "mislukt"),
                            ("discarded", "weggegooid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("total_count", models.PositiveIntegerField(default=0)),
                (
                    "sentence",
                    models.CharField(blank=True, help_text="What it is doing now, or why it failed.", max_length=300),
                ),
                ("created_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=40)),
                ("row", models.PositiveIntegerField(help_text="Row number in the sheet; the headings stand in row 1.")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "nieuw"),
                            ("changed", "gewijzigd"),
                            ("same", "gelijk"),
                            ("duplicate", "dubbel"),
                            ("refused", "geweigerd"),
                        ],
                        max_length=10,
                    ),
                ),
                ("cells", models.JSONField()),
                ("messages", models.JSONField(default=list)),
                ("changed_columns", models.JSONField(default=list)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="exchange.importrun"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "sheet", "row"), name="import_row_is_one_per_place")
                ],
            },
        ),
    ]
