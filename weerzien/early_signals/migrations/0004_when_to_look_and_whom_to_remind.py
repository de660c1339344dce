"""Tables for when a family is looked at again, and for who was reminded of what."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_protect_involvements"),
        ("dossiers", "0007_name_families_in_the_log"),
        ("early_signals", "0003_keep_signals_from_the_family_itself"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="dossiers.dossier",
                    ),
                ),
                ("evaluated_on", models.DateField()),
                ("again_on", models.DateField(null=True)),
                ("rulebook", models.CharField(help_text="The fingerprint of the rulebook that looked.", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("subject_ref", models.UUIDField(null=True)),
                ("rule", models.CharField(max_length=10)),
                ("step", models.CharField(blank=True, max_length=40)),
                ("day", models.DateField(help_text="The day on which the rule lets somebody be reminded.")),
                ("due_on", models.DateField(help_text="The last day on which it may still be done.")),
                ("made_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.account"
                    ),
                ),
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
                    models.UniqueConstraint(
                        fields=("dossier", "rule", "step", "subject", "subject_ref", "day", "account"),
                        name="nobody_is_reminded_twice_of_the_same",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderMail",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_on", models.DateField()),
                ("reminder_count", models.PositiveIntegerField()),
                ("taken_on", models.DateField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "account",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("sent_at__isnull", True)), fields=["account"], name="mails_that_wait"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sent_at__isnull", True), ("taken_on__isnull", False), _connector="OR"),
                        name="a_mail_is_taken_before_it_is_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reminder_count__gt", 0)), name="a_mail_counts_reminders"
                    ),
                ],
            },
        ),
    ]
