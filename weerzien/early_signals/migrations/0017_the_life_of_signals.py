"""Tables for what people do with signals, for signals that people send, and for the mail about them."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0015_protect_drafts"),
        ("dossiers", "0018_protect_episodes"),
        ("early_signals", "0016_withhold_what_rests_on_a_person"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("theme", models.CharField(max_length=20)),
                ("words", models.CharField(max_length=500)),
                ("noticed_on", models.DateField()),
                ("name", models.CharField(blank=True, max_length=120)),
                ("born", models.DateField(null=True)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("sent_at", models.DateTimeField()),
                ("expires_on", models.DateField(help_text="From this day on it is no reason for a signal any more.")),
                ("told", models.CharField(blank=True, max_length=10)),
                ("told_words", models.CharField(blank=True, max_length=300)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignalStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("theme", models.CharField(max_length=20)),
                ("act", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=10)),
                ("until", models.DateField(null=True)),
                ("taken_on", models.DateField(null=True)),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                (
                    "themes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="early_signals.signalstep",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("every", models.CharField(default="never", max_length=10)),
                ("mailed_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["day", "week", "never"])), name="a_digest_comes_so_often"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalWords",
            fields=[
                (
                    "step",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="said",
                        serialize=False,
                        to="early_signals.signalstep",
                    ),
                ),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("words", models.CharField(max_length=500)),
                ("helped", models.CharField(blank=True, max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name="ReportMatch",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="match",
                        serialize=False,
                        to="early_signals.report",
                    ),
                ),
                ("theme", models.CharField(max_length=20)),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("noticed_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("because", models.CharField(blank=True, max_length=300)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "organisation",
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
            ],
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["municipality", "sent_at"], name="reports_of_a_municipality"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["sent_by", "sent_at"], name="reports_of_a_sender"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="a_report_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", ""), _negated=True),
                    models.Q(models.Q(("name", ""), _negated=True), ("born__isnull", False)),
                    _connector="OR",
                ),
                name="a_report_names_a_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told", ""), ("told_at__isnull", True)),
                    models.Q(models.Q(("told", ""), _negated=True), ("told_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_report_is_answered_at_a_moment",
            ),
        ),
        migrations.AddField(
            model_name="signalwords",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
            ),
        ),
        migrations.AddIndex(
            model_name="signalstep",
            index=models.Index(fields=["dossier", "theme", "at"], name="steps_of_a_signal"),
        ),
        migrations.AddConstraint(
            model_name="signalstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=("dossier", "theme"),
                name="a_signal_has_one_last_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="signalstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_by__isnull", True), ("taken_on__isnull", True)),
                    models.Q(("taken_by__isnull", False), ("taken_on__isnull", False)),
                    _connector="OR",
                ),
                name="a_signal_is_taken_by_somebody_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="signalstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "taken_up"), _negated=True), ("taken_by__isnull", False), _connector="OR"
                ),
                name="a_signal_taken_up_says_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="signalstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "snoozed"), _negated=True), ("until__isnull", False), _connector="OR"
                ),
                name="a_snoozed_signal_comes_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="signalstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("compartments__len__gt", 0)), name="a_signal_step_has_a_compartment"
            ),
        ),
        migrations.AddIndex(
            model_name="reportmatch",
            index=models.Index(fields=["dossier", "expires_on"], name="reports_about_a_family"),
        ),
        migrations.AddConstraint(
            model_name="reportmatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("dossier__isnull", False)),
                    models.Q(("dossier__isnull", True), ("words", ""), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_report_is_matched_or_dropped_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportmatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("compartments__len__gt", 0)), name="a_matched_report_has_a_compartment"
            ),
        ),
        migrations.AddConstraint(
            model_name="signalwords",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="signal_words_say_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="signalwords",
            constraint=models.CheckConstraint(
                condition=models.Q(("compartments__len__gt", 0)), name="signal_words_have_a_compartment"
            ),
        ),
    ]
