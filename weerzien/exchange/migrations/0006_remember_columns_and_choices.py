"""How columns were read and put right, what is in conflict and what was chosen, and that somebody wants to stop."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_protect_involvements"),
        ("dossiers", "0001_initial"),
        ("exchange", "0005_let_old_imports_go"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="chosen",
            field=models.JSONField(
                db_default=[], default=list, help_text="What somebody chose of sheets and columns, now or another time."
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="legend",
            field=models.JSONField(
                db_default=[], default=list, help_text="What every sheet and column was taken for, with a few examples."
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="stop_asked",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="ImportConflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=40)),
                ("row", models.PositiveIntegerField()),
                ("heading", models.CharField(max_length=60)),
                (
                    "here",
                    models.CharField(
                        blank=True, help_text="In words; empty where it was emptied here.", max_length=4000
                    ),
                ),
                ("there", models.CharField(help_text="In words.", max_length=4000)),
                ("told_at", models.DateTimeField()),
                (
                    "told_in",
                    models.UUIDField(help_text="The row that told the value here: another one means another value."),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[("keep", "laat staan"), ("take", "neem over")], default="keep", max_length=4
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="exchange.importrun"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "sheet", "row", "heading"), name="import_conflict_is_one_per_cell"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RememberedColumns",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "headings_hash",
                    models.CharField(help_text="Of the set of headings, whatever their order.", max_length=64),
                ),
                ("sheet_name", models.CharField(help_text="How the sheet was called in the file.", max_length=200)),
                (
                    "ours",
                    models.CharField(
                        blank=True, help_text="Which of our sheets it is; empty: not used.", max_length=40
                    ),
                ),
                (
                    "columns",
                    models.JSONField(help_text="Heading, how many of that heading before it, our sheet and heading."),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "account",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "headings_hash", "sheet_name"), name="columns_are_remembered_once"
                    )
                ],
            },
        ),
    ]
