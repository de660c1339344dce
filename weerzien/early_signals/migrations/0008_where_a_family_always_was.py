"""Write beside each outcome in which municipality the family always was; see decision 25."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Cast

from weerzien.dossiers.lasting import keeps_lasting


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0011_where_a_family_always_was"),
        ("early_signals", "0007_found_by_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="outcome",
            name="lasting_municipality",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="access.organisation",
            ),
        ),
        *keeps_lasting("early_signals_outcome"),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(
                models.F("lasting_municipality"),
                models.Case(
                    models.When(state="signal", then=Cast(models.Value("-infinity"), models.DateField())), default="day"
                ),
                condition=models.Q(("state__in", ["due", "overdue", "signal"])),
                include=(
                    "day",
                    "state",
                    "kind",
                    "rule",
                    "urgency",
                    "first_seen_on",
                    "acts",
                    "compartments",
                    "dossier",
                    "subject",
                    "id",
                ),
                name="outcome_lasting_now",
            ),
        ),
    ]
