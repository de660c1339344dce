"""An outcome may rest on the derived value of a compartment: it is seen by who may know that value, and no other."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS
from weerzien.access.reaching import all_needs_known

COMPARTMENTS = import_module("weerzien.early_signals.migrations.0002_protect_outcomes").COMPARTMENTS
DERIVED = ["procedure"]
TABLES = ["early_signals_outcome", "early_signals_outcomechange"]


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0010_protect_settings"),
        ("access", "0008_know_derived_values_everywhere"),
    ]

    operations = [
        migrations.RunSQL(
            [
                f"create policy knows_derived_values on {table} as restrictive for select to {WEB_AND_JOBS}"
                f" using ({all_needs_known(table, COMPARTMENTS, DERIVED)})"
            ],
            [f"drop policy knows_derived_values on {table}"],
        )
        for table in TABLES
    ]
