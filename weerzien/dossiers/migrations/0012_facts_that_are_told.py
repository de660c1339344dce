"""What somebody told and no list of a track keeps."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_own_families_without_a_list"),
        ("dossiers", "0011_where_a_family_always_was"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ToldFact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField()),
                (
                    "source",
                    models.CharField(
                        choices=[("hand", "met de hand"), ("import", "werkboek"), ("duo", "DUO")], max_length=10
                    ),
                ),
                ("source_place", models.CharField(blank=True, help_text="Sheet and row of an import.", max_length=80)),
                (
                    "certainty",
                    models.CharField(
                        choices=[("stated", "opgegeven"), ("estimated", "geschat"), ("to_verify", "te controleren")],
                        default="stated",
                        max_length=10,
                    ),
                ),
                ("superseded_at", models.DateTimeField(null=True)),
                ("superseded_because", models.CharField(blank=True, max_length=200)),
                ("name", models.CharField(max_length=60)),
                ("compartment", models.CharField(max_length=20)),
                ("is_repeated", models.BooleanField()),
                ("day_earliest", models.DateField(null=True)),
                ("day_latest", models.DateField(null=True)),
                ("day_told", models.CharField(blank=True, max_length=40)),
                ("word", models.CharField(blank=True, max_length=4000)),
                ("told_by", models.CharField(blank=True, max_length=120)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "source_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.toldfact"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="toldfact_current"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="toldfact_superseded_has_by_and_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_repeated", False), ("superseded_by__isnull", True)),
                        fields=("dossier", "subject", "name"),
                        name="toldfact_has_one_current_row",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "compartment__in",
                                [
                                    "identity",
                                    "numbers",
                                    "procedure",
                                    "guardianship",
                                    "housing",
                                    "income",
                                    "integration",
                                    "schooling",
                                    "health",
                                    "relations",
                                    "contacts",
                                ],
                            )
                        ),
                        name="toldfact_is_in_a_compartment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day_earliest__isnull", False),
                                ("day_latest__isnull", False),
                                ("day_earliest__lte", models.F("day_latest")),
                            ),
                            models.Q(("day_earliest__isnull", True), ("day_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="toldfact_day_is_in_order",
                    ),
                ],
            },
        ),
    ]
