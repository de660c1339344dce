"""Which families are the own municipality's, as a view that a policy can look one family up in."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"

UNDO = """
drop view known_dossiers, own_dossiers;
drop function related_besides(), visible_besides(text, text), knows_own_dossiers(), compartments_everywhere(),
  reaches_everywhere(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0005_protect_involvements"), ("dossiers", "0007_name_families_in_the_log")]

    operations = [migrations.RunSQL([(SQL / "own.sql").read_text()], [UNDO])]
