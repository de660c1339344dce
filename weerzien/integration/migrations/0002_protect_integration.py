"""Who sees civic integration, and who sees income: tables of one app, two compartments."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"integration_integration": "integration", "integration_income": "income"}


class Migration(migrations.Migration):
    dependencies = [("integration", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
