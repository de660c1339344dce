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
            name="ProcedureDerived",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("compartment", models.TextField()),
                ("name", models.TextField()),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "procedure_derived",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                ("kind", models.CharField(choices=[("nareis", "nareis"), ("regulier", "regulier")], max_length=10)),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="1 for the first of this kind for this person."
                    ),
                ),
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
                    "sponsor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
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
                        to="procedure.application",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Permit",
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
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[("A", "A-status"), ("B", "B-status"), ("regulier", "reguliere vergunning")],
                        max_length=10,
                    ),
                ),
                (
                    "target_group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asiel", "asiel"),
                            ("hervestiger", "hervestiger"),
                            ("gezinsmigrant", "gezinsmigrant"),
                        ],
                        max_length=20,
                    ),
                ),
                ("asylum_applied_earliest", models.DateField(null=True)),
                ("asylum_applied_latest", models.DateField(null=True)),
                ("asylum_applied_told", models.CharField(blank=True, max_length=40)),
                ("notified_earliest", models.DateField(null=True)),
                ("notified_latest", models.DateField(null=True)),
                ("notified_told", models.CharField(blank=True, max_length=40)),
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedure.permit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Step",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("filed", "ingediend"),
                            ("received", "ontvangen door de IND"),
                            ("repair_by", "herstel verzuim tot"),
                            ("dna", "DNA-onderzoek"),
                            ("decision", "besluit"),
                            ("visa", "mvv afgegeven"),
                            ("ticket", "ticket geboekt"),
                            ("flight", "vlucht"),
                            ("appointment", "afspraak Zevenaar"),
                            ("arrival", "ingereisd"),
                            ("registration", "BRP-inschrijving"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day_earliest", models.DateField(null=True)),
                ("day_latest", models.DateField(null=True)),
                ("day_told", models.CharField(blank=True, max_length=40)),
                (
                    "value",
                    models.CharField(
                        blank=True, help_text="ingewilligd, afgewezen; aangeboden; empty for a day.", max_length=40
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="procedure.application"
                    ),
                ),
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedure.step"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="application_current"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                    _connector="OR",
                ),
                name="application_superseded_has_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject__isnull", False)), name="application_is_about_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=("subject", "sponsor", "kind", "sequence"),
                name="application_has_one_current_row",
            ),
        ),
        migrations.AddIndex(
            model_name="permit",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="permit_current"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                    _connector="OR",
                ),
                name="permit_superseded_has_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject__isnull", False)), name="permit_is_about_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=("subject",),
                name="permit_has_one_current_row",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("asylum_applied_earliest__isnull", False),
                        ("asylum_applied_latest__isnull", False),
                        ("asylum_applied_earliest__lte", models.F("asylum_applied_latest")),
                    ),
                    models.Q(("asylum_applied_earliest__isnull", True), ("asylum_applied_latest__isnull", True)),
                    _connector="OR",
                ),
                name="permit_asylum_applied_is_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("notified_earliest__isnull", False),
                        ("notified_latest__isnull", False),
                        ("notified_earliest__lte", models.F("notified_latest")),
                    ),
                    models.Q(("notified_earliest__isnull", True), ("notified_latest__isnull", True)),
                    _connector="OR",
                ),
                name="permit_notified_is_in_order",
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="step_current"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                    _connector="OR",
                ),
                name="step_superseded_has_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject__isnull", False)), name="step_is_about_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=("application", "kind"),
                name="step_has_one_current_row",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("day_earliest__isnull", False),
                        ("day_latest__isnull", False),
                        ("day_earliest__lte", models.F("day_latest")),
                    ),
                    models.Q(("day_earliest__isnull", True), ("day_latest__isnull", True)),
                    _connector="OR",
                ),
                name="step_day_is_in_order",
            ),
        ),
    ]
