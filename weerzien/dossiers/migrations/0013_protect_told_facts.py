"""Who sees what was told: each row by the compartment of its fact."""

from django.db import migrations

from weerzien.access.mixed import mixed_fact_table
from weerzien.access.policies import run, undo_fence

TABLE = "dossiers_toldfact"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_facts_that_are_told"), ("access", "0006_own_families_without_a_list")]

    operations = [
        run(mixed_fact_table(TABLE, COMPARTMENTS), undo=undo_fence(TABLE, "select", "insert", "update")),
    ]
