"""Who sees outcomes is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.reaching import see_outcomes

COMPARTMENTS = import_module("weerzien.early_signals.migrations.0002_protect_outcomes").COMPARTMENTS


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0005_protect_what_the_night_keeps"),
        ("access", "0006_own_families_without_a_list"),
    ]

    operations = [
        see_outcomes("early_signals_outcome", COMPARTMENTS),
        see_outcomes("early_signals_outcomechange", COMPARTMENTS),
    ]
