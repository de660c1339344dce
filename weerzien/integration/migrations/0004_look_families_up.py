"""Who sees facts is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.reaching import derived_view_by_lookup, see_facts

TABLES = {"integration_integration": "integration", "integration_income": "income"}
VALUES = import_module("weerzien.integration.migrations.0003_derive_route_and_benefit").VALUES


class Migration(migrations.Migration):
    dependencies = [("integration", "0003_derive_route_and_benefit"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES), derived_view_by_lookup("integration_derived", VALUES)]
