"""The tables of this app, as they start."""

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("look", "ingezien"),
                            ("change", "gewijzigd"),
                            ("refusal", "geweigerd"),
                            ("export", "uitgevoerd"),
                            ("login", "aangemeld"),
                        ],
                        max_length=10,
                    ),
                ),
                ("action", models.CharField(max_length=60)),
                ("account_id", models.UUIDField(null=True)),
                ("organisation_id", models.UUIDField(null=True)),
                (
                    "municipality_id",
                    models.UUIDField(help_text="Whose family it is; the chain it will be sealed in.", null=True),
                ),
                (
                    "dossier_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("subject_id", models.UUIDField(null=True)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
            ],
        ),
    ]
