"""Who sees contact notes and the professionals around a family."""

from django.db import migrations

from weerzien.access.policies import protect_facts

TABLES = {"contacts_contactnote": "contacts", "contacts_professional": "contacts"}


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [*protect_facts(TABLES)]
