"""Who sees facts is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.reaching import derived_view_by_lookup, see_facts

TABLES = {"procedure_permit": "procedure", "procedure_application": "procedure", "procedure_step": "procedure"}
WORDS = import_module("weerzien.procedure.migrations.0003_derive_phase")
VALUES = {"procedure": [WORDS.PHASE, WORDS.ARRIVAL, WORDS.REGISTRATION]}


class Migration(migrations.Migration):
    dependencies = [("procedure", "0003_derive_phase"), ("access", "0006_own_families_without_a_list")]

    operations = [*see_facts(TABLES), derived_view_by_lookup("procedure_derived", VALUES)]
