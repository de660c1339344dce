"""Who sees permits, applications and their steps."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"procedure_permit": "procedure", "procedure_application": "procedure", "procedure_step": "procedure"}


class Migration(migrations.Migration):
    dependencies = [("procedure", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
