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
            name="IntegrationDerived",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("compartment", models.TextField()),
                ("name", models.TextField()),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "integration_derived",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Income",
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
                ("benefit_earliest", models.DateField(null=True)),
                ("benefit_latest", models.DateField(null=True)),
                ("benefit_told", models.CharField(blank=True, max_length=40)),
                ("works", models.BooleanField(null=True)),
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
                        to="integration.income",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="income_current"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="income_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="income_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("subject",),
                        name="income_has_one_current_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("benefit_earliest__isnull", False),
                                ("benefit_latest__isnull", False),
                                ("benefit_earliest__lte", models.F("benefit_latest")),
                            ),
                            models.Q(("benefit_earliest__isnull", True), ("benefit_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="income_benefit_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Integration",
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
                ("obliged", models.BooleanField(null=True)),
                ("ss139_earliest", models.DateField(null=True)),
                ("ss139_latest", models.DateField(null=True)),
                ("ss139_told", models.CharField(blank=True, max_length=40)),
                ("intake_earliest", models.DateField(null=True)),
                ("intake_latest", models.DateField(null=True)),
                ("intake_told", models.CharField(blank=True, max_length=40)),
                ("pip_earliest", models.DateField(null=True)),
                ("pip_latest", models.DateField(null=True)),
                ("pip_told", models.CharField(blank=True, max_length=40)),
                ("route", models.CharField(blank=True, max_length=10)),
                ("level", models.CharField(blank=True, max_length=10)),
                ("pvt_earliest", models.DateField(null=True)),
                ("pvt_latest", models.DateField(null=True)),
                ("pvt_told", models.CharField(blank=True, max_length=40)),
                ("map_earliest", models.DateField(null=True)),
                ("map_latest", models.DateField(null=True)),
                ("map_told", models.CharField(blank=True, max_length=40)),
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
                        to="integration.integration",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="integration_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="integration_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="integration_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("subject",),
                        name="integration_has_one_current_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ss139_earliest__isnull", False),
                                ("ss139_latest__isnull", False),
                                ("ss139_earliest__lte", models.F("ss139_latest")),
                            ),
                            models.Q(("ss139_earliest__isnull", True), ("ss139_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="integration_ss139_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("intake_earliest__isnull", False),
                                ("intake_latest__isnull", False),
                                ("intake_earliest__lte", models.F("intake_latest")),
                            ),
                            models.Q(("intake_earliest__isnull", True), ("intake_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="integration_intake_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pip_earliest__isnull", False),
                                ("pip_latest__isnull", False),
                                ("pip_earliest__lte", models.F("pip_latest")),
                            ),
                            models.Q(("pip_earliest__isnull", True), ("pip_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="integration_pip_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("pvt_earliest__isnull", False),
                                ("pvt_latest__isnull", False),
                                ("pvt_earliest__lte", models.F("pvt_latest")),
                            ),
                            models.Q(("pvt_earliest__isnull", True), ("pvt_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="integration_pvt_is_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("map_earliest__isnull", False),
                                ("map_latest__isnull", False),
                                ("map_earliest__lte", models.F("map_latest")),
                            ),
                            models.Q(("map_earliest__isnull", True), ("map_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="integration_map_is_in_order",
                    ),
                ],
            },
        ),
    ]
