"""Who sees an episode: each row by the compartment of its kind."""

from django.db import migrations

from weerzien.access.mixed import mixed_fact_table
from weerzien.access.policies import run, undo_fence
from weerzien.access.shielding import hide_addresses, withhold

TABLE = "dossiers_episode"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0017_episodes"), ("access", "0013_protect_shields")]

    operations = [
        run(mixed_fact_table(TABLE, COMPARTMENTS), undo=undo_fence(TABLE, "select", "insert", "update")),
        *withhold({TABLE: "dossier_id subject_id"}),
        *hide_addresses([TABLE], only="compartment = 'housing'"),
    ]
