"""The jobs role removes the imports of one municipality that retention says may go; it never reads what they held."""

from django.db import migrations

from weerzien.access.policies import allow_jobs, run

HERE = "municipality_id = (select system_municipality())"
ITS_RUN = "run_id in (select ended.id from exchange_importrun ended)"
WHEN = "id, municipality_id, state, created_at, finished_at"
CLEAN = [
    "revoke all on exchange_importrun, exchange_importrow from weerzien_jobs",
    *allow_jobs("exchange_importrun", "select", HERE, columns=WHEN, policy="jobs_may_select"),
    *allow_jobs("exchange_importrun", "delete", HERE, policy="jobs_may_delete"),
    *allow_jobs("exchange_importrow", "select", ITS_RUN, columns="run_id", policy="jobs_may_select"),
    *allow_jobs("exchange_importrow", "delete", ITS_RUN, policy="jobs_may_delete"),
]
UNDO = [
    *(
        f"drop policy jobs_may_{verb} on {table}"
        for table in ("exchange_importrun", "exchange_importrow")
        for verb in ("select", "delete")
    ),
    "grant select, insert, update, delete on exchange_importrun, exchange_importrow to weerzien_jobs",
]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_keep_which_column_is_which")]

    operations = [run(CLEAN, undo=UNDO)]
