"""A table that all processes of the web server share for a moment: how often somebody asked, which code was used."""

from django.db import migrations, models

from weerzien.access.policies import allow, fence

TABLE = "access_fleeting"
FENCE = [
    *fence(TABLE),
    *(statement for verb in ("select", "insert", "delete") for statement in allow(TABLE, verb, "true")),
    *allow(TABLE, "update", "true", checked="true"),
]


class Migration(migrations.Migration):
    dependencies = [("access", "0009_what_is_surely_reached")]

    operations = [
        migrations.CreateModel(
            name="Fleeting",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL([f"alter table {TABLE} set unlogged"], [f"alter table {TABLE} set logged"]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
