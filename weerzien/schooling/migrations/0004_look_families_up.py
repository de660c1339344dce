"""Who sees facts is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.reaching import derived_view_by_lookup, see_facts

TABLES = {"schooling_enrolment": "schooling", "schooling_absence": "schooling"}
VALUES = import_module("weerzien.schooling.migrations.0003_derive_full_time").VALUES


class Migration(migrations.Migration):
    dependencies = [("schooling", "0003_derive_full_time"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES), derived_view_by_lookup("schooling_derived", VALUES)]
