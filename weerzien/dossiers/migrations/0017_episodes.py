"""What begins, may end, and has an outcome and a reason."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_know_derived_values_everywhere"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Episode",
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
                ("kind", models.CharField(max_length=40)),
                ("compartment", models.CharField(max_length=20)),
                ("what", models.CharField(blank=True, max_length=80)),
                ("outcome", models.CharField(blank=True, max_length=80)),
                ("since_earliest", models.DateField(null=True)),
                ("since_latest", models.DateField(null=True)),
                ("since_told", models.CharField(blank=True, max_length=40)),
                ("until_earliest", models.DateField(null=True)),
                ("until_latest", models.DateField(null=True)),
                ("until_told", models.CharField(blank=True, max_length=40)),
                ("euros", models.DecimalField(decimal_places=2, max_digits=8, null=True)),
                ("note", models.CharField(blank=True, max_length=2000)),
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.episode"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="episode_current"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="episode_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="episode_is_about_somebody"
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
                        name="episode_is_in_a_compartment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("euros__isnull", True), ("euros__gte", 0), _connector="OR"),
                        name="episode_euros_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("since_earliest__isnull", False),
                                ("since_latest__isnull", False),
                                ("since_earliest__lte", models.F("since_latest")),
                            ),
                            models.Q(("since_earliest__isnull", True), ("since_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="episode_since_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("until_earliest__isnull", False),
                                ("until_latest__isnull", False),
                                ("until_earliest__lte", models.F("until_latest")),
                            ),
                            models.Q(("until_earliest__isnull", True), ("until_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="episode_until_is_in_order",
                    ),
                ],
            },
        ),
    ]
