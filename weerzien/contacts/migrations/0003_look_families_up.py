"""Who sees facts is looked up per family; the same rows are seen as before."""

from django.db import migrations

from weerzien.access.reaching import see_facts

TABLES = {"contacts_contactnote": "contacts", "contacts_professional": "contacts"}


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_protect_contacts"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES)]
