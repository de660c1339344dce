"""Who sees school and absence."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"schooling_enrolment": "schooling", "schooling_absence": "schooling"}


class Migration(migrations.Migration):
    dependencies = [("schooling", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
