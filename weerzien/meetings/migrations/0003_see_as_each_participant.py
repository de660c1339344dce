"""One question that is asked as each participant, so that a shared screen shows what everybody there may see."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"
ARGUMENTS = ", ".join(["uuid[]"] * 8)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_protect_meetings"),
        ("plans", "0002_protect_tasks"),
        ("early_signals", "0015_keep_from_whom_it_is_withheld"),
    ]

    operations = [
        migrations.RunSQL(
            [
                (SQL / "seen.sql").read_text(),
                f"revoke execute on function seen_by_each({ARGUMENTS}) from public",
                f"grant execute on function seen_by_each({ARGUMENTS}) to weerzien_web",
            ],
            [f"drop function seen_by_each({ARGUMENTS})"],
        )
    ]
