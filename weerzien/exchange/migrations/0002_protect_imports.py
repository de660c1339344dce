"""An import and its rows are seen by the account that made it, at the municipality it was made for."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, allow, fence, run, undo_fence

MINE = "account_id = (select acting_account()) and municipality_id = (select acting_organisation())"
MINE_STILL = f"{MINE} and (select has_ability('import-workbook'))"
ITS_RUN = "run_id in (select mine.id from exchange_importrun mine)"
RUN = [
    *fence("exchange_importrun"),
    *allow("exchange_importrun", "select", MINE),
    *allow("exchange_importrun", "insert", MINE_STILL),
    *allow("exchange_importrun", "update", MINE_STILL),
    *allow("exchange_importrun", "delete", MINE_STILL),
]
ROW = [
    *fence("exchange_importrow"),
    *allow("exchange_importrow", "select", ITS_RUN),
    *allow("exchange_importrow", "insert", ITS_RUN),
    *allow("exchange_importrow", "update", ITS_RUN),
    *allow("exchange_importrow", "delete", ITS_RUN),
    f"grant usage on sequence exchange_importrow_id_seq to {WEB_AND_JOBS}",
]
VERBS = ("select", "insert", "update", "delete")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [
        run(RUN, undo=undo_fence("exchange_importrun", *VERBS)),
        run(ROW, undo=undo_fence("exchange_importrow", *VERBS)),
    ]
