"""Find open families, numbers as they are typed, names, languages and birthdays without reading the whole country."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0009_look_families_up"),
    ]

    operations = [
        migrations.AddField(
            model_name="localnumber",
            name="number_typed",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Upper("number"),
                output_field=models.CharField(max_length=40),
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("closed_on__isnull", True)), fields=["id"], include=("number",), name="dossier_open"
            ),
        ),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(condition=models.Q(("closed_on__isnull", False)), fields=["id"], name="dossier_closed"),
        ),
        migrations.AddIndex(
            model_name="localnumber",
            index=models.Index(
                condition=models.Q(("person__isnull", True)), fields=["number_typed"], name="family_number_as_typed"
            ),
        ),
        migrations.AddIndex(
            model_name="personalia",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=["dossier"],
                include=("search_key", "language", "needs_interpreter", "id", "subject", "recorded_by"),
                name="personalia_to_search",
            ),
        ),
        migrations.AddIndex(
            model_name="personalia",
            index=models.Index(
                condition=models.Q(("born_earliest", models.F("born_latest")), ("superseded_by__isnull", True)),
                fields=["born_latest"],
                name="personalia_born_on",
            ),
        ),
        migrations.AddIndex(
            model_name="personalia",
            index=models.Index(
                condition=models.Q(("born_earliest__lt", models.F("born_latest")), ("superseded_by__isnull", True)),
                fields=["born_latest"],
                name="personalia_born_about",
            ),
        ),
    ]
