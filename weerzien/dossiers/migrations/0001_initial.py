"""The tables of this app, as they start."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="DossiersDerived",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("compartment", models.TextField()),
                ("name", models.TextField()),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "dossiers_derived",
                "abstract": False,
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "number",
                    models.CharField(help_text="Shown to people; carries no meaning.", max_length=12, unique=True),
                ),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                ("created_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField()),
                (
                    "home_dossier",
                    models.ForeignKey(
                        help_text="The dossier this person was entered in.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "facts",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("since", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "organisation"), name="coverage_is_one_per_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalPeriod",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipal_periods",
                        to="dossiers.dossier",
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
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("dossier", "="), ("period", "&&")], name="one_responsible_municipality_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "part",
                    models.CharField(
                        choices=[
                            ("amv", "alleengekomen jongere"),
                            ("referent", "referent"),
                            ("moeder", "moeder"),
                            ("vader", "vader"),
                            ("broer", "broer"),
                            ("zus", "zus"),
                            ("kind", "kind"),
                            ("partner", "partner"),
                            ("ongehuwde partner", "ongehuwde partner"),
                            ("gezinsmigrant", "gezinsmigrant"),
                            ("overig", "overig"),
                        ],
                        max_length=20,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.membership",
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="membership_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="membership_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="membership_is_about_somebody"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        expressions=[("dossier", "="), ("subject", "="), ("period", "&&")],
                        name="membership_is_one_at_a_time_per_dossier",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40)),
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
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("organisation", "number"),
                        name="family_number_is_unique_per_organisation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("organisation", "number"),
                        name="person_number_is_unique_per_organisation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
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
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="dossiers.household"
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
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dossiers.householdmember",
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
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="householdmember_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="householdmember_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="household_member_is_about_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Personalia",
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
                ("last_name", models.CharField(blank=True, max_length=120)),
                ("first_name", models.CharField(blank=True, max_length=120)),
                (
                    "search_key",
                    models.CharField(
                        db_index=True, help_text="Name without accents, in small letters.", max_length=240
                    ),
                ),
                ("gender", models.CharField(blank=True, max_length=1)),
                ("born_earliest", models.DateField(null=True)),
                ("born_latest", models.DateField(null=True)),
                ("born_told", models.CharField(blank=True, max_length=40)),
                ("nationality", models.CharField(blank=True, max_length=60)),
                ("language", models.CharField(blank=True, max_length=60)),
                ("needs_interpreter", models.BooleanField(null=True)),
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
                        to="dossiers.personalia",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="personalia_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="personalia_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="personalia_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("subject",),
                        name="personalia_has_one_current_row",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("born_earliest__isnull", False),
                                ("born_latest__isnull", False),
                                ("born_earliest__lte", models.F("born_latest")),
                            ),
                            models.Q(("born_earliest__isnull", True), ("born_latest__isnull", True)),
                            _connector="OR",
                        ),
                        name="personalia_born_is_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonNumbers",
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
                    models.CharField(choices=[("bsn", "burgerservicenummer"), ("v_number", "V-nummer")], max_length=10),
                ),
                ("encrypted", models.BinaryField()),
                ("key_id", models.CharField(max_length=20)),
                ("lookup_hash", models.BinaryField(max_length=32)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
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
                        to="dossiers.personnumbers",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="personnumbers_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="personnumbers_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="numbers_is_about_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("municipality", "kind", "lookup_hash"),
                        name="number_is_one_person_per_municipality",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("subject", "kind", "municipality"),
                        name="person_has_one_current_number_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
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
                            ("parent", "ouder van"),
                            ("sibling", "broer of zus van"),
                            ("partner", "partner van"),
                            ("sponsor", "referent van"),
                        ],
                        max_length=10,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.relation"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)), fields=["dossier"], name="relation_current"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="relation_superseded_has_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__isnull", False)), name="relation_is_about_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", models.F("other")), _negated=True),
                        name="nobody_is_related_to_themselves",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        expressions=[("subject", "="), ("other", "="), ("kind", "="), ("period", "&&")],
                        name="relation_is_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Responsibility",
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
                ("ground", models.CharField(max_length=80)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
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
                        to="dossiers.responsibility",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=["dossier"],
                        name="responsibility_current",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="responsibility_superseded_has_by_and_at",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        expressions=[("dossier", "="), ("period", "&&")],
                        name="one_responsible_organisation_at_a_time",
                    ),
                ],
            },
        ),
    ]
