"""Who sees facts is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.reaching import derived_view_by_lookup, see_facts

TABLES = {"housing_stay": "housing", "housing_hotelstay": "housing"}
VALUES = import_module("weerzien.housing.migrations.0003_derive_lease_day").VALUES


class Migration(migrations.Migration):
    dependencies = [("housing", "0003_derive_lease_day"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES), derived_view_by_lookup("housing_derived", VALUES)]
