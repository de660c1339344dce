"""What people did with signals, and what partners reported, follow who turned out to be another, and come back."""

from importlib import import_module
from pathlib import Path

from django.db import migrations

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql"
BEFORE = import_module("weerzien.handovers.migrations.0003_work_follows_a_merge").FUNCTIONS
GIVES_WAY = ("move_work(text, boolean, text[], uuid, uuid, uuid)", "work_of_a_family()")
NEW = ("work_where(text, text, text)", "move_work(record, text[], uuid, uuid, uuid)", "work_of_a_family()")
KEPT = tuple(name for name in BEFORE if name not in GIVES_WAY)


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0004_shields_reach_what_was_frozen"),
        ("early_signals", "0020_words_about_whom_is_withheld"),
    ]

    operations = [
        run(
            [*(f"drop function {name}" for name in GIVES_WAY), (SQL / "following_signals.sql").read_text()],
            undo=[*(f"drop function {name}" for name in (*NEW, *KEPT)), (SQL / "following.sql").read_text()],
        ),
    ]
