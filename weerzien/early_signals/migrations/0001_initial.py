"""The tables of this app, as they start."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subject_ref",
                    models.UUIDField(help_text="The application it is about, where it is about one.", null=True),
                ),
                ("rule", models.CharField(max_length=10)),
                ("step", models.CharField(blank=True, max_length=40)),
                ("version", models.DateField()),
                ("state", models.CharField(max_length=12)),
                ("kind", models.CharField(blank=True, max_length=12)),
                ("day", models.DateField(null=True)),
                ("strict", models.BooleanField(default=False)),
                ("last_working_day", models.DateField(null=True)),
                ("urgency", models.CharField(max_length=10)),
                ("acts", models.CharField(max_length=120)),
                ("ground", models.CharField(max_length=20)),
                ("certainty", models.CharField(max_length=20)),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                (
                    "because",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("reminders", models.JSONField(default=list)),
                ("until", models.DateField(null=True)),
                (
                    "fact_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("first_seen_on", models.DateField()),
                ("evaluated_on", models.DateField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier", "day"], name="outcome_dossier_day"),
                    models.Index(fields=["day", "state"], name="outcome_day_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "rule", "step", "subject", "subject_ref"),
                        name="outcome_is_one_per_identity",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("compartments__len__gt", 0)), name="outcome_has_a_compartment"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject_ref", models.UUIDField(null=True)),
                ("rule", models.CharField(max_length=10)),
                ("step", models.CharField(blank=True, max_length=40)),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("at", models.DateTimeField()),
                ("cause", models.CharField(max_length=10)),
                ("state_before", models.CharField(blank=True, max_length=12)),
                ("day_before", models.DateField(null=True)),
                ("state_after", models.CharField(blank=True, max_length=12)),
                ("day_after", models.DateField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("compartments__len__gt", 0)), name="outcome_change_has_a_compartment"
                    )
                ],
            },
        ),
    ]
