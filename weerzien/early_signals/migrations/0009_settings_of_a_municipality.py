"""Tables for what a municipality set, for what a choice would change, and with which settings a family was looked at."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_who_sets_the_rules"),
        ("dossiers", "0010_found_by_index"),
        ("early_signals", "0008_where_a_family_always_was"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="settings",
            field=models.CharField(
                blank=True, db_default="", help_text="The fingerprint of the settings it looked with.", max_length=64
            ),
        ),
        migrations.CreateModel(
            name="RuleSetting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rule", models.CharField(max_length=10)),
                (
                    "parameter",
                    models.CharField(help_text="The name in the rule; the switch of a rule is `aan`.", max_length=80),
                ),
                ("value", models.PositiveIntegerField(null=True)),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="The unit the rule counted in when this was set.", max_length=60
                    ),
                ),
                ("since", models.DateField(null=True)),
                ("because", models.CharField(max_length=500)),
                ("set_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.account"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SettingPreview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rule", models.CharField(max_length=10)),
                ("parameter", models.CharField(max_length=80)),
                ("value", models.PositiveIntegerField(null=True)),
                ("since", models.DateField()),
                ("because", models.CharField(max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("compared_on", models.DateField()),
                ("settings", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wacht op zijn beurt"),
                            ("counting", "wordt geteld"),
                            ("counted", "geteld"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("total_count", models.PositiveIntegerField(default=0)),
                ("seen_count", models.PositiveIntegerField(default=0)),
                ("changed_count", models.PositiveIntegerField(default=0)),
                (
                    "seen_until",
                    models.UUIDField(
                        help_text="The last family that was counted, in the order of their ids.", null=True
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.account"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "saved_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="early_signals.rulesetting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PreviewedMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rule", models.CharField(max_length=10)),
                ("step", models.CharField(blank=True, max_length=40)),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("state_before", models.CharField(blank=True, max_length=12)),
                ("day_before", models.DateField(null=True)),
                ("urgency_before", models.CharField(blank=True, max_length=10)),
                ("state_after", models.CharField(blank=True, max_length=12)),
                ("day_after", models.DateField(null=True)),
                ("urgency_after", models.CharField(blank=True, max_length=10)),
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
                (
                    "preview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="early_signals.settingpreview"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="rulesetting",
            index=models.Index(fields=["municipality", "rule"], name="settings_of_a_municipality"),
        ),
        migrations.AddConstraint(
            model_name="rulesetting",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="a_setting_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="settingpreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="a_preview_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="settingpreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("saved_as__isnull", True), ("state", "counted"), _connector="OR"),
                name="a_setting_is_saved_after_its_preview",
            ),
        ),
        migrations.AddIndex(
            model_name="previewedmove",
            index=models.Index(fields=["preview", "dossier"], name="previewed_moves_of_a_family"),
        ),
        migrations.AddConstraint(
            model_name="previewedmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("compartments__len__gt", 0)), name="previewed_move_has_a_compartment"
            ),
        ),
    ]
