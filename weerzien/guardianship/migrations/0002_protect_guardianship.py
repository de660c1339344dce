"""Who sees the guardianship of a youngster."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"guardianship_guardianship": "guardianship"}


class Migration(migrations.Migration):
    dependencies = [("guardianship", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
