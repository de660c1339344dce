"""The functions that policies ask: who acts, in which roles, and which families and persons that reaches."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"

UNDO = """
drop function visible_subjects(text, text), visible_dossiers(text, text), imported_dossiers(), is_importing(),
  evaluated_dossiers(), related_dossiers(), has_ability(text), dossiers_with_ability(text), municipal_dossiers(uuid),
  involved_persons(text), acting_involvements(text), acting_roles(), eighteen_on(date), system_municipality(),
  acting_day(), acting_organisation(), acting_account()
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_involvements"), ("dossiers", "0001_initial")]

    operations = [
        migrations.RunSQL([(SQL / name).read_text() for name in ("context.sql", "scopes.sql", "visible.sql")], [UNDO])
    ]
