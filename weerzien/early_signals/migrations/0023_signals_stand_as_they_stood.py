"""What was closed or waits asks nothing again because two persons became one, or two again; see decision 47."""

from pathlib import Path

from django.db import migrations

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql" / "put_away.sql"
FUNCTIONS = ("keep_what_is_covered(uuid)", "note_what_is_covered(uuid)", "merge_in_hand(uuid)")


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0022_changes_say_on_what_they_rested"),
        ("dossiers", "0020_protect_merging"),
    ]

    operations = [run([SQL.read_text()], undo=[f"drop function {name}" for name in FUNCTIONS])]
