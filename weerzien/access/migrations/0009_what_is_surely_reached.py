"""What an actor reaches, in three short lists that a policy over thousands of rows asks once."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"

UNDO = """
drop function dossiers_worked_on(), persons_reached(), families_reached(), needs_met_everywhere(), needs_met(text), families_away(),
  municipality_known_everywhere();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0008_know_derived_values_everywhere"), ("dossiers", "0013_protect_told_facts")]

    operations = [migrations.RunSQL([(SQL / "surely.sql").read_text()], [UNDO])]
