"""Tables for seals, for lines that wait for theirs and for what retention removed; ways to find lines quickly."""

import uuid

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_lines_are_only_added")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("line_id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "municipality_id",
                    models.UUIDField(help_text="The chain; null is the chain of the installation.", null=True),
                ),
                ("sequence", models.BigIntegerField(help_text="Its place in the chain, counted from 1.")),
                ("line_at", models.DateTimeField()),
                ("line_hash", models.CharField(max_length=64)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=20)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality_id", "sequence"),
                        nulls_distinct=False,
                        name="seal_has_a_place_of_its_own",
                    ),
                    models.CheckConstraint(condition=models.Q(("sequence__gte", 1)), name="seals_are_counted_from_one"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("line_id", models.UUIDField(primary_key=True, serialize=False)),
                ("municipality_id", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("municipality_id", models.UUIDField(null=True)),
                ("before", models.DateTimeField()),
                ("removed_at", models.DateTimeField()),
                ("line_count", models.IntegerField()),
                ("key_id", models.CharField(max_length=20)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before__lt", models.F("removed_at"))), name="only_the_past_is_removed"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="line",
            index=django.contrib.postgres.indexes.GinIndex(fields=["dossier_ids"], name="lines_of_a_dossier"),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["municipality_id", "at"], name="lines_of_a_municipality"),
        ),
    ]
