"""Who sees an episode: each row by the compartment of its kind."""

from django.db import migrations

from weerzien.access.mixed import mixed_fact_table
from weerzien.access.policies import run, undo_fence

TABLE = "dossiers_episode"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0015_episodes"), ("access", "0006_own_families_without_a_list")]

    operations = [
        run(mixed_fact_table(TABLE, COMPARTMENTS), undo=undo_fence(TABLE, "select", "insert", "update")),
    ]
