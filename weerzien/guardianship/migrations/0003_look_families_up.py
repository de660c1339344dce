"""Who sees facts is looked up per family; the same rows are seen as before."""

from django.db import migrations

from weerzien.access.reaching import see_facts

TABLES = {"guardianship_guardianship": "guardianship"}


class Migration(migrations.Migration):
    dependencies = [("guardianship", "0002_protect_guardianship"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES)]
