"""Who sees where people live."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"housing_stay": "housing", "housing_hotelstay": "housing"}


class Migration(migrations.Migration):
    dependencies = [("housing", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
