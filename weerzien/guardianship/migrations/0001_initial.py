"""The tables of this app, as they start."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("dossiers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Guardianship",
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
                ("guardian", models.CharField(blank=True, max_length=80)),
                ("requested_earliest", models.DateField(null=True)),
                ("requested_latest", models.DateField(null=True)),
                ("requested_told", models.CharField(blank=True, max_length=40)),
                ("ordered_earliest", models.DateField(null=True)),
                ("ordered_latest", models.DateField(null=True)),
                ("ordered_told", models.CharField(blank=True, max_length=40)),
                ("handed_to", models.CharField(blank=True, max_length=80)),
                ("accepted_earliest", models.DateField(null=True)),
                ("accepted_latest", models.DateField(null=True)),
                ("accepted_told", models.CharField(blank=True, max_length=40)),
                ("departed_earliest", models.DateField(null=True)),
                ("departed_latest", models.DateField(null=True)),
                ("departed_told", models.CharField(blank=True, max_length=40)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="guardianship.guardianship",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="guardianship_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="guardianship_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="guardianship_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("subject",),
                        name="guardianship_has_one_current_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("requested_earliest__isnull", False),
                                ("requested_latest__isnull", False),
                                ("requested_earliest__lte", models.F("requested_latest")),
                            ),
                            models.Q(("requested_earliest__isnull", True), ("requested_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="guardianship_requested_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ordered_earliest__isnull", False),
                                ("ordered_latest__isnull", False),
                                ("ordered_earliest__lte", models.F("ordered_latest")),
                            ),
                            models.Q(("ordered_earliest__isnull", True), ("ordered_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="guardianship_ordered_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted_earliest__isnull", False),
                                ("accepted_latest__isnull", False),
                                ("accepted_earliest__lte", models.F("accepted_latest")),
                            ),
                            models.Q(("accepted_earliest__isnull", True), ("accepted_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="guardianship_accepted_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("departed_earliest__isnull", False),
                                ("departed_latest__isnull", False),
                                ("departed_earliest__lte", models.F("departed_latest")),
                            ),
                            models.Q(("departed_earliest__isnull", True), ("departed_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="guardianship_departed_is_in_order",
                    ),
                ],
            },
        ),
    ]
