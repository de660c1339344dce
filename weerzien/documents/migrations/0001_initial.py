"""Documents of families, and apart from them what stands in them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0015_protect_drafts"),
        ("dossiers", "0018_protect_episodes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=10)),
                ("size_bytes", models.PositiveIntegerField()),
                (
                    "scan",
                    models.CharField(
                        choices=[("clean", "gescand, geen virus gevonden"), ("none", "niet gescand op virussen")],
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                ("removed_because", models.CharField(blank=True, db_default="", default="", max_length=200)),
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
                    "recorded_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Content",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="documents.document",
                    ),
                ),
                (
                    "key_id",
                    models.CharField(help_text="Which key of the installation it was encrypted with.", max_length=32),
                ),
                ("ciphertext", models.BinaryField()),
            ],
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["dossier", "-recorded_at", "id"], name="document_of_a_family"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
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
                name="document_is_in_a_compartment",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["pdf", "jpeg", "png", "heic", "docx", "odt", "text"])),
                name="document_is_of_a_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(condition=models.Q(("size_bytes__gt", 0)), name="document_is_not_empty"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="document_says_what_it_is"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removed_at__isnull", True), ("removed_because", ""), ("removed_by__isnull", True)),
                    models.Q(
                        ("removed_at__isnull", False),
                        ("removed_by__isnull", False),
                        models.Q(("removed_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_removed_has_by_at_and_why",
            ),
        ),
    ]
