"""Who is involved today, also for the transaction that keeps a fact: of the families that are evaluated in it."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import run

BEFORE = import_module("weerzien.access.migrations.0019_who_is_involved_today")
REPLACED = BEFORE.INVOLVED.replace("create function", "create or replace function")
# The same families for a job; for whoever acts only those evaluated now, and of these only whom they know.
EVALUATED = REPLACED.replace("municipal_dossiers(system_municipality())", "evaluated_dossiers()")


class Migration(migrations.Migration):
    dependencies = [("access", "0019_who_is_involved_today")]

    operations = [run([EVALUATED], undo=[REPLACED])]
