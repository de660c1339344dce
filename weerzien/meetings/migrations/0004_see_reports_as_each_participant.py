"""Ask as each participant for the reports of partners too: they stand on an agenda among the outcomes."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"
BEFORE = (SQL / "seen.sql").read_text().replace("create function", "create or replace function")
OUTCOMES = "from early_signals_outcome o where o.id = any(outcomes)\n"
REPORTS = """\
      union all
      select people[place], 'reason', m.report_id from early_signals_reportmatch m where m.report_id = any(outcomes)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_see_as_each_participant"),
        ("early_signals", "0018_protect_the_life_of_signals"),
    ]

    operations = [migrations.RunSQL([BEFORE.replace(OUTCOMES, OUTCOMES + REPORTS)], [BEFORE])]
