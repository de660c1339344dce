"""Find what is to be done for a family, with all by which it is chosen, in one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0010_found_by_index"),
        ("early_signals", "0006_look_families_up"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(
                condition=models.Q(("state__in", ["due", "overdue", "signal"])),
                fields=["dossier", "day"],
                include=("state", "kind", "rule", "urgency", "first_seen_on", "acts", "compartments", "subject", "id"),
                name="outcome_to_do",
            ),
        ),
    ]
