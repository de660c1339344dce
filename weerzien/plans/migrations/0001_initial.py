"""Tasks of families, and how they changed hands."""

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
            name="Task",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=300)),
                ("ground", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("remind_on", models.DateField(null=True)),
                ("compartment", models.CharField(max_length=20)),
                ("theme", models.CharField(blank=True, max_length=30)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("signal", "signaal"),
                            ("agreement", "afspraak in het overleg"),
                            ("handover", "overdracht"),
                            ("checklist", "checklist 18 jaar"),
                            ("own", "eigen taak"),
                        ],
                        max_length=20,
                    ),
                ),
                ("origin_id", models.UUIDField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "gedaan"), ("withdrawn", "ingetrokken")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ended_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_words",
                    models.CharField(blank=True, help_text="What was done, or why it was withdrawn.", max_length=300),
                ),
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
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
        migrations.CreateModel(
            name="TaskMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("because", models.CharField(max_length=300)),
                ("moved_at", models.DateTimeField()),
                ("batch_id", models.UUIDField(null=True)),
                (
                    "from_account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="plans.task"
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
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["dossier", "due_on"], name="tasks_of_a_family"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["account", "due_on"], name="open_tasks_of_a_person"
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["organisation", "due_on"],
                name="open_tasks_of_organisation",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(condition=models.Q(("state", "open")), fields=["remind_on"], name="tasks_to_remind_of"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("what", ""), _negated=True), models.Q(("ground", ""), _negated=True)),
                name="task_says_what_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
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
                name="task_is_in_a_compartment",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("remind_on__isnull", True), ("remind_on__lte", models.F("due_on")), _connector="OR"
                ),
                name="task_reminds_in_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", True),
                        ("ended_by__isnull", True),
                        ("ended_on__isnull", True),
                        ("ended_words", ""),
                        ("state", "open"),
                    ),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("ended_by__isnull", False),
                        ("ended_on__isnull", False),
                        ("state__in", ("done", "withdrawn")),
                        models.Q(("ended_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="task_that_ended_says_how_when_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", "checklist"), models.Q(("state", "withdrawn"), _negated=True)),
                fields=("dossier", "origin_id"),
                name="task_of_a_checklist_is_there_once",
            ),
        ),
        migrations.AddIndex(
            model_name="taskmove",
            index=models.Index(fields=["task", "moved_at"], name="moves_of_a_task"),
        ),
        migrations.AddIndex(
            model_name="taskmove",
            index=models.Index(
                condition=models.Q(("batch_id__isnull", False)), fields=["batch_id"], name="moves_of_a_batch"
            ),
        ),
        migrations.AddConstraint(
            model_name="taskmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="task_move_says_why"
            ),
        ),
    ]
