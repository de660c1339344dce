"""Find the last time somebody spoke with a family at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0003_look_families_up"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="contactnote",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True), models.Q(("kind", "bericht"), _negated=True)),
                fields=["dossier", "day_latest"],
                name="contact_note_last",
            ),
        ),
    ]
