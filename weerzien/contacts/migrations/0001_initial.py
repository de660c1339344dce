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
            name="ContactNote",
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
                ("day_earliest", models.DateField()),
                ("day_latest", models.DateField()),
                ("day_told", models.CharField(blank=True, max_length=40)),
                ("worker", models.CharField(blank=True, max_length=120)),
                ("organisation_name", models.CharField(blank=True, max_length=120)),
                ("kind", models.CharField(help_text="huisbezoek, kantoor, telefoon, bericht.", max_length=20)),
                ("spoken_with", models.CharField(blank=True, max_length=120)),
                ("interpreter", models.CharField(blank=True, max_length=40)),
                ("note", models.TextField(blank=True)),
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
                        to="contacts.contactnote",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="contactnote_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="contactnote_superseded_has_by_and_at",
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
                        name="contact_note_day_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Professional",
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
                ("name", models.CharField(max_length=120)),
                ("organisation_name", models.CharField(blank=True, max_length=120)),
                ("role", models.CharField(max_length=60)),
                ("from_earliest", models.DateField(null=True)),
                ("from_latest", models.DateField(null=True)),
                ("from_told", models.CharField(blank=True, max_length=40)),
                ("until_earliest", models.DateField(null=True)),
                ("until_latest", models.DateField(null=True)),
                ("until_told", models.CharField(blank=True, max_length=40)),
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
                        to="contacts.professional",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="professional_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="professional_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("from_earliest__isnull", False),
                                ("from_latest__isnull", False),
                                ("from_earliest__lte", models.F("from_latest")),
                            ),
                            models.Q(("from_earliest__isnull", True), ("from_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="professional_from_is_in_order",
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
                        name="professional_until_is_in_order",
                    ),
                ],
            },
        ),
    ]
