"""What is asked of a contact, what was noticed, and how a family wants to be reached."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0013_protect_shields"),
        ("contacts", "0005_keep_from_whom_it_is_withheld"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contactnote",
            name="language",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="contactnote",
            name="understood",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Whether it was told back: ja, deels, nee.",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Address",
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
                ("street", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("place", models.CharField(blank=True, max_length=80)),
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contacts.address"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="address_current"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="address_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="address_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("dossier", "subject"),
                        name="address_has_one_current_row",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopingPhase",
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
                ("phase", models.CharField(max_length=20)),
                ("day_earliest", models.DateField(null=True)),
                ("day_latest", models.DateField(null=True)),
                ("day_told", models.CharField(blank=True, max_length=40)),
                ("words", models.CharField(blank=True, max_length=200)),
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
                        to="contacts.copingphase",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="copingphase_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="copingphase_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="coping_phase_is_about_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day_earliest__isnull", False),
                                ("day_latest__isnull", False),
                                ("day_earliest__lte", models.F("day_latest")),
                            ),
                            models.Q(("day_earliest__isnull", True), ("day_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="coping_phase_day_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
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
                ("theme", models.CharField(max_length=30)),
                ("compartment", models.CharField(max_length=20)),
                ("day_earliest", models.DateField(null=True)),
                ("day_latest", models.DateField(null=True)),
                ("day_told", models.CharField(blank=True, max_length=40)),
                (
                    "how",
                    models.CharField(
                        blank=True, help_text="Seen by oneself, told by the family, or by another.", max_length=20
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                        to="contacts.observation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="observation_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="observation_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
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
                        name="observation_is_in_a_compartment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("day_earliest__isnull", False),
                                ("day_latest__isnull", False),
                                ("day_earliest__lte", models.F("day_latest")),
                            ),
                            models.Q(("day_earliest__isnull", True), ("day_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="observation_day_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
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
                ("speak_with", models.CharField(blank=True, max_length=40)),
                ("language", models.CharField(blank=True, max_length=60)),
                ("interpreter", models.CharField(blank=True, max_length=40)),
                ("by_way_of", models.CharField(blank=True, max_length=40)),
                ("not_at", models.CharField(blank=True, max_length=120)),
                ("note", models.CharField(blank=True, max_length=200)),
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
                        to="contacts.preference",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="preference_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="preference_superseded_has_by_and_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("dossier",),
                        name="preference_has_one_current_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", True)), name="preference_is_of_the_family"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telephone",
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
                ("number", models.CharField(blank=True, max_length=40)),
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
                        to="contacts.telephone",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="telephone_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="telephone_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="telephone_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("dossier", "subject"),
                        name="telephone_has_one_current_row",
                    ),
                ],
            },
        ),
    ]
