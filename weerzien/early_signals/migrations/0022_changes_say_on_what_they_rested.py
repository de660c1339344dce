"""A change says on which facts its outcome rested, so that what rested on others is seen where somebody is withheld."""

from importlib import import_module
from pathlib import Path

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql"
RESTING = import_module("weerzien.early_signals.migrations.0016_withhold_what_rests_on_a_person")
UNION = "\n    union all\n".join(
    f"    select told.id from {table} told where told.dossier_id = any(families)"  # noqa: S608 -- our own words
    " and (told.subject_id is null or told.subject_id <> all(persons))"
    f"{' and told.other_id <> all(persons)' if table in RESTING.OF_ANOTHER else ''}"
    for table in RESTING.FACTS
)
CHANGES = "create function changes_withheld()"
AS_IT_WAS = (SQL / "resting.sql").read_text().partition(CHANGES)[2].partition("\n\n--")[0]


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0021_withheld_in_what_is_evaluated")]

    operations = [
        migrations.AddField(
            model_name="outcomechange",
            name="fact_ids",
            field=ArrayField(base_field=models.UUIDField(), null=True, size=None),
        ),
        run(
            [(SQL / "changes.sql").read_text().replace("%(facts)s", UNION)],
            undo=[
                f"{CHANGES.replace('create', 'create or replace')}{AS_IT_WAS}",
                "drop function facts_ever_of_others(uuid[], uuid[])",
            ],
        ),
    ]
