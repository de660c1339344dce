"""Tables for handovers: the handover, what goes along, what happened to it and who was reminded."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0016_ground_of_a_handover"),
        ("dossiers", "0018_protect_episodes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("guidance", "begeleiding"),
                            ("legal", "juridische begeleiding"),
                            ("housing", "wonen"),
                            ("integration", "inburgering"),
                            ("schooling", "school"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "voorgesteld"),
                            ("sent", "verstuurd"),
                            ("accepted", "aangenomen"),
                            ("refused", "geweigerd"),
                            ("contact_planned", "eerste contact gepland"),
                            ("contact_confirmed", "eerste contact geweest"),
                            ("completed", "afgerond"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "own_ground",
                    models.CharField(
                        choices=[
                            ("guardianship", "voogdij"),
                            ("municipality", "verantwoordelijke gemeente"),
                            ("handover", "eerdere overdracht"),
                            ("involvement", "betrokkenheid"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "compartments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("asked_back", models.CharField(blank=True, max_length=1000)),
                (
                    "aftercare",
                    models.CharField(choices=[("sender", "de verzender"), ("receiver", "de ontvanger")], max_length=10),
                ),
                ("answer_by", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                ("sent_on", models.DateField(null=True)),
                ("file_version", models.PositiveSmallIntegerField(default=0)),
                ("file_hash", models.BinaryField(max_length=32, null=True)),
                ("accepted_on", models.DateField(null=True)),
                ("contact_planned_on", models.DateField(null=True)),
                ("contact_on", models.DateField(null=True)),
                ("completed_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("closed_because", models.CharField(blank=True, max_length=1000)),
                ("ended_on", models.DateField(null=True)),
                (
                    "answered_by",
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
                    "from_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "from_organisation",
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
                    "to_account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FilePart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("compartment", models.CharField(max_length=20)),
                ("content", models.JSONField()),
                ("content_hash", models.BinaryField(max_length=32)),
                ("frozen_at", models.DateTimeField()),
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="handovers.handover"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Nudge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=20)),
                ("day", models.DateField(help_text="The day from which it was due.")),
                ("is_escalation", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                (
                    "account",
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nudges", to="handovers.handover"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandoverStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=20)),
                ("state_after", models.CharField(max_length=20)),
                ("words", models.CharField(blank=True, max_length=1000)),
                ("day", models.DateField(null=True)),
                (
                    "account",
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
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="handovers.handover"
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
            model_name="handover",
            index=models.Index(fields=["dossier", "theme"], name="handovers_of_a_family"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["to_organisation", "state"], name="handovers_received"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["from_organisation", "state"], name="handovers_sent"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "accepted",
                            "completed",
                            "contact_confirmed",
                            "contact_planned",
                            "proposed",
                            "refused",
                            "sent",
                            "withdrawn",
                        ],
                    )
                ),
                name="handover_is_in_a_state_of_the_table",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_organisation", models.F("to_organisation")), _negated=True),
                name="nobody_hands_over_to_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "proposed"),
                    ("state", "withdrawn"),
                    models.Q(("file_hash__isnull", False), ("file_version__gt", 0), ("sent_on__isnull", False)),
                    _connector="OR",
                ),
                name="what_was_sent_has_a_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("accepted_on__isnull", False),
                        ("answered_by__isnull", False),
                        ("state__in", ["accepted", "completed", "contact_confirmed", "contact_planned"]),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ["accepted", "completed", "contact_confirmed", "contact_planned"]),
                            _negated=True,
                        ),
                        ("accepted_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="what_was_accepted_has_a_day_and_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("contact_on__gte", models.F("accepted_on")),
                        ("contact_on__isnull", False),
                        ("state__in", ["contact_confirmed", "completed"]),
                    ),
                    models.Q(
                        models.Q(("state__in", ["contact_confirmed", "completed"]), _negated=True),
                        ("contact_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="contact_is_confirmed_with_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_on__isnull", False),
                        ("state__in", ["refused", "withdrawn"]),
                        models.Q(("closed_because", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["refused", "withdrawn"]), _negated=True), ("closed_on__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="who_refuses_or_withdraws_says_when_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("completed_on__isnull", False), ("state", "completed")),
                    models.Q(models.Q(("state", "completed"), _negated=True), ("completed_on__isnull", True)),
                    _connector="OR",
                ),
                name="what_is_completed_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    models.Q(("contact_on__isnull", False), ("ended_on__gte", models.F("contact_on"))),
                    _connector="OR",
                ),
                name="who_took_over_stops_after_beginning",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["accepted", "contact_planned", "proposed", "sent"])),
                fields=("dossier", "subject", "theme"),
                name="one_handover_of_a_thing_is_under_way",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("contact_on__isnull", False)),
                expressions=[
                    ("dossier", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "subject", models.Value(uuid.UUID("00000000-0000-0000-0000-000000000000"))
                        ),
                        "=",
                    ),
                    ("theme", "="),
                    (
                        models.Func(
                            models.F("contact_on"),
                            models.F("ended_on"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="one_has_taken_over_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="filepart",
            constraint=models.UniqueConstraint(
                fields=("handover", "compartment"), name="a_compartment_goes_along_once"
            ),
        ),
        migrations.AddIndex(
            model_name="nudge",
            index=models.Index(fields=["account"], name="nudges_of_somebody"),
        ),
        migrations.AddConstraint(
            model_name="nudge",
            constraint=models.UniqueConstraint(
                fields=("handover", "reason", "day", "account"), name="nobody_is_nudged_twice_of_the_same"
            ),
        ),
        migrations.AddIndex(
            model_name="handoverstep",
            index=models.Index(fields=["handover", "at"], name="steps_of_a_handover"),
        ),
    ]
