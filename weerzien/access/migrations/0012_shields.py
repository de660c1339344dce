"""What is kept from somebody about a family or one person in it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0011_own_families_by_index"),
        ("dossiers", "0013_protect_told_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Shield",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("withheld", "niet delen met"), ("secret_address", "geheim adres")], max_length=20
                    ),
                ),
                ("because", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_because", models.CharField(blank=True, max_length=200)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("account__isnull", False), ("lifted_at__isnull", True)),
                        fields=["account"],
                        name="shield_account",
                    ),
                    models.Index(
                        condition=models.Q(("lifted_at__isnull", True), ("organisation__isnull", False)),
                        fields=["organisation"],
                        name="shield_organisation",
                    ),
                    models.Index(
                        condition=models.Q(("kind", "secret_address"), ("lifted_at__isnull", True)),
                        fields=["kind"],
                        name="shield_address",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("account__isnull", True), ("kind", "secret_address"), ("organisation__isnull", True)
                            ),
                            models.Q(("account__isnull", True), ("kind", "withheld"), ("organisation__isnull", False)),
                            models.Q(("account__isnull", False), ("kind", "withheld"), ("organisation__isnull", True)),
                            _connector="OR",
                        ),
                        name="shield_is_from_one_party",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="shield_lifted_has_by_and_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("dossier", "person", "kind", "organisation", "account"),
                        name="shield_stands_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
    ]
